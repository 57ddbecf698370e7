"""What a figure counts: the noun phrase behind its number (1705个网格), before it (市民驿站12个), or the event it tells of (连续奋战72小时)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from govkb.extraction.phrases import CLOSE, OPEN, STOP, MeasureGrammar
from govkb.extraction.words import Word
from govkb.model import Quantity

BEHIND = "measure-behind：数字后的名词"
BEFORE = "measure-before：数字前的名词"
EVENT = "measure-event：数字所在的动作"
DIVIDED = "measure-divided：按此数划分的事物"
RATE = "measure-rate：每万人等基数与所计的事物"
HEAD = "measure-head：与后一数字共用中心词"
SHARED = "measure-shared：与前一数字同一对象"
NONE = "measure-none：没有找到计量对象"

_LONGEST = 40
_LONGEST_ITEM = 8
_SHARES = ("%", "‰", "倍", "番", "个百分点", "百分点")
_AMONG = ("中", "里", "内")
_BODIES = ("党工委", "党委", "党组织", "党支部", "党总支", "支部", "委员会", "单位", "部门", "企业", "机关")
_PEOPLE = ("人", "名", "位")
_DONE = ("了", "过")
_PER = re.compile(r"每(?:份|人|户|月|年|天|日|名|个|次|餐|亩|平方米)$")
_PER_HEAD = re.compile("每(?:十|百)?(?:百|千|万)")
_LIST_END = re.compile(r"等(?![级候待到距于])")
_QUOTED = re.compile(r"“[^“”]*”|‘[^‘’]*’|《[^《》]*》")
_DIVIDES = re.compile(r"(?:左右)?为(?:一个|单位|标准|规模)?(?:单位|标准)?(?:划分|设置|划定|组建|划设|设立|调整|优化)")


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as printed (empty when none was found), and the rule that found it."""

    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Figures:
    """A passage's text, its quantities in order, and where names of places end in it: what bounds a measure's reach."""

    text: str
    quantities: Sequence[Quantity]
    place_ends: Sequence[int]

    def reach(self, sentence: tuple[int, int], at: int) -> tuple[int, int]:
        """How far to both sides the measure of quantity `at` can stand: in its sentence, between its neighbours, behind the last place."""
        quantity = self.quantities[at]
        before = self.quantities[at - 1].end if at else 0
        place = bisect_right(self.place_ends, quantity.start)
        left = max(sentence[0], before, self.place_ends[place - 1] if place else 0)
        following = self.quantities[at + 1].start if at + 1 < len(self.quantities) else len(self.text)
        return left, min(sentence[1], following)


def find_measure(  # noqa: PLR0911 - one return a form
    figures: Figures, sentence: tuple[int, int], at: int, grammar: MeasureGrammar, *, before_it: str = ""
) -> Measure:
    """The measure of quantity `at`, which stands in `sentence`; `before_it` is that of the quantity before it there, which it may share."""
    text, quantity = figures.text, figures.quantities[at]
    left, right = figures.reach(sentence, at)
    divided = _DIVIDES.match(text, quantity.end, right)
    if divided is not None and (phrase := phrase_behind(text, divided.end(), right, grammar).text):
        return Measure(phrase, DIVIDED)
    before = phrase_before(text, left, quantity, grammar)
    if quantity.unit in _SHARES and not text.startswith("的", quantity.end):
        behind = Phrase("", is_verbal=False)
    else:
        behind = phrase_behind(text, quantity.end, right, grammar)
    if behind.text and (shared := _shared_head(figures, at, behind.text, grammar)):
        return Measure(shared, HEAD)
    if behind.text and _PER_HEAD.match(before.text):
        return Measure(before.text + behind.text, RATE)
    if behind.text and not (behind.is_verbal and before.text and not before.text.startswith("每")):
        return Measure(behind.text, BEHIND)
    if before.text:
        return Measure(before.text, EVENT if before.is_verbal else BEFORE)
    if quantity.unit in _PEOPLE and (event := _event_behind(text, quantity.end, right)):
        return Measure(event, EVENT)
    if at and figures.quantities[at - 1].start >= sentence[0]:
        return Measure(before_it, SHARED)
    return Measure("", NONE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and whether it is led by a verb rather than made of nouns alone."""

    text: str
    is_verbal: bool


def _shared_head(figures: Figures, at: int, phrase: str, grammar: MeasureGrammar) -> str:
    """`phrase` with the head noun that it shares with the next figure, where it counts people but names their body.

    356名街道党工委和2245名社区党组织兼职委员 counts 街道党工委兼职委员. Empty where nothing is shared.
    """
    if at + 1 >= len(figures.quantities) or figures.quantities[at].unit not in _PEOPLE or not phrase.endswith(_BODIES):
        return ""
    following = figures.quantities[at + 1]
    if following.unit != figures.quantities[at].unit or figures.text[following.start - 1] not in "和及、":
        return ""
    other = phrase_behind(figures.text, following.end, min(len(figures.text), following.end + _LONGEST), grammar).text
    body = max((other.rfind(name) + len(name) for name in _BODIES if name in other), default=0)
    return phrase + other[body:] if 0 < body < len(other) else ""


def phrase_behind(text: str, start: int, end: int, grammar: MeasureGrammar) -> Phrase:
    """The noun phrase that begins at `start`; empty where something else does."""
    end = min(end, start + _LONGEST)
    if text.startswith("的", start):
        start += 1
    words = grammar.tag(text[start:end], start)
    head = _relative_head(text, words, grammar)
    if head is not None:
        start, words = head, [word for word in words if word.start >= head]
    stop = _phrase_end(text, start, end, words, grammar)
    stop = _list_end(text, start, stop, words, grammar)
    opens_with_verb = bool(words) and grammar.is_verb(words[0]) and head is None
    phrase = unquoted(text[start:stop])
    term = grammar.term_at_start(text[start:end])
    return Phrase(term, is_verbal=False) if len(term) > len(phrase) else Phrase(phrase, opens_with_verb)


def _phrase_end(text: str, start: int, end: int, words: Sequence[Word], grammar: MeasureGrammar) -> int:
    """Where the noun phrase ends: behind its last noun."""
    position = last_noun = start
    in_brackets = False
    for word, following in zip_longest(words, words[1:]):
        if word.start < position:
            continue
        close = _closed_at(text, word, last_noun if last_noun > start else -1, end)
        if close:
            position = last_noun = close
            in_brackets = word.text[0] in "（("
            continue
        if in_brackets and (not grammar.is_noun(word) or word.text[0] in grammar.ends):
            break
        in_brackets = False
        if word.text == "、" and last_noun == start + 1:  # 市、县级…: a list of one-character modifiers
            position = word.end
            continue
        if word.text[0] in STOP or not _carries_on(word, following, grammar, has_noun=last_noun > start):
            break
        position = word.end
        if not grammar.is_link(word):
            last_noun = word.end
    return last_noun


def _list_end(text: str, start: int, stop: int, words: Sequence[Word], grammar: MeasureGrammar) -> int:
    """Behind the last item of a list of bare nouns that share one number (1个街道、社区和网格); `stop` where there is no such list."""
    at, closed = stop, False
    while at > start and at < words[-1].end and text[at] in "、和及" and not closed:
        closed = text[at] != "、"
        rest = [word for word in words if word.start > at]
        item = _phrase_end(text, at + 1, words[-1].end, rest, grammar) if rest and rest[0].start == at + 1 else at + 1
        if not at + 1 < item <= at + 1 + _LONGEST_ITEM:
            return stop
        at = item
    return at if closed else stop


def _closed_at(text: str, word: Word, last_noun: int, end: int) -> int:
    """Behind the quotation or the short bracket that opens with `word`; 0 where none does. A bracket must stand right behind a noun."""
    if word.text[0] in OPEN:
        at = text.find(CLOSE[OPEN.index(word.text[0])], word.start, end)
        return at + 1 if at >= 0 else end
    if word.text[0] in "（(" and last_noun == word.start:
        ends = [at + 1 for mark in "）)" if (at := text.find(mark, word.start, min(end, word.start + 10))) >= 0]
        return min(ends, default=0)
    return 0


def _carries_on(word: Word, following: Word | None, grammar: MeasureGrammar, *, has_noun: bool) -> bool:
    """Whether a word can be part of a noun phrase that has, or has not yet, a noun."""
    if word.text in grammar.ends:
        return False
    if grammar.is_noun(word) or grammar.is_modifier(word):
        return True
    before_noun = following is not None and following.text[0] not in STOP and (grammar.is_noun(following) or grammar.is_modifier(following))
    if grammar.is_link(word):
        return has_noun and before_noun
    return grammar.is_verb(word) and not has_noun and before_noun


def _relative_head(text: str, words: Sequence[Word], grammar: MeasureGrammar) -> int | None:
    """Of a phrase that opens with a verb and has 的 in its clause (有求职意向的大学生): where the noun behind 的 begins."""
    if not words or not grammar.is_verb(words[0]):
        return None
    for word in words:
        if word.text[0] in STOP:
            return None
        if word.text == "的":
            return word.end if word.end < len(text) and text[word.end] not in STOP else None
    return None


def _event_behind(text: str, start: int, end: int) -> str:
    """The rest of the clause, where nothing but an action is said of the people counted (72人兼任街道党组织成员)."""
    limit = min(end, start + _LONGEST)
    stop = next((at for at in range(start, limit) if text[at] in STOP), limit)
    return "" if text.startswith("的", start) else text[start:stop]


def phrase_before(text: str, start: int, quantity: Quantity, grammar: MeasureGrammar) -> Phrase:
    """The noun phrase that ends at the quantity, without the words that only link it to its number; empty where none stands there."""
    segment = text[max(start, quantity.start - 2 * _LONGEST) : quantity.start]
    segment = segment[_clause_start(segment) :]
    done = segment.endswith(_DONE)
    segment = _PER.sub("", grammar.without_link(segment, whole=quantity.unit in _SHARES))
    if quantity.unit in _SHARES and "占" in segment[1:]:
        segment = segment[: segment.index("占", 1)]
    is_list = segment.endswith("等")
    segment = segment.removesuffix("等").lstrip("、（(）)的").rstrip("、（(的")
    base = _PER_HEAD.search(segment)
    segment = segment if base is None else segment[base.start() :]
    if segment.startswith("每") or not segment:
        return Phrase(unquoted(segment), is_verbal=False)
    ends = [match.end() for match in _LIST_END.finditer(segment)]
    if ends and 1 < len(segment) - ends[-1] <= 16:
        segment = segment[ends[-1] :]
    return _nouns_at_end(segment, grammar, is_list=is_list, done=done)


def _clause_start(segment: str) -> int:
    """Behind the last clause mark; brackets that close inside the segment are passed over."""
    depth = 0
    for at in range(len(segment) - 1, -1, -1):
        char = segment[at]
        if char in "）)":
            depth += 1
        elif char in "（(" and depth:
            depth -= 1
        elif char in "，,。；;：:！!？?（(" and not depth:
            return at + 1
    return 1 if segment.startswith("、") else 0


def _nouns_at_end(segment: str, grammar: MeasureGrammar, *, is_list: bool, done: bool) -> Phrase:
    """The nouns at the end of the segment, verbs behind them aside (纠纷化解了2000起); of a list all its items.

    The whole where it is an event without a noun (连续奋战); nothing where it only says among whom (…负责人中).
    """
    words = grammar.without_lead(grammar.tag(segment))
    if words and words[-1].text in _AMONG:
        return Phrase("", is_verbal=False)
    nouns = _without_verbs_behind(words, grammar, done=done)
    if not nouns:
        return Phrase(unquoted(segment[words[0].start :]) if words else "", is_verbal=True)
    end = nouns[-1].end
    begin = _first_noun(segment, nouns, grammar, is_list=is_list)
    kept = grammar.without_lead([word for word in nouns if word.start >= begin])
    phrase = unquoted(segment[kept[0].start if kept else begin : end].lstrip("的、了和与及"))
    return Phrase(_with_terms(phrase, segment, grammar), is_verbal=False)


def _with_terms(phrase: str, segment: str, grammar: MeasureGrammar) -> str:
    """The curated indicator's phrase where it reaches further back than the grammar did, or where a governing word stands right before it.

    In 社区储备后备力量 what stands before 储备 is who keeps them, no part of what is counted.
    """
    term = grammar.term_at_end(segment)
    if len(term) > len(phrase):
        return term
    term = grammar.term_at_end(phrase)
    head = grammar.tag(phrase[: len(phrase) - len(term)])
    return term if term and head and (grammar.governs(head) or head[-1].text in grammar.governing) else phrase


def _without_verbs_behind(words: list[Word], grammar: MeasureGrammar, *, done: bool) -> list[Word]:
    """Words up to the last noun, where the verbs behind it tell what was done with it (证明取消20项, 纠纷化解了300起).

    They do when 了 or 过, an adverb or a one-character verb says so, or when no other verb governs the noun; behind another verb the last one
    is the noun (开展入户走访). Empty where nothing but verbs is left.
    """
    last = max((at for at, word in enumerate(words) if not grammar.is_breaking(word)), default=-1)
    behind, head = words[last + 1 :], words[: last + 1]
    if not behind or not any(grammar.is_noun(word) for word in head):
        return words if last >= 0 else []
    told = done or any(word.tag == "d" or len(word.text) == 1 for word in behind)
    governed = any(grammar.is_breaking(word) and word.tag == "v" for word in head)
    return head if told or not governed else words


def _first_noun(segment: str, words: list[Word], grammar: MeasureGrammar, *, is_list: bool) -> int:
    """Where the nouns at the end begin: behind the last word that breaks them; before a list's first item."""
    quoted = [match.span() for match in _QUOTED.finditer(segment)]
    first_item = segment.find("、", words[0].start) if is_list else -1
    begin = words[0].start
    for word, following in pairwise(words):
        if any(a <= word.start < b for a, b in quoted) or (first_item >= 0 and word.start > first_item):
            continue
        if word.text == "的" and begin > words[0].start and following.start < words[-1].end:
            begin = word.end  # 到社区报到的在职党员: what stands before 的 is a clause, not a noun
            continue
        suffixed = len(following.text) == 1 and following is words[-1]
        if grammar.is_breaking(word) and not suffixed:
            begin = word.end
    return begin


def unquoted(phrase: str) -> str:
    """Without quotation marks around the whole; inside a longer phrase they stay."""
    inner = phrase[1:-1]
    if len(phrase) > 2 and phrase[0] in OPEN and phrase[-1] == CLOSE[OPEN.index(phrase[0])] and not any(char in inner for char in OPEN):
        return inner
    return phrase.strip("、")
