"""The numeral ledger: every printed number of a passage and what it turned out to be (rule 2 of the design)."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from govkb.extraction.figures import half_width
from govkb.extraction.numbers import FEW, HEAD, Span
from govkb.extraction.quantities import Reading, read_quantities
from govkb.knowledge import Knowledge
from govkb.knowledge.scanner import Scanner
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

_EACH = ("每", "每隔")

Verdict = tuple[Fate, str]
"""A fate and its reason."""


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
    if HEAD.search(text) is None:
        return Ledger((), (), ())
    taken = _Taken(text, places, knowledge)
    numerals: list[Numeral] = []
    figures: list[Figure] = []
    figure_of: list[int | None] = []
    for reading in read_quantities(text, knowledge, taken=taken.holds):
        over = [taken.over(span) for span in reading.numerals]
        verdict = next(filter(None, over), None) or _judge(reading, text)
        if verdict is None and reading.quantity is not None:
            figures.append(Figure(reading.quantity, reading.rules))
        for index, span in enumerate(reading.numerals):
            fate, reason = over[index] or verdict or ((Fate.CLAIM, QUANTITY) if index == reading.main else (Fate.PART, SECOND))
            numerals.append(Numeral(span.start, span.end, text[span.start : span.end], span.value, fate, reason))
            figure_of.append(len(figures) - 1 if verdict is None else None)
    return Ledger(tuple(numerals), tuple(figures), tuple(figure_of))


def _judge(reading: Reading, text: str) -> Verdict | None:
    """Why a reading is no claim, or None when it is one."""
    quantity, start = reading.quantity, reading.numerals[0].start
    if text.endswith(_EACH, 0, start):
        return Fate.PART, PER_BASE
    if quantity is None:
        return _no_value(reading, text[start])
    if reading.narrates:
        return Fate.NAME, NARRATIVE if quantity.unit else WORD
    if quantity.unit or reading.counts_alone:
        return None
    if reading.is_chinese:
        return Fate.NAME, WORD
    following = text[reading.numerals[-1].end : reading.numerals[-1].end + 1]
    return (Fate.NAME, FUSED) if "\u4e00" <= following <= "\u9fff" else (Fate.UNPARSED, UNPARSED)


def _no_value(reading: Reading, printed: str) -> Verdict:
    if not reading.is_chinese:
        return Fate.UNPARSED, UNPARSED
    return Fate.NAME, NARRATIVE if printed in FEW else WORD


def name_scanner(knowledge: Knowledge) -> Scanner[int]:
    """The rules for names, dates and ordinals, numbered from 1; use `knowledge.built(name_scanner)`."""
    return Scanner((number, rule.source) for number, rule in enumerate(knowledge.rules(NameRule), start=1))


class _Taken:
    """Which characters of a text belong to names, dates and ordinals: every character bears the number of a rule, the one named first in the file.

    Painting costs no more than the length of the text for each rule, whatever the rules match.
    """

    def __init__(self, text: str, places: Sequence[tuple[int, int]], knowledge: Knowledge) -> None:
        rules = knowledge.rules(NameRule)
        self._verdicts: list[Verdict] = [(rule.fate, rule.id) for rule in rules] + [(Fate.NAME, PLACE_NAME)]
        self._text = text
        self._all = array("H", bytes(2 * len(text)))
        self._arabic = array("H", bytes(2 * len(text)))
        for number, match in reversed(knowledge.built(name_scanner).every(text)):
            at = "n" if "n" in match.re.groupindex and match["n"] is not None else 0
            self._paint(match.span(at), number, only_chinese=rules[number - 1].quoted)
        for span in places:
            self._paint(span, len(self._verdicts), only_chinese=False)

    def _paint(self, span: tuple[int, int], number: int, *, only_chinese: bool) -> None:
        start, end = span
        colour = array("H", [number]) * (end - start)
        self._all[start:end] = colour
        if not only_chinese:
            self._arabic[start:end] = colour

    def over(self, span: Span) -> Verdict | None:
        """Fate and reason that a numeral has from what it belongs to."""
        painted = self._arabic if half_width(self._text[span.start]).isascii() else self._all
        number = min(filter(None, painted[span.start : span.end]), default=0)
        return self._verdicts[number - 1] if number else None

    def holds(self, span: Span) -> bool:
        return self.over(span) is not None
