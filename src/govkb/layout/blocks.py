"""Lines and blocks: what white space alone says of a page."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_INDENTS = ("\u3000\u3000", "    ", "\t")
_BREAK = re.compile(r"\r\n|[\r\n\f\v\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line that is not blank. `width` counts full-width characters; a half-width one is half."""

    text: str
    start: int
    width: float

    @property
    def indented(self) -> bool:
        """Whether the line begins with blanks of two full-width characters, as a paragraph's first line does."""
        return self.text.startswith(_INDENTS)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines without a blank one between; `gap` counts the blank lines before them."""

    lines: tuple[Line, ...]
    gap: int


class _Narrow(dict[int, int | None]):
    """For `str.translate`: drops full-width characters and keeps half-width ones; each character is looked up once."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.east_asian_width(chr(code)) in "WFA" else code
        return self[code]


_NARROW = _Narrow()


def width_of(text: str) -> float:
    """Width of a line in full-width characters, white space at its ends aside."""
    inner = text.strip()
    return len(inner) - 0.5 * len(inner.translate(_NARROW))


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
    return [Block(tuple(lines), gap) for gap, lines in groups]


def _lines(text: str) -> list[tuple[int, str]]:
    found = []
    position = 0
    for brk in _BREAK.finditer(text):
        found.append((position, text[position : brk.start()]))
        position = brk.end()
    found.append((position, text[position:]))
    return found
