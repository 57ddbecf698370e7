"""Many patterns over one text in one pass: a pattern is tried only where a character stands with which a match of it can begin.

What is found is exactly what `finditer` of each pattern finds. Where a pattern can begin with almost anything, `finditer` is what runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

try:  # the parser of `re` has no public name
    from re import _constants as codes  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # without it every pattern runs by itself: slower, with the same result
    codes = parser = None

_MOST = 400
"""A pattern that can begin with more characters than this is tried everywhere."""

_Owner = TypeVar("_Owner")


class Scanner(Generic[_Owner]):
    """Patterns, each with what it stands for."""

    def __init__(self, patterns: Iterable[tuple[_Owner, re.Pattern[str]]]) -> None:
        self._patterns = tuple(patterns)
        self._by_head: dict[str, tuple[int, ...]] = {}
        self._anywhere: list[int] = []
        for index, (_, pattern) in enumerate(self._patterns):
            heads = heads_of(pattern)
            if heads is None:
                self._anywhere.append(index)
            for head in heads or ():
                self._by_head[head] = (*self._by_head.get(head, ()), index)
        self._heads = re.compile(f"[{re.escape(''.join(sorted(self._by_head)))}]") if self._by_head else None

    def find(self, text: str) -> list[tuple[_Owner, re.Match[str]]]:
        """Every match with what its pattern stands for: pattern by pattern in their order, each pattern's matches in the order of print."""
        found: dict[int, list[re.Match[str]]] = {index: list(self._patterns[index][1].finditer(text)) for index in self._anywhere}
        ends: dict[int, int] = {}
        for head in self._heads.finditer(text) if self._heads is not None else ():
            at = head.start()
            for index in self._by_head[head[0]]:
                if ends.get(index, 0) <= at and (match := self._patterns[index][1].match(text, at)) is not None:
                    found.setdefault(index, []).append(match)
                    ends[index] = match.end()
        return [(self._patterns[index][0], match) for index in sorted(found) for match in found[index]]


def heads_of(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """The characters with which a match of `pattern` can begin, or a few too many; None when that cannot be told or is too much."""
    if parser is None or pattern.flags & (re.IGNORECASE | re.VERBOSE):
        return None
    heads, empty = _heads(list(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)))
    return None if heads is None or empty or len(heads) > _MOST else frozenset(heads)


def _heads(sequence: Sequence[Any]) -> tuple[set[str] | None, bool]:
    """Heads of a parsed sequence, and whether it can match the empty text; None for too many."""
    heads: set[str] = set()
    for code, value in sequence:
        if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
            continue
        own, empty = _head(code, value)
        if own is None:
            return None, empty
        heads |= own
        if not empty:
            return heads, False
    return heads, True


def _head(code: Any, value: Any) -> tuple[set[str] | None, bool]:
    if code is codes.LITERAL:
        return {chr(value)}, False
    if code is codes.IN:
        return _members(value), False
    if code is codes.SUBPATTERN:
        return _heads(list(value[3]))
    if code is codes.BRANCH:
        return _union([_heads(list(branch)) for branch in value[1]])
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        heads, empty = _heads(list(value[2]))
        return heads, empty or value[0] == 0
    return None, False


def _union(parts: Sequence[tuple[set[str] | None, bool]]) -> tuple[set[str] | None, bool]:
    heads: set[str] = set()
    for own, _ in parts:
        if own is None:
            return None, False
        heads |= own
    return heads, any(empty for _, empty in parts)


def _members(items: Sequence[tuple[Any, Any]]) -> set[str] | None:
    """The characters of a class; None for a negated one, a category, or one of too many."""
    members: set[str] = set()
    for code, value in items:
        if code is codes.LITERAL:
            members.add(chr(value))
        elif code is codes.RANGE and value[1] - value[0] <= _MOST:
            members.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return members
