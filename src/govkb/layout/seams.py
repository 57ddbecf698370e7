"""Whether a text that stops goes on in another text: the signs on both sides of a seam between columns, pages or lines.

The scores are sums of signs, in the spirit of logarithms of odds: above 0 the two belong together, below 0 they do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from operator import add

import rjieba

_CLOSERS = "，。、；：！？…”’」』）)》】%％"
"""Marks that no paragraph begins with."""

_BOUND = "的了着们地得之"
"""Particles that lean on the word before them."""

_PAIRS = {"“": "”", "‘": "’", "（": "）", "(": ")", "《": "》", "【": "】", "「": "」", "『": "』"}
_ENDS = {close: mark for mark, close in _PAIRS.items()}
_LABEL = re.compile(r"[^，。、；：“”（）]{4,14}[。：](?=.)|[^，。；：]{2,10}“[^”]{2,10}”[^，。；：]{0,6}。(?=.)")
"""The short sentence that names a paragraph's subject: 建强骨干队伍。"""

_OPENINGS = re.compile(r"近年来|今年以来|去年以来|截至|目前，|同时，|此外，|如今，|下一步|为此，|与此同时|据|“")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
"""The only number that often begins a paragraph."""

_REACH = 120
_NEAR = 6
_MOST = 400_000
"""Characters of a page from which pairs and triples are gathered; pages are shorter, and memory stays bounded on what is no page."""


class Seams:
    """Scores seams by general signs and by the pairs and triples of characters that the page itself prints elsewhere."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._page = _DIGIT.sub("0", "\n".join(texts)[:_MOST])
        self._known: dict[tuple[str, str], float] = {}

    @cached_property
    def _pairs(self) -> frozenset[str]:
        return frozenset(map(add, self._page, self._page[1:]))

    @cached_property
    def _triples(self) -> frozenset[str]:
        return frozenset(map(add, map(add, self._page, self._page[1:]), self._page[2:]))

    def joins(self, left: str, right: str) -> float:
        """How well `left`, whose last sentence is unfinished, goes on in `right`."""
        near = left[-_NEAR:], right[:_NEAR]
        if near not in self._known:
            self._known[near] = self._at(*near)
        return self._known[near] + _brackets(left, right)

    def _at(self, left: str, right: str) -> float:
        if not left or not right:
            return 0.0
        if right[0] in _CLOSERS:
            return 1.5 if right[0] in _ENDS else 4.0
        if left[-1].isdigit() or right[0].isdigit():
            return self._at_number(left, right)
        words = _words(left + right)
        score = 1.5 if right[0] in _BOUND and _words(right)[:1] == [right[0]] else 0.0
        if _across(words, len(left)):
            score += 2.5
        if left[-1] in _CLOSERS:
            return score
        score += 1.0 * (left[-2:] + right[:1] in self._triples) + 1.0 * (left[-1:] + right[:2] in self._triples)
        return score if score or left[-1] + right[0] in self._pairs else -0.5

    def _at_number(self, left: str, right: str) -> float:
        """A number goes on in digits or with a word that the page prints behind numbers, and is led up to by one that it prints before them."""
        if left[-1].isdigit() and (right[0].isdigit() or right[0] in ".．"):
            return 3.0
        if left[-1].isdigit():
            return 2.0 if "0" + right[0] in self._pairs else -1.0
        if _YEAR.match(right):
            return -0.5
        return 2.0 if left[-1] + "0" in self._pairs else 0.5


def opens(text: str) -> float:
    """How much a text looks like the beginning of a paragraph."""
    if text[0] in _CLOSERS:
        return -4.0
    if text[0] in _BOUND:
        return -2.0
    if _OPENINGS.match(text):
        return 1.0
    return 1.5 if _LABEL.match(text) else 0.0


def _words(text: str) -> list[str]:
    """The dictionary's words, or single characters."""
    return [str(word) for word in rjieba.cut(text, False)]


def _across(words: Iterable[str], seam: int) -> bool:
    """Whether one of the words that two texts put together are cut into stands on the seam between them: 引|领."""
    at = 0
    for word in words:
        if at < seam < at + len(word):
            return True
        at += len(word)
    return False


def _brackets(left: str, right: str) -> float:
    """A quotation or bracket left open wants to be closed, and one closed wants to be open."""
    wanted, closed = _left_open(left), _closed_first(right)
    if wanted and closed:
        return 2.5 if _PAIRS[wanted] == closed else -2.5
    if closed:
        return -2.5
    return -0.5 if wanted else 0.0


def _left_open(text: str) -> str:
    """The last opening mark of the text that nothing closes, or an empty text."""
    stack: list[str] = []
    for char in text[-_REACH:]:
        if char in _PAIRS:
            stack.append(char)
        elif stack and _PAIRS[stack[-1]] == char:
            stack.pop()
    return stack[-1] if stack else ""


def _closed_first(text: str) -> str:
    """The first closing mark of the text whose opening mark it does not print, or an empty text."""
    depth = 0
    for char in text[:_REACH]:
        if char in _PAIRS:
            depth += 1
        elif char in _ENDS:
            depth -= 1
            if depth < 0:
                return char
    return ""
