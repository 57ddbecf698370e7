"""The numeral ledger: every printed number of a passage and what it turned out to be (rule 2 of the design)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from govkb.extraction.figures import arabic, chinese
from govkb.extraction.quantities import Reading, read_quantities
from govkb.knowledge import Knowledge
from govkb.knowledge.text_rules import NameRule
from govkb.model import Fate, Numeral, Quantity

QUANTITY = "数量"
PLACE_NAME = "地名中的字"
WORD = "词语中的数字，不表数量"
NARRATIVE = "叙述中的小数目，不作数据"
FUSED = "数字直接连名词，是名称"
PER_BASE = "比率的基数（每……）"
SECOND = "区间的另一端或分数的分母"
UNPARSED = "没有单位，也没有规则可解"


@dataclass(frozen=True, slots=True)
class _Taken:
    """A stretch in which numerals are names, dates or ordinals. `quoted`: only Chinese numerals are."""

    start: int
    end: int
    fate: Fate
    reason: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that is a claim to be, with the approximators' rules behind it."""

    quantity: Quantity
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The numerals of a passage in order, and the figures among them; `figure_of[i]` is the figure that numeral i belongs to, or None."""

    numerals: tuple[Numeral, ...]
    figures: tuple[Figure, ...]
    figure_of: tuple[int | None, ...]


def keep_ledger(text: str, places: Sequence[tuple[int, int]], knowledge: Knowledge) -> Ledger:
    """The ledger of a passage's clean text; `places` are the spans of place names in it."""
    taken = _Spans([*_names(text, knowledge), *(_Taken(start, end, Fate.NAME, PLACE_NAME, quoted=False) for start, end in places)])
    numerals: list[Numeral] = []
    figures: list[Figure] = []
    figure_of: list[int | None] = []
    for reading in read_quantities(text, knowledge):
        spans = reading.numerals
        over = [taken.over(start, end, is_chinese=text[start] not in _ARABIC_DIGITS) for start, end in spans]
        verdict = None if any(over) else _judge(reading, text)
        is_claim = verdict is None and not any(over) and reading.quantity is not None
        if is_claim and reading.quantity is not None:
            figures.append(Figure(reading.quantity, reading.rules))
        for index, (start, end) in enumerate(spans):
            stretch = over[index] or next(filter(None, over), None)
            if stretch is not None:
                fate, reason = stretch.fate, stretch.reason
            elif verdict is not None:
                fate, reason = verdict
            else:
                fate, reason = (Fate.CLAIM, QUANTITY) if index == 0 else (Fate.PART, SECOND)
            numerals.append(Numeral(start, end, text[start:end], _value(text[start:end]), fate, reason))
            figure_of.append(len(figures) - 1 if is_claim else None)
    return Ledger(tuple(numerals), tuple(figures), tuple(figure_of))


_MULTIPLIERS = "十百千万亿余多来几"
_ARABIC_DIGITS = "0123456789０１２３４５６７８９"


def _judge(reading: Reading, text: str) -> tuple[Fate, str] | None:
    """Why a reading is no claim, or None when it is one."""
    quantity = reading.quantity
    first, last = reading.numerals[0], reading.numerals[-1]
    is_chinese = text[first[0]] not in _ARABIC_DIGITS
    if quantity is None:
        return (Fate.NAME, WORD) if is_chinese else (Fate.UNPARSED, UNPARSED)
    if text[max(0, first[0] - 1) : first[0]] == "每":
        return Fate.PART, PER_BASE
    if reading.small:
        return Fate.NAME, NARRATIVE if quantity.unit else WORD
    if quantity.unit or reading.rules:
        return None
    if is_chinese:
        return Fate.NAME, WORD
    following = text[last[1] : last[1] + 1]
    if "\u4e00" <= following <= "\u9fff":
        return Fate.NAME, FUSED
    return Fate.UNPARSED, UNPARSED


def _value(text: str) -> Decimal | None:
    digits = text.rstrip(_MULTIPLIERS)
    figure = chinese(text) if text[0] not in _ARABIC_DIGITS else arabic(digits, _factor(text[len(digits) :]))
    return figure.value if figure is not None else None


def _factor(tail: str) -> str:
    return "".join(char for char in tail if char in "十百千万亿")


def _names(text: str, knowledge: Knowledge) -> list[_Taken]:
    found = []
    for rule in knowledge.rules(NameRule):
        group = "n" if "n" in rule.regex.groupindex else 0
        for match in rule.regex.finditer(text):
            start, end = match.span(group)
            found.append(_Taken(start, end, rule.fate, rule.id, rule.quoted))
    return found


class _Spans:
    """Stretches by start; of two over one numeral, that of the rule named first in the file counts."""

    def __init__(self, stretches: list[_Taken]) -> None:
        self._by_start = sorted(stretches, key=lambda one: one.start)
        self._starts = [one.start for one in self._by_start]
        self._longest = max((one.end - one.start for one in stretches), default=0)

    def over(self, start: int, end: int, *, is_chinese: bool) -> _Taken | None:
        """A stretch that overlaps [start, end)."""
        at = bisect_right(self._starts, end - 1) - 1
        while at >= 0 and self._starts[at] > start - self._longest:
            one = self._by_start[at]
            if one.end > start and (is_chinese or not one.quoted):
                return one
            at -= 1
        return None
