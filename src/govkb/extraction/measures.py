"""What a figure counts: the noun phrase behind its number (1705个网格) or, where none stands there, before it (市民驿站12个)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from govkb.extraction.words import Tagger, Word
from govkb.knowledge import Knowledge
from govkb.knowledge.text_rules import PhraseRule
from govkb.model import Quantity

BEHIND = "measure-behind：数字后的名词"
BEFORE = "measure-before：数字前的名词"
SHARED = "measure-shared：与前一数字同一对象"

_LONGEST = 40
_OPEN, _CLOSE = "“‘《「", "”’》」"
_STOP = "，,。；;：:！!？?、…—（(）)\n"
_LIST_END = re.compile(r"等(?![级候待到距于])")
_NOUNS = ("n", "j", "l", "i", "vn", "an", "eng", "s", "k", "b", "nz", "nt", "ns", "nr", "f", "g", "x", "m", "a")


@dataclass(frozen=True)
class PhraseWords:
    """The compiled lists of `phrases.yaml`."""

    rules: dict[str, PhraseRule]

    @cached_property
    def keeps(self) -> frozenset[str]:
        return frozenset(self.rules["keeps-verb"].words or ())

    @cached_property
    def ends(self) -> frozenset[str]:
        return frozenset(self.rules["ends-phrase"].words or ())

    def pattern(self, rule: str) -> re.Pattern[str]:
        return self.rules[rule].regex


def phrase_words(knowledge: Knowledge) -> PhraseWords:
    """Use `knowledge.built(phrase_words)`."""
    return PhraseWords({rule.id: rule for rule in knowledge.rules(PhraseRule)})


@dataclass(frozen=True, slots=True)
class MeasureGrammar:
    """The grammar of measures: its word lists, and what cuts a stretch of text into words."""

    words: PhraseWords
    tag: Tagger

    @property
    def keeps(self) -> frozenset[str]:
        return self.words.keeps

    @property
    def ends(self) -> frozenset[str]:
        return self.words.ends


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as printed, and the rule that found it."""

    text: str
    rule: str


def find_measure(text: str, sentence: tuple[int, int], quantities: Sequence[Quantity], at: int, grammar: MeasureGrammar) -> Measure:
    """The measure of `quantities[at]`; the others are those of the same passage, in order, and bound its reach."""
    quantity = quantities[at]
    left = max(sentence[0], quantities[at - 1].end if at else 0)
    right = min(sentence[1], quantities[at + 1].start if at + 1 < len(quantities) else len(text))
    if quantity.unit not in ("%", "‰", "倍", "番") or text.startswith("的", quantity.end):
        behind = phrase_behind(text, quantity.end, right, grammar)
        if behind:
            return Measure(behind, BEHIND)
    before = phrase_before(text, left, quantity.start, grammar)
    if before:
        return Measure(before, BEFORE)
    if at and quantities[at - 1].start >= sentence[0]:
        return Measure(find_measure(text, sentence, quantities[:at], at - 1, grammar).text, SHARED)
    return Measure("", BEFORE)


def phrase_behind(text: str, start: int, end: int, grammar: MeasureGrammar) -> str:
    """The noun phrase that begins at `start`, or an empty text."""
    end = min(end, start + _LONGEST)
    if text.startswith("的", start):
        start += 1
    relative = _relative_head(text, start, end, grammar)
    if relative:
        return relative
    stop = _phrase_end(text, start, end, grammar)
    return _unquoted(text[start:stop])


def _phrase_end(text: str, start: int, end: int, grammar: MeasureGrammar) -> int:
    position = start
    last_noun = start
    words = grammar.tag(text[start:end], start)
    for index, word in enumerate(words):
        if word.start < position:
            continue
        if word.text[0] in _OPEN:
            close = _closing(text, word.start, end)
            position = last_noun = close
            continue
        if word.text[0] in "（(" and last_noun == word.start > start:
            close = _bracket(text, word.start, end)
            if not close:
                break
            position = last_noun = close
            continue
        if word.text[0] in _STOP or word.text in grammar.ends:
            break
        if not _belongs(word, words[index + 1 : index + 2], grammar, opens=word.start == start):
            break
        position = word.end
        if word.tag[:1] not in "ucdp" or word.text in grammar.keeps:
            last_noun = word.end
    return last_noun


def _belongs(word: Word, following: Sequence[Word], grammar: MeasureGrammar, *, opens: bool) -> bool:
    """Whether a word can be part of the phrase: nouns and modifiers; 和 and 的 with a noun behind; verbs that modify."""
    if word.text in grammar.keeps or word.tag.startswith(_NOUNS):
        return True
    next_is_noun = bool(following) and (following[0].tag.startswith(_NOUNS) or following[0].text in grammar.keeps)
    if word.text in ("的", "和", "及"):
        return next_is_noun and not opens and following[0].text[0] not in _STOP
    if word.tag.startswith("v"):
        return next_is_noun and following[0].text[0] not in _STOP and (opens or len(word.text) == 1)
    return word.tag[:1] not in "dpcruzyqt"


def _relative_head(text: str, start: int, end: int, grammar: MeasureGrammar) -> str:
    """Of a phrase that opens with a verb and has 的 (有求职意向的大学生): the noun behind 的."""
    clause = re.match(rf"[^{re.escape(_STOP)}]*", text[start:end])
    inside = clause.group() if clause else ""
    at = inside.find("的")
    if at <= 0:
        return ""
    words = grammar.tag(text[start : start + at], start)
    if not words or not words[0].tag.startswith(("v", "a", "d")) or words[0].text in grammar.keeps or words[0].tag == "vn":
        return ""
    head = start + at + 1
    return _unquoted(text[head : _phrase_end(text, head, end, grammar)])


def phrase_before(text: str, start: int, end: int, grammar: MeasureGrammar) -> str:
    """The noun phrase that ends at `end`, without the words that only link it to its number; or an empty text."""
    start = max(start, end - 2 * _LONGEST)
    segment = text[start:end]
    segment = segment[_clause_start(segment) :]
    segment = _without_tail(segment, grammar.words.rules["links-to-number"].words or ())
    segment = _without_tail(segment, grammar.words.rules["change-verb"].words or ())
    if "占" in segment[1:]:
        segment = segment[: segment.index("占", 1)]
    segment = segment.removesuffix("等").strip("、（(）)的")
    if segment.startswith("每") or not segment:
        return _unquoted(segment)
    if match := _last_list_end(segment):
        tail = segment[match:]
        if 1 < len(tail) <= 16:
            segment = tail
    return _unquoted(_without_verbs(segment, grammar))


def _without_tail(segment: str, words: Sequence[str]) -> str:
    """`segment` without any of the words at its end, again and again; at least one character stays."""
    while True:
        tail = max((word for word in words if segment.endswith(word) and len(word) < len(segment)), key=len, default="")
        if not tail:
            return segment
        segment = segment[: -len(tail)]


def _clause_start(segment: str) -> int:
    """Behind the last clause mark; a list (A、B、C) is kept whole unless its last item stands alone."""
    start = max((segment.rfind(mark) + 1 for mark in "，,。；;：:！!？?（("), default=0)
    opening = segment.rfind("（", 0, len(segment))
    if 0 < opening + 1 == start and "）" in segment[start:]:
        return _clause_start(segment[:opening]) if opening else 0
    if segment.startswith("、", start):
        return start + 1
    return start


def _last_list_end(segment: str) -> int:
    ends = [match.end() for match in _LIST_END.finditer(segment)]
    return ends[-1] if ends and ends[-1] < len(segment) else 0


def _without_verbs(segment: str, grammar: MeasureGrammar) -> str:
    """The nouns at the end of the segment; the whole of it where it is an event without one (连续奋战)."""
    stripped = grammar.words.pattern("leading-words").sub("", segment) or segment
    words = grammar.tag(stripped)
    quoted = _quoted_spans(stripped)
    begin = 0
    for index, word in enumerate(words):
        inside = any(a <= word.start < b for a, b in quoted)
        is_last = index == len(words) - 1
        if inside or word.text in grammar.keeps:
            continue
        if (word.tag in ("v", "p", "c", "d") and len(word.text) > 1 or word.tag == "p") and not is_last:
            begin = word.end
    phrase = stripped[begin:].lstrip("的、了和与及")
    return grammar.words.pattern("leading-words").sub("", phrase) or phrase or stripped


def _closing(text: str, start: int, end: int) -> int:
    close = _CLOSE[_OPEN.index(text[start])]
    at = text.find(close, start, end)
    return at + 1 if at >= 0 else end


def _bracket(text: str, start: int, end: int) -> int:
    """Behind a short bracket that qualifies a noun （市、区）, or 0."""
    ends = [at for mark in "）)" if (at := text.find(mark, start, min(end, start + 10))) >= 0]
    return min(ends) + 1 if ends else 0


def _quoted_spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"“[^“”]*”|‘[^‘’]*’|《[^《》]*》", text)]


def _unquoted(phrase: str) -> str:
    """Without quotation marks around the whole; inside a longer phrase they stay."""
    inner = phrase[1:-1]
    if len(phrase) > 2 and phrase[0] in _OPEN and phrase[-1] == _CLOSE[_OPEN.index(phrase[0])] and not any(c in inner for c in _OPEN):
        return inner
    return phrase.strip("、")
