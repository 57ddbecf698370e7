"""Many patterns over one text in one pass: a pattern is tried only where a character stands with which a match of it can begin.

The heads of the patterns, the characters with which a match can begin, are one character class, which `re` looks up many times faster than it tries
patterns. Where a head stands, all patterns joined are tried at once; only where that matches does it matter which of them it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

try:  # the parser of `re` has no public name
    from re import _constants as codes  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # without it patterns are tried everywhere: slower, with the same result
    codes = parser = None

_MOST = 400
"""A pattern that can begin with more characters than this is tried everywhere."""

_GROUP = re.compile(r"\(\?P<\w+>")
_ANYWHERE = re.compile(".", re.DOTALL)

_Owner = TypeVar("_Owner")


class Scanner(Generic[_Owner]):
    """Patterns, each with what it stands for. Patterns have no back references and no flags."""

    def __init__(self, patterns: Iterable[tuple[_Owner, str]]) -> None:
        self._owners: list[_Owner] = []
        self._sources: list[str] = []
        for owner, source in patterns:
            self._owners.append(owner)
            self._sources.append(source)
        self._heads = [heads_of(source) for source in self._sources]
        self._somewhere = head_pattern(self._heads)
        # The group of a joined pattern begins with a letter that no group of the rules has: they are taken out.
        self._joined = re.compile("|".join(f"(?P<r{at}>{_GROUP.sub('(?:', source)})" for at, source in enumerate(self._sources)) or "(?!)")
        self._by_head: dict[str, tuple[tuple[int, re.Pattern[str]], ...]] = {}

    def first(self, text: str, start: int, end: int) -> Iterator[tuple[_Owner, int, int]]:
        """What is found without overlaps, in the order of print: of patterns that match at one place the one named first, as [start, end).

        Only what begins in [start, end) of the text is looked for.
        """
        done = start
        for head in self._somewhere.finditer(text, start, end):
            at = head.start()
            if at >= done and (match := self._joined.match(text, at)) is not None:
                done = match.end()
                yield self._owners[int((match.lastgroup or "r0")[1:])], at, done

    def every(self, text: str) -> list[tuple[_Owner, re.Match[str]]]:
        """Every match of every pattern, as its own `finditer` finds it: by pattern in their order, then in the order of print."""
        found: dict[int, list[re.Match[str]]] = {}
        for head in self._somewhere.finditer(text):
            at = head.start()
            joined = self._joined.match(text, at)
            if joined is None:
                continue
            least = int((joined.lastgroup or "r0")[1:])
            for index, pattern in self._beginning_with(head[0]):
                before = found.get(index) if index >= least else None
                if index >= least and (before is None or before[-1].end() <= at) and (match := pattern.match(text, at)) is not None:
                    found.setdefault(index, []).append(match)
        return [(self._owners[index], match) for index in sorted(found) for match in found[index]]

    def _beginning_with(self, head: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
        """The patterns that can begin with this character; they are compiled when it is first seen."""
        if head not in self._by_head:
            fits = (at for at, heads in enumerate(self._heads) if heads is None or head in heads)
            self._by_head[head] = tuple((at, re.compile(self._sources[at])) for at in fits)
        return self._by_head[head]


def head_pattern(heads: Iterable[frozenset[str] | None]) -> re.Pattern[str]:
    """Finds the characters with which one of several patterns can begin, as `heads_of` tells them."""
    known = list(heads)
    if None in known:
        return _ANYWHERE
    chars = sorted(set().union(*(own for own in known if own is not None)))
    return re.compile(f"[{re.escape(''.join(chars))}]" if chars else "(?!)")


def heads_of(source: str) -> frozenset[str] | None:
    """The characters with which a match of the pattern can begin, or a few too many; None when that cannot be told or is too much."""
    return _edge_of(source, 1)


def ends_of(source: str) -> frozenset[str] | None:
    """The characters with which a match of the pattern can end, as `heads_of` tells those with which it can begin."""
    return _edge_of(source, -1)


def _edge_of(source: str, step: int) -> frozenset[str] | None:
    if parser is None:
        return None
    heads, empty = _heads(list(parser.parse(source)), step)
    return None if heads is None or empty or len(heads) > _MOST else frozenset(heads)


def _heads(sequence: Sequence[Any], step: int) -> tuple[set[str] | None, bool]:
    """Heads of a parsed sequence, looked at forwards or backwards, and whether it can match the empty text; None for too many."""
    heads: set[str] = set()
    for code, value in sequence[::step]:
        if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
            continue
        own, empty = _head(code, value, step)
        if own is None:
            return None, empty
        heads |= own
        if not empty:
            return heads, False
    return heads, True


def _head(code: Any, value: Any, step: int) -> tuple[set[str] | None, bool]:
    if code is codes.LITERAL:
        return {chr(value)}, False
    if code is codes.IN:
        return _members(value), False
    if code in (codes.SUBPATTERN, codes.ATOMIC_GROUP):
        return _heads(list(value[3] if code is codes.SUBPATTERN else value), step)
    if code is codes.BRANCH:
        return _union([_heads(list(branch), step) for branch in value[1]])
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        heads, empty = _heads(list(value[2]), step)
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
