"""The noun phrase that ends at a number (市民驿站12个), or the action that the number is the object of (连续奋战72小时)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from govkb.extraction.behind import LONGEST
from govkb.extraction.phrases import NO_PHRASE, SHARES, MeasureGrammar, Phrase, unquoted
from govkb.extraction.words import Word
from govkb.model import Quantity

PER_HEAD = re.compile("每(?:十|百)?(?:百|千|万)")
"""What a rate is a rate of, at the head of its measure (每万城镇人口拥有社区工作者)."""

_AMONG = ("中", "里", "内")
_WHEN = ("后", "前", "时", "起")
_DONE = ("了", "过")
_EACH = re.compile(r"每(?:一)?(?:份|人|户|月|年|天|日|周|季度?|名|位|个|次|餐|亩|吨|套|张|件|台|部|立?平?方米|公里)$")
_MEAN_OF_EACH = re.compile("平均每.+$")
_COUNTED = tuple("个户名家位处所支条座栋套张人村")
"""Measure words behind which, after 每, stands what the figure is for; behind others (每天, 每吨) stands what it measures."""

_COMPARED = re.compile(r"(?:(?<!占)比(?![例重率])|较|与(?=.+相比)|按照?)[^，、的]{2,10}?(?:相比|计算)?[低高少多快慢大小]?$")
_ACTORS = re.compile("(?:员|者|干部|群众|居民|村民|职工|代表|骨干)$")
_COUNT_ACTORS = ("people", "households")
"""People before a verb do what it says; its object, which other units count, stands elsewhere (党员认领2000个)."""

_AGO = re.compile(
    "(?:[一二两三四五六七八九十几半]|[0-9]{1,2})(?:多)?(?:年|个月|天)前的?$|(?:此|之)前的?$|(?<=[由从])[^，、由从]{1,6}前的?$"
)
_COMPARES = ("比", "较", "与", "同")
_MORE = re.compile(r"(?:(?<!占)比(?![例重率])|较)[^，、的]{1,10}?[低高少多年月期度末底初前]$")
AMOUNT = re.compile("(?:收入|费用?|价格?|额|款|资金|经费|补[贴助]|薪酬|工资|报酬|产值|成本|面积|产量|率)$")
"""How nouns end that name an amount: behind 每栋 they are what is measured, not what it is measured for."""

_HOLDERS = re.compile("村|户|镇|乡|县|市|区|农户|村民|居民|社区|乡镇|企业|老人")
"""Who has money is not what money measures (9个村都在20万元以上)."""

_LENGTHS = re.compile(r"(?<=..)(?:全?长|总长|宽|高|深|厚)$")
_LIST_END = re.compile(r"等(?![级候待到距于])")
_QUOTED = re.compile(r"“[^“”]*”|‘[^‘’]*’|《[^《》]*》")
_CHANGED = ("由", "从", "自")
_LONGEST_TAIL = 16


def phrase_before(text: str, start: int, quantity: Quantity, times: Sequence[tuple[int, int]], grammar: MeasureGrammar) -> Phrase:
    """The noun phrase that ends at the quantity, without the words that only link it to its number; nothing where none stands there.

    `times` are the expressions of time in the text; they belong to no measure.
    """
    start = max(start, quantity.start - 2 * LONGEST)
    segment = text[start : quantity.start]
    clause = _clause_start(segment)
    if segment.endswith("、") or (segment[clause:] and not segment[clause:].strip("和及与")):
        return NO_PHRASE  # 22个先进党组织、128个…: what stands before belongs to the number before
    segment = _without_times(segment[clause:], start + clause, times, quantity, grammar)
    done = segment.endswith(_DONE)
    is_adjoining = bool(segment) and segment == (segment := _without_links(segment, quantity, grammar))
    if quantity.unit in SHARES and "占" in segment:
        segment = _shared(segment, quantity, grammar)
    is_list = segment.endswith("等")
    segment = segment.removesuffix("等").lstrip("、（(）)的").rstrip("、（(的")
    base = PER_HEAD.search(segment) or _MEAN_OF_EACH.search(segment)
    segment = segment if base is None else segment[base.start() :]
    if base is not None or not segment:
        return Phrase(unquoted(segment))
    ends = [match.end() for match in _LIST_END.finditer(segment)]
    if ends and 1 < len(segment) - ends[-1] <= _LONGEST_TAIL:
        segment = segment[ends[-1] :]
    found = _nouns_at_end(segment, quantity, grammar, is_list=is_list, done=done)
    if grammar.is_bare(found.text) or (grammar.words.groups.get(quantity.unit) == "money" and _HOLDERS.fullmatch(found.text)):
        return NO_PHRASE
    return Phrase(found.text, found.is_verbal, found.is_object and is_adjoining)


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


def _without_times(segment: str, offset: int, times: Sequence[tuple[int, int]], quantity: Quantity, grammar: MeasureGrammar) -> str:
    """The segment behind its last expression of time; before it where only links follow (种植面积从2020年的…)."""
    for start, end in reversed(times):
        if not offset <= start < end <= offset + len(segment) or segment[: start - offset].endswith(_COMPARES):
            continue
        behind = segment[end - offset :].lstrip("的，")
        if _without_links(behind, quantity, grammar):
            return behind
        return _without_times(segment[: start - offset].removesuffix("截至"), offset, times, quantity, grammar)
    return segment


def _without_links(segment: str, quantity: Quantity, grammar: MeasureGrammar) -> str:
    """Without what only links a measure to its number: 达, 提升至; 每月, 每平方米; what a change is compared with; 长 before a length."""
    while segment:
        cut = _EACH.sub("", grammar.without_link(segment, share=quantity.unit in SHARES))
        cut = _AGO.sub("", cut)
        cut = (_COMPARED if quantity.unit in SHARES else _MORE).sub("", cut)
        if grammar.words.groups.get(quantity.unit) == "length":
            cut = _LENGTHS.sub("", cut)
        if cut == segment:
            return segment
        segment = cut
    return segment


def _shared(segment: str, quantity: Quantity, grammar: MeasureGrammar) -> str:
    """What is said to make up the share (民生支出占…的比重); where its clause leaves that out, what the share is taken of (约占…总量的)."""
    part, _, whole = segment.partition("占")
    return _without_links(part, quantity, grammar) or whole.removesuffix("的")


def _nouns_at_end(segment: str, quantity: Quantity, grammar: MeasureGrammar, *, is_list: bool, done: bool) -> Phrase:
    """The nouns at the end of the segment, verbs behind them aside (纠纷化解了2000起); of a list all its items.

    The whole where it is an event without a noun (连续奋战); nothing where it only says among whom (…负责人中).
    """
    words = _behind_each(grammar.without_lead(grammar.tag(segment)), grammar)
    if not words or words[-1].text in (*_AMONG, *_WHEN):
        return NO_PHRASE
    nouns = _without_verbs_behind(words, grammar, done=done, tells=grammar.tells(quantity.unit))
    if all(grammar.is_breaking(word) or word.tag.startswith("u") for word in nouns):
        return Phrase(unquoted(segment[words[0].start :]), is_verbal=True)
    if len(nouns) < len(words) and _is_actor(nouns) and grammar.words.groups.get(quantity.unit) not in _COUNT_ACTORS:
        return Phrase(segment[nouns[-1].end :], is_verbal=True)
    end = nouns[-1].end
    begin = _first_noun(segment, nouns, grammar, is_list=is_list)
    kept = grammar.without_lead([word for word in nouns if word.start >= begin])
    while len(kept) > 1 and kept[-1].text in _AMONG:
        end = kept.pop().start
    phrase = unquoted(segment[kept[0].start : end].lstrip("的、了和与及")) if kept else ""
    is_object = begin > words[0].start and end == len(segment)
    return Phrase(_with_terms(phrase, segment, grammar), is_object=is_object)


def _is_actor(nouns: Sequence[Word]) -> bool:
    """Whether the nouns end with people who do something, named or not (村民, 村民张保平)."""
    named = len(nouns) > 1 and nouns[-1].tag.startswith("nr")
    return _ACTORS.search(nouns[-2 if named else -1].text) is not None


def _behind_each(words: list[Word], grammar: MeasureGrammar) -> list[Word]:
    """Words without 每天, 每亩, 每个网格: those behind them, or, where these name nothing, those before the first (物业费每月每平方米收)."""
    each = [at for at, word in enumerate(words) if word.text.startswith("每")]
    if not each:
        return words
    at = each[-1] + 1
    while at < len(words) and words[at].tag.startswith(("q", "m")) and len(words[at].text) < 3:
        at += 1
    if words[at - 1].text.endswith(_COUNTED):
        while at < len(words) and grammar.is_noun(words[at]) and not AMOUNT.search(words[at].text):
            at += 1
    before = words[: each[0]]
    names_nothing = all(len(word.text) == 1 for word in words[at:])
    return before if names_nothing and any(grammar.is_noun(word) for word in before) else words[at:]


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


def _without_verbs_behind(words: list[Word], grammar: MeasureGrammar, *, done: bool, tells: bool) -> list[Word]:
    """Words up to the last noun, where the verbs behind it tell what was done with it (证明取消20项, 纠纷化解了300起).

    They do when 了 or 过, an adverb or a one-character verb says so, or when no other verb governs the noun; behind another verb the last one
    is the noun (开展入户走访). Where the figure `tells` of an action, the verb is what it measures (上门探访2次). Empty where nothing but verbs
    is left.
    """
    last = max((at for at, word in enumerate(words) if not grammar.is_breaking(word)), default=-1)
    behind, head = words[last + 1 :], words[: last + 1]
    if not behind or not any(grammar.is_noun(word) for word in head):
        return words if last >= 0 else []
    if (
        tells
        and not done
        and all(len(word.text) > 1 and word.tag.startswith("v") and word.text not in grammar.governing for word in behind)
    ):
        return words
    told = done or any(word.tag == "d" or len(word.text) == 1 for word in behind)
    clause = max((at for at, word in enumerate(head) if word.text == "的"), default=-1)
    governed = any(grammar.is_breaking(word) and word.tag == "v" for word in head[clause + 1 :])
    return head if told or not governed else words


def _first_noun(segment: str, words: list[Word], grammar: MeasureGrammar, *, is_list: bool) -> int:
    """Where the nouns at the end begin: behind the last word that breaks them; before a list's first item."""
    quoted = [match.span() for match in _QUOTED.finditer(segment)]
    first_item = segment.find("、", words[0].start) if is_list else -1
    last_verb = _last_verb_kept(words, grammar)
    begin = words[0].start
    for at, (word, following) in enumerate(pairwise(words)):
        if any(a <= word.start < b for a, b in quoted) or (first_item >= 0 and word.start > first_item):
            continue
        if word.text == "的" and begin > words[0].start and following.start < words[-1].end:
            begin = word.end  # 到社区报到的在职党员: what stands before 的 is a clause, not a noun
            continue
        suffixed = len(following.text) == 1 and following is words[-1]
        if grammar.is_breaking(word) and not suffixed and at < last_verb:
            begin = word.end
    return begin


def _last_verb_kept(words: list[Word], grammar: MeasureGrammar) -> int:
    """Where the verbs at the end begin that are kept as what is measured (适老化|改造, 上门|探访); behind the last word where there are none."""
    at = len(words)
    while at > 0 and grammar.is_breaking(words[at - 1]):
        at -= 1
    return at if 0 < at < len(words) else len(words)
