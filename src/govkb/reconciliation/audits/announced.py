"""A name that announces a number of things against the list it is printed with: “四单联办” and five items that end in 单.

The things are known by the character behind the number (五员合一: 员; 三送两访: 送 and 访). A list belongs to the name when it is quoted or bracketed in
the same sentence, or printed right before it, and each of its items has the character. Lists closed by 等 go on and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from govkb.extraction.figures import chinese
from govkb.extraction.sentences import split_sentences
from govkb.model import Arithmetic, PassageKind
from govkb.reconciliation.audits.audit import Audit
from govkb.resolution import ReportResult

KIND = "announced"

_NAME = re.compile(r"“(?P<quoted>[^“”（）()，。、]{2,12})”|(?<=”)(?P<behind>[二三四五六七八九十两][^“”（）()，。、；：\d]{1,4})")
_COUNTED = re.compile(r"(?P<number>[二三四五六七八九十两]{1,3})[个大项类]?(?P<sign>[\u4e00-\u9fff])")
_LISTED = re.compile(r"[“（(](?P<items>[^“”（）()。；]*)[”）)]")
_OPEN = re.compile(r"等(?![级候待到距于额])")
_NUMERALS = "一二三四五六七八九十两"
_REACH = 400
"""Characters before a name in which its list stands."""

_LONGEST = 1_000
"""Characters beyond which a sentence is none."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """A name of `number` things that have the character `sign`; it begins at `start` of the sentence."""

    name: str
    number: int
    sign: str
    start: int


def audit(result: ReportResult) -> Iterator[Audit]:
    """The names of the report's articles that announce more or fewer things than they list."""
    places = {article.number: article.place_id for article in result.articles}
    for passage in result.layout.passages:
        if passage.kind is not PassageKind.BODY or passage.repeat_of is not None or "、" not in passage.text:
            continue
        starts = [*split_sentences(passage.text).starts, len(passage.text)]
        for start, end in pairwise(starts):
            for announced, items in miscounted(passage.text[start:end]) if end - start <= _LONGEST else ():
                at = passage.to_report(start + announced.start)
                yield _audit(result.report.document, at, announced, items, places.get(passage.article or 0, ""))


def miscounted(sentence: str) -> Iterator[tuple[Announcement, list[str]]]:
    """The names in a sentence whose number is not that of the items listed with them, and those items."""
    for name in _NAME.finditer(sentence):
        announced = _announced(name)
        signs = {one.sign for one in announced}
        for one in announced:
            before, chain = _before(sentence, name.start(), signs)
            lists = [own for own in (*_marked(sentence, name), before) if _is_list(own, one.sign, signs)]
            counts = {sum(one.sign in item for item in items) for items in lists}
            if lists and one.number not in counts | {chain}:
                yield one, [item for item in lists[0] if one.sign in item]


def _announced(name: re.Match[str]) -> list[Announcement]:
    text, start = name.group("quoted") or name.group("behind"), name.start()
    found = []
    for counted in _COUNTED.finditer(text):
        value = chinese(counted["number"])
        if value is not None and counted["sign"] not in _NUMERALS and text[counted.start() - 1 : counted.start()] not in tuple("第一十"):
            found.append(Announcement(text, int(value.value), counted["sign"], start))
    return found


def _marked(sentence: str, name: re.Match[str]) -> Iterator[list[str]]:
    """The items of each list in quotation marks or brackets, other than the name itself."""
    for listed in _LISTED.finditer(sentence):
        goes_on = _OPEN.search(listed["items"]) or sentence.startswith("等", listed.end())
        is_name = listed.start() <= name.start() < listed.end()
        if "、" in listed["items"] and not goes_on and not is_name:
            yield re.split("[、，]", listed["items"])


def _before(sentence: str, end: int, signs: set[str]) -> tuple[list[str], int]:
    """The items printed right before a name that have one of its characters, and the number of all items there between two 、.

    Empty where the words there are no list or one that goes on. One item may lack the character (公开招聘 among those of 五化).
    """
    head = sentence[max(0, end - _REACH) : end]
    lead = re.search(r"的[^，、。；：“”]{0,6}$", head)
    words = head[: lead.start()] if lead is not None else head
    if words.endswith("”") or _OPEN.search(words[-2:]):
        return [], 0
    items: list[str] = []
    for item in reversed(re.split("[、，；：。“”]", words)):
        if not any(sign in item for sign in signs) or _OPEN.search(item):
            break
        items.append(item)
    return items[::-1], len(re.split("[，；：。“”]", words)[-1].split("、"))


def _is_list(items: list[str], sign: str, signs: set[str]) -> bool:
    """Whether all items have one of the name's characters and at least two have this one."""
    return sum(sign in item for item in items) > 1 and all(any(one in item for one in signs) for item in items)


def _audit(document: str, at: int, announced: Announcement, items: list[str], subject_id: str) -> Audit:
    count = len(items)
    listed = "、".join(items)
    return Audit(
        KIND,
        Arithmetic.IMPOSSIBLE,
        f"{document}的“{announced.name}”说是{announced.number}项，列出的是{count}项（{listed}）；项数对不上。",
        f"{document} announces {announced.number} in “{announced.name}” and lists {count} ({listed}); the numbers do not agree.",
        (),
        (),
        {"document": document, "start": at, "quote": announced.name, "announced": announced.number, "listed": count},
        subject_id,
    )
