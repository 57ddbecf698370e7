"""The grammar of a printed quantity: approximator, number, multiplier, approximator, unit, approximator (超5万件, 1000余万元, 3次以上).

Found on characters, never on tokens: segmenters cut 4.5 | 万余名. Linear: every number is looked at from its first character, and each part is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from govkb.extraction.figures import DIGITS, EXACT, Figure, half_width
from govkb.extraction.grammar import DOUBLINGS, OR, TENTHS, Grammar, grammar
from govkb.extraction.numbers import HALF, HEAD, ORDINARY, Number, Span, number_in
from govkb.knowledge import Knowledge
from govkb.knowledge.text_rules import Approximator, UnitRule
from govkb.model import Bound, Quantity

_FROM = ("从", "由", "自")
"""从5个到8个 tells of a change, not of a range."""

_LONGEST_BEFORE = 4
"""Characters of the longest approximator that stands before a number."""

_MOST_DOUBLINGS = 40
_GROWTH = re.compile("翻了?$")

_NO_COUNT = "百千万亿萬億零〇"
"""Idiom when they stand alone before a unit (百家, 万户)."""

_ROUNDED = ("%", "‰")
_SIGN = re.compile(r"(?:^|[长幅速率值为是至到达了约，。；：、（(])[负負]$|[长幅速率值为是至到达了约][-－−]$")
"""A sign, as the end of what stands before a number; elsewhere 负 is a part of a word (减负, 税负) and a dash no sign (2021-2025)."""

_ARTICLE = "一壹"
_TEN = "十拾"

Taken = Callable[[Span], bool]
"""Whether a numeral is part of a name, a date or an ordinal."""


def _nothing(_span: Span) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity and the numerals in it; `main` is the index of the one that carries it.

    `quantity` is None where the digits have no value (三八, 几). `narrates`: a small Chinese count that only tells a story (三支队伍);
    `counts_alone`: a quantity also without a unit (3万群众, 三十余).
    """

    quantity: Quantity | None
    numerals: tuple[Span, ...]
    main: int = 0
    rules: tuple[str, ...] = ()
    is_chinese: bool = True
    narrates: bool = True
    counts_alone: bool = False


def read_quantities(text: str, knowledge: Knowledge, *, taken: Taken = _nothing) -> Iterator[Reading]:
    """Every number in `text` with what stands around it, in order; a bare number is a reading whose unit is empty.

    `taken` keeps a figure apart from a date or name behind a dash (5个—2025年).
    """
    compiled = knowledge.built(grammar)
    head = HEAD.search(text)
    while head is not None:
        start = head.start()
        match = compiled.ranged.match(text, start)
        if match is not None and match["dash"] is not None and not _is_range(match, text, taken):
            match = compiled.single.match(text, start)
        if match is not None and (reading := _reading(match, text, compiled)) is not None:
            yield reading
        elif match is None and compiled.few.match(text, start) is not None:
            yield Reading(None, (Span(start, start + 1, None),))
        head = HEAD.search(text, max(start + 1, match.end() if match is not None else 0))


def _is_range(match: re.Match[str], text: str, taken: Taken) -> bool:
    first, second = number_in(match, ""), number_in(match, "2")
    if first.figure is not None and second.figure is not None and second.figure.value < first.figure.value:
        return False
    if match["dash"] == OR:
        return match["unit1"] is None and match["unit"] is not None and _are_neighbours(match, text)
    if match["unit1"] is None:
        return True
    is_change = match["dash"] in ("至", "到") and text.endswith(_FROM, 0, match.start())
    return not is_change and not any(map(taken, second.spans))


def _negative(number: Number) -> Number:
    """The number with the sign before it (负3.2%)."""
    first, *rest = number.spans
    value = -first.value if first.value is not None else None
    return number._replace(spans=(Span(first.start - 1, first.end, value), *rest))


def _are_neighbours(match: re.Match[str], text: str) -> bool:
    """Whether the digits on both sides of 、 follow one another and no third stands before them."""
    at = match.start("dash")
    first, second = (int(DIGITS.get(digit, digit)) for digit in half_width(text[at - 1] + text[at + 1]))
    return second == first + 1 and at - 1 == match.start() and text[at - 2 : at - 1] != OR


def _reading(match: re.Match[str], text: str, compiled: Grammar) -> Reading | None:
    """None where an ordinary character only looks like a digit (队伍, 拾起)."""
    parts = _parts(match, text, compiled)
    first, second = parts.first, parts.second
    numerals = (*first.spans, *(second.spans if second is not None else ()))
    if first.figure is None or (second is not None and second.figure is None):
        return Reading(None, numerals, first.main, is_chinese=first.is_chinese)
    if text[numerals[0].start : numerals[0].end] in ORDINARY:
        return None
    low, high = _ends(parts)
    if high is None and _SIGN.search(text, max(0, match.start() - 2), match.start()) is not None:
        first, low = _negative(first), Figure(-low.value, low.step)
        numerals = first.spans
    start = numerals[0].start - len(parts.word_before)
    if parts.group == DOUBLINGS and (growth := _GROWTH.search(text, max(0, start - 2), start)) is not None:
        start = growth.start()
    bound = Bound.RANGE if high is not None else parts.rules[0].bound if parts.rules else Bound.EXACT
    least, most = _interval(low, high, parts.rules, is_count=parts.unit not in _ROUNDED)
    unit = "%" if first.percent is not None or parts.group in (TENTHS, DOUBLINGS) else parts.unit
    value_max = high.value if high is not None else None
    quantity = Quantity(start, match.end(), text[start : match.end()], low.value, value_max, bound, unit, least, most)
    return Reading(
        quantity,
        numerals,
        first.main,
        tuple(rule.id for rule in parts.rules),
        is_chinese=first.is_chinese,
        narrates=_narrates(parts, text),
        counts_alone=_counts_alone(parts, low),
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a match is made of. `rules` are those of its approximators in the order of print, `word_before` the one that stands before the number.

    `shares`: the first number can share the multiplier of the second (三至五万). `plus` is what stands behind the unit (两年半, 六成五).
    """

    first: Number
    second: Number | None
    unit: str
    unit_rule: UnitRule | None
    shares: bool
    plus: str
    word_before: str
    rules: tuple[Approximator, ...]

    @property
    def group(self) -> str:
        return self.unit_rule.group if self.unit_rule is not None else ""


def _parts(match: re.Match[str], text: str, compiled: Grammar) -> _Parts:
    first, second = number_in(match, ""), None
    split, unit, unit_first, inside_second = match["mid"], match["unit"] or "", None, None
    if match.re is compiled.ranged and match["dash"] is not None:
        second = number_in(match, "2")
        unit_first, inside_second = match["unit1"], match["inside2"]
        split, unit = split or match["mid1"], unit or unit_first or ""
    unit = unit.replace("％", "%").replace("／", "/")
    unit = unit.replace(split, "", 1) if split else unit
    rule = compiled.units.get(unit.partition("/")[0])
    if rule is not None and rule.group == DOUBLINGS and _GROWTH.search(text, max(0, match.start() - 2), match.start()) is None:
        unit, rule = "", None
    before = _before(text, match.start(), compiled, is_bare=first.is_bare)
    placed: list[tuple[Mapping[str, Approximator], str | None]] = [(compiled.before, before)]
    placed += [(compiled.inside, word) for word in (match["inside"], inside_second, split)]
    placed.append((compiled.after, match["after"]))
    rules = [words[word] for words, word in placed if word is not None and word in words]
    shares = not unit_first and first.shared == 1 and not first.is_large
    return _Parts(first, second, unit, rule, shares, HALF if split == HALF else match["plus"] or "", before, tuple(rules))


def _before(text: str, start: int, compiled: Grammar, *, is_bare: bool) -> str:
    """The approximator that ends at `start`, or an empty text."""
    words, ends = compiled.before, compiled.ends_before
    if text[start - 1 : start] not in ends:
        return ""
    for length in range(min(_LONGEST_BEFORE, start), 0, -1):
        word = text[start - length : start]
        rule = words.get(word)
        if rule is not None and text[start - length - 1 : start - length] not in tuple(rule.not_after.get(word, "")):
            return word if is_bare or not rule.bare else ""
    return ""


def _ends(parts: _Parts) -> tuple[Figure, Figure | None]:
    """The figure, and its upper end where it is a range."""
    low, high = _in_unit(parts.first, parts), None
    if parts.second is not None:
        high = _in_unit(parts.second, parts)
        shared = low.times(parts.second.shared)
        low = shared if parts.shares and shared.value < high.value else low
    elif parts.first.upper is not None:
        high = _in_unit(parts.first._replace(figure=parts.first.upper), parts)
    return low, high


def _in_unit(number: Number, parts: _Parts) -> Figure:
    """The number's figure as its unit has it: 三成 is 30 (%), 六成五 65 (%), 翻两番 300 (%), 两年半 2.5."""
    figure = number.figure or Figure(Decimal(0), Decimal(1))
    if number.percent is not None:
        return Figure(number.percent, figure.step)
    if parts.group == TENTHS:
        printed = parts.plus or parts.unit[1:]
        return Figure(figure.value * 10 + DIGITS.get(printed, 5 if printed else 0), Decimal(5 if printed == HALF else 1 if printed else 10))
    if parts.group == DOUBLINGS:
        return Figure((Decimal(2) ** min(int(figure.value), _MOST_DOUBLINGS) - 1) * 100, Decimal(1))
    if not parts.plus:
        return figure
    return Figure(figure.value + Decimal(DIGITS.get(parts.plus, 5)) / 10, Decimal(1))


def _interval(low: Figure, high: Figure | None, rules: tuple[Approximator, ...], *, is_count: bool) -> tuple[Decimal, Decimal | None]:
    """The values that the print can stand for.

    A figure rounded to a step (4.18万: 100) stands for half a step around it; a whole count (1705) for itself, a whole share (49%) is rounded too.
    """
    if high is not None:
        return low.value, high.value
    if rules:
        least, most = rules[0].low, rules[0].high
        return (
            EXACT.multiply(low.value, least) if least is not None else Decimal(0),
            EXACT.multiply(low.value, most) if most is not None else None,
        )
    if low.step == 1 and is_count:
        return low.value, low.value
    half = EXACT.divide(low.step, Decimal(2))
    return EXACT.subtract(low.value, half), EXACT.add(low.value, half)


def _narrates(parts: _Parts, text: str) -> bool:
    """Whether the number is a small Chinese one that only tells a story (三支队伍, 一家, 百家), or no count at all."""
    first, unit = parts.first, parts.unit_rule
    if not first.is_chinese or parts.second is not None or first.upper is not None or first.percent is not None or parts.plus:
        return False
    printed = text[first.spans[0].start : first.spans[0].end]
    is_small = unit is None or not unit.small
    if printed in _ARTICLE:
        only_before = parts.word_before != "" and len(parts.rules) == 1
        return is_small if only_before else not (parts.rules or (unit is not None and unit.one))
    if len(printed) > 1 or (parts.rules and (unit is not None or len(parts.rules) > bool(parts.word_before))):
        return False
    return printed in _NO_COUNT or (is_small and printed not in _TEN)


def _counts_alone(parts: _Parts, low: Figure) -> bool:
    if parts.first.is_large or (parts.second is not None and parts.second.is_large):
        return True
    if not parts.first.is_chinese or low.value >= 10:
        return bool(parts.rules)
    return len(parts.rules) > bool(parts.word_before)
