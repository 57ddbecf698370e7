"""The grammar of a printed quantity: approximator, number, multiplier, approximator, unit, approximator (超5万件, 1000余万元, 3次以上).

Found on characters, never on tokens: segmenters cut 4.5 | 万余名. Linear: the pattern opens on a digit and each part is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from govkb.extraction.figures import ARABIC, DIGITS, LARGE, SMALL, Figure, arabic, chinese
from govkb.knowledge import Knowledge
from govkb.knowledge.text_rules import Approximator, UnitRule
from govkb.model import Bound, Quantity

_MULTIPLIER = "[十百千万亿]"
_CHINESE_DIGIT = "".join(DIGITS)
_CHINESE = "".join(dict.fromkeys([*DIGITS, *SMALL, *LARGE]))
_ARABIC = rf"[{ARABIC}]{{1,40}}(?:,[0-9]{{3}}(?![0-9])){{0,9}}(?:[.．][{ARABIC}]{{1,20}})?"
_HAN = rf"[{_CHINESE}]{{1,40}}(?:点[{_CHINESE_DIGIT}]{{1,20}}[万亿]?)?"
_DASH = "—{1,2}|–|-|~|～|至|到|－"

_LONGEST_BEFORE = 4
"""Characters of the longest approximator that stands before a number."""

MULTIPLE = "番"

_NO_COUNT = "一百千万亿"
"""Alone, 一 is an article (一家, 一年来) and the others are idiom (万家, 百姓)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity and the spans of the numerals in it.

    `quantity` is None where the digits have no value (十四五); `small` marks a bare small Chinese count (三支) that may only narrate.
    """

    quantity: Quantity | None
    numerals: tuple[tuple[int, int], ...]
    rules: tuple[str, ...]
    small: bool


@dataclass(frozen=True)
class Grammar:
    """The compiled grammar. `units` map a printed unit to its rule, `before`, `inside`, `after` an approximator to its rule."""

    units: dict[str, UnitRule]
    before: dict[str, Approximator]
    inside: dict[str, Approximator]
    after: dict[str, Approximator]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        number = rf"(?:(?P<arabic>{_ARABIC})|(?P<han>{_HAN}))"
        second = rf"(?:(?P<arabic2>{_ARABIC})|(?P<han2>{_HAN}))"
        inside = _any(self.inside)
        unit, after = _any(self.units), _any(self.after)
        return re.compile(
            rf"(?:(?P<fraction>[{_CHINESE}{ARABIC}]{{1,12}})分之)?{number}(?P<m1>{_MULTIPLIER}{{0,4}})(?P<inside>{inside})?(?P<m2>{_MULTIPLIER}{{0,4}})"
            rf"(?:(?P<unit1>{unit})?(?:{_DASH}){second}(?P<m3>{_MULTIPLIER}{{0,4}}))?"
            rf"(?P<unit>成(?![立为功果员本绩长效了就熟都分])半?|{unit})?(?P<after>{after})?"
        )


def _any(words: Mapping[str, UnitRule] | Mapping[str, Approximator]) -> str:
    """Longest first; a word is none when it is the beginning of a longer one (年 in 年级), which its rule's `not_before` tells."""
    parts = []
    for word in sorted(words, key=lambda w: (-len(w), w)):
        guard = words[word].not_before.get(word, "")
        parts.append(re.escape(word) + (f"(?![{re.escape(guard)}])" if guard else ""))
    return "(?:" + "|".join(parts) + ")"


def grammar(knowledge: Knowledge) -> Grammar:
    """The grammar of the knowledge's units and approximators; use `knowledge.built(grammar)`."""
    approximators = knowledge.rules(Approximator)
    by_place = {
        place: {word: rule for rule in approximators if rule.place == place for word in rule.words or ()}
        for place in ("before", "inside", "after")
    }
    units = {word: rule for rule in knowledge.rules(UnitRule) for word in rule.words or ()}
    return Grammar(units, **by_place)


def read_quantities(text: str, knowledge: Knowledge) -> Iterator[Reading]:
    """Every number in `text` with what stands around it, in order; a bare number is a reading whose unit is empty."""
    compiled = knowledge.built(grammar)
    for match in compiled.pattern.finditer(text):
        yield _reading(match, text, compiled)


def _reading(match: re.Match[str], text: str, compiled: Grammar) -> Reading:
    first = _figure(match, "", match["m1"] + match["m2"])
    if first is None:
        return Reading(None, _numerals(match), (), small=True)
    second = _figure(match, "2", match["m3"]) if match["arabic2"] or match["han2"] else None
    if second is not None and not match["m1"] + match["m2"] and match["m3"] and match["unit1"] is None and first.value < second.value:
        scaled = Figure(first.value * _scale(match["m3"]), first.step * _scale(match["m3"]))
        first = scaled if scaled.value < second.value else first
    return _assemble(match, text, compiled, first, second)


def _scale(multiplier: str) -> Decimal:
    figure = arabic("1", multiplier)
    return figure.value if figure is not None else Decimal(1)


def _figure(match: re.Match[str], number: str, multiplier: str) -> Figure | None:
    if match[f"arabic{number}"]:
        return arabic(match[f"arabic{number}"], multiplier)
    figure = chinese(match[f"han{number}"])
    if figure is None or not multiplier:
        return figure
    scale = _scale(multiplier)
    return Figure(figure.value * scale, figure.step * scale)


def _assemble(match: re.Match[str], text: str, compiled: Grammar, first: Figure, second: Figure | None) -> Reading:
    start, end = match.start(), match.end()
    before = _before(text, start, compiled.before)
    rules = [rule for rule in (before, compiled.inside.get(match["inside"] or ""), compiled.after.get(match["after"] or "")) if rule]
    unit = match["unit"] or match["unit1"] or ""
    value, step = first.value, first.step
    if unit.startswith("成"):
        value, step, unit = value * 10 + (5 if unit.endswith("半") else 0), Decimal(10), "%"
    elif match["fraction"]:
        value, step, unit = _fraction(match["fraction"], first), Decimal(1), "%"
    elif unit == MULTIPLE:
        value, step = Decimal(2) ** int(value) if value <= 10 else value, Decimal(1)
    unit = unit.replace("％", "%")
    printed_start = start - (len(_word(text, start, before)) if before else 0)
    bound = Bound.RANGE if second is not None else rules[0].bound if rules else Bound.EXACT
    low, high = _interval(value, step, second, rules)
    value_max = second.value if second is not None else None
    quantity = Quantity(printed_start, end, text[printed_start:end], value, value_max, bound, unit, low, high)
    return Reading(quantity, _numerals(match), tuple(rule.id for rule in rules), _is_small(match, rules, compiled))


def _before(text: str, start: int, words: Mapping[str, Approximator]) -> Approximator | None:
    for length in range(min(_LONGEST_BEFORE, start), 0, -1):
        word = text[start - length : start]
        rule = words.get(word)
        if rule is not None and text[start - length - 1 : start - length] not in tuple(rule.not_after.get(word, "")):
            return rule
    return None


def _word(text: str, start: int, rule: Approximator) -> str:
    return max((word for word in rule.words or () if text.endswith(word, 0, start)), key=len)


def _fraction(denominator: str, numerator: Figure) -> Decimal:
    """三分之二 as a percentage, to two decimals as print would give it (66.67); 百分之二十 is 20."""
    base = chinese(denominator) or arabic(denominator)
    if base is None or base.value == 0:
        return numerator.value
    return (numerator.value * 100 / base.value).quantize(Decimal("0.01")).normalize()


def _interval(value: Decimal, step: Decimal, second: Figure | None, rules: list[Approximator]) -> tuple[Decimal, Decimal | None]:
    """The values that the print can stand for.

    A figure rounded to a step (4.18万: 100) stands for half a step around it; a whole count (1705) for itself.
    """
    if second is not None:
        return min(value, second.value), max(value, second.value)
    if rules:
        rule = rules[0]
        return value * rule.low if rule.low is not None else Decimal(0), value * rule.high if rule.high is not None else None
    half = step / 2 if step != 1 else Decimal(0)
    return value - half, value + half


def _numerals(match: re.Match[str]) -> tuple[tuple[int, int], ...]:
    spans = []
    if match["fraction"]:
        spans.append(match.span("fraction"))
    for number, multipliers in (("", ("m2", "m1")), ("2", ("m3",))):
        group = "arabic" + number if match["arabic" + number] else "han" + number
        if match[group]:
            start, end = match.span(group)
            ends = [match.end(name) for name in multipliers if match[name]]
            spans.append((start, max([end, *ends])))
    return tuple(spans)


def _is_small(match: re.Match[str], rules: list[Approximator], compiled: Grammar) -> bool:
    """Whether the number is a bare Chinese one up to ten before a measure word that only narrates."""
    if match["han"] is None or rules or match["fraction"] or match["m1"] or match["han2"] or match["arabic2"]:
        return False
    unit = compiled.units.get(match["unit"] or "")
    if len(match["han"]) > 1 or match["unit"] in ("成", "成半"):
        return False
    return match["han"] in _NO_COUNT or unit is None or not unit.small
