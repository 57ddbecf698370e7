"""Lines and blocks: what white space alone says of a page."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n|[\r\n\f\v\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line that is not blank. `width` counts full-width characters; a half-width one is half."""

    text: str
    start: int
    width: float


@dataclass(frozen=True, slots=True)
class Block:
    """Lines without a blank one between; `gap` and `gap_after` count the blank lines around."""

    lines: tuple[Line, ...]
    gap: int
    gap_after: int


def width_of(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text.strip())


def split_blocks(text: str) -> list[Block]:
    """The blocks of a report's text, in print order. Every character that is not white space stands in one line."""
    groups: list[tuple[int, list[Line]]] = []
    current: list[Line] = []
    blank = gap = 0
    for start, raw in _lines(text):
        if raw.strip():
            if not current:
                gap = blank
            current.append(Line(raw, start, width_of(raw)))
            blank = 0
            continue
        if current:
            groups.append((gap, current))
            current = []
        blank += 1
    if current:
        groups.append((gap, current))
    gaps = [gap for gap, _ in groups[1:]] + [blank]
    return [Block(tuple(lines), gap, after) for (gap, lines), after in zip(groups, gaps, strict=True)]


def _lines(text: str) -> list[tuple[int, str]]:
    found = []
    position = 0
    for brk in _BREAK.finditer(text):
        found.append((position, text[position : brk.start()]))
        position = brk.end()
    found.append((position, text[position:]))
    return found
