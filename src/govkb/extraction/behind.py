"""The noun phrase that begins behind a number (1705个网格), or the action told of those counted (72人兼任街道党组织成员)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from govkb.extraction.phrases import CLOSE, OPEN, STOP, MeasureGrammar, Phrase, unquoted
from govkb.extraction.words import Word

LONGEST = 40
"""Characters that a measure, or the clause that stands for one, can have."""

_LONGEST_ITEM = 8
_IDIOMS = ("l", "i")
"""Classes of set phrases; behind a noun one says how things are (菜品一字排开)."""

_COUNTED = ("people", "households")
_OWNERS = ("个", "户", "家", "名", "人", "位")
_AMOUNT = re.compile("(?:收入|产值|利润|产量|收益|面积|工资|报酬|率)$")
"""Amounts, which these units do not count: in 5个村集体经济收入超过… they count whose amount it is."""

_PEOPLE = re.compile("(?:员|者|师|骨干|人才|干部|代表)$")
_AGENTS = re.compile(r"(?:员|者|干部|群众|民|职工|师|生|老人|户|长|骨干|人才|志愿服务队|企业|公司|单位|商家)$")
"""How nouns end that name who acts; behind a number of people or firms a verb that follows them tells what they do (4600名党员联系茶农)."""


def phrase_behind(text: str, start: int, end: int, unit: str, grammar: MeasureGrammar) -> Phrase:
    """The noun phrase that begins at `start`, behind a number with this unit; empty where something else does."""
    end = min(end, start + LONGEST)
    if text.startswith("的", start):
        start += 1
    words = grammar.tag(text[start:end], start)
    head = _relative_head(text, words, grammar)
    if head is not None:
        start, words = head, [word for word in words if word.start >= head]
    stop = _phrase_end(text, start, end, words, grammar)
    if grammar.words.groups.get(unit) in _COUNTED:
        stop = _agent_end(stop, words)
    stop = _list_end(text, start, stop, words, grammar)
    opens_with_verb = bool(words) and grammar.is_verb(words[0]) and head is None
    phrase, term = unquoted(text[start:stop]), grammar.term_at_start(text[start:end])
    if unit in _OWNERS and _AMOUNT.search(max(phrase, term, key=len)):
        return Phrase(words[0].text)
    is_action = bool(words) and words[0].tag.startswith("v")
    return Phrase(term) if len(term) > len(phrase) else Phrase(phrase, opens_with_verb, is_action=is_action)


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


def _agent_end(stop: int, words: Sequence[Word]) -> int:
    """Behind those who act, where the phrase goes on with what they do; `stop` where it names only them."""
    inside = [word for word in words if word.end <= stop]
    if not inside or _PEOPLE.search(inside[-1].text):
        return stop
    does = (
        word.start
        for before, word in pairwise(inside)
        if word.tag.startswith(("v", "a", "d")) and len(word.text) > 1 and _AGENTS.search(before.text)
    )
    return next(does, stop)


def _list_end(text: str, start: int, stop: int, words: Sequence[Word], grammar: MeasureGrammar) -> int:
    """Behind the last item of a list of bare nouns that share one number (1个街道、社区和网格; 24个商圈、园区网格)."""
    at, closed = stop, False
    while at > start and at < words[-1].end and text[at] in "、和及" and not closed:
        closed = text[at] != "、"
        rest = [word for word in words if word.start > at]
        item = _phrase_end(text, at + 1, words[-1].end, rest, grammar) if rest and rest[0].start == at + 1 else at + 1
        if not at + 1 < item <= at + 1 + _LONGEST_ITEM:
            return stop
        at = item
    return at


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
    if has_noun and word.tag in _IDIOMS and len(word.text) > 3 and not (following is not None and grammar.is_noun(following)):
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


def event_behind(text: str, start: int, end: int) -> str:
    """The rest of the clause, where nothing but an action is said of the people counted (72人兼任街道党组织成员)."""
    limit = min(end, start + LONGEST)
    stop = next((at for at in range(start, limit) if text[at] in STOP), limit)
    return "" if text.startswith("的", start) else text[start:stop]
