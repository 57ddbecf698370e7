"""Parts of a printed page → lines of text, broken as in print, with the place of every character."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from govkb.model import Origin
from govkb.reading.blocks import CELL
from govkb.reading.galley import Galley
from govkb.reading.pdf_columns import Fragment, is_vertical, parts_of, upright
from govkb.reading.pdf_layer import Glyph, LayerPage

_SPACE, _CELL = 0.7, 2.0
"""White inside a line, in sizes of the type, that reads as a blank, and as the border of a cell."""

_SHADOW = 0.3
"""A character printed once more within this share of its size, and half its width, is bold type; beside it, it is text (ll, 11)."""

_INDENT = (1.5, 2.6)
"""The first line of a paragraph begins two characters later."""

_OTHER_SIZE = 1.15
_MOST_BLANK_LINES = 3


@dataclass(frozen=True, slots=True)
class _Line:
    glyphs: tuple[Glyph, ...]
    left: float
    base: float
    size: float


def set_pages(pages: Sequence[LayerPage]) -> tuple[str, tuple[Origin, ...]]:
    """The text of all pages and where each character is printed; a blank line stands between columns, between parts, between pages."""
    setter = _Setter()
    for number, page in enumerate(pages, start=1):
        for part in parts_of(page.glyphs):
            setter.blank("\n\n")
            _set_part(part, setter, number)
    return setter.text, tuple(setter.origins)


def _set_part(part: Sequence[Fragment], setter: _Setter, page: int) -> None:
    lines = _lines(part)
    if is_vertical(part):
        for line in lines:
            setter.glyphs(line.glyphs, page)
        return
    leading = _leading(lines)
    margin = min((line.left for line in lines), default=0.0)
    size = median(line.size for line in lines)
    before: _Line | None = None
    for line in lines:
        if before is not None:
            setter.blank("\n" * (1 + _blank_lines(before, line, leading)))
        indent = (line.left - margin) / line.size
        if _INDENT[0] <= indent <= _INDENT[1] and line.size < _OTHER_SIZE * size and not line.glyphs[0].char.isspace():
            setter.blank("\u3000\u3000")
        _set_line(line, setter, page)
        before = line


def _lines(part: Sequence[Fragment]) -> list[_Line]:
    groups: list[list[Fragment]] = []
    for fragment in sorted(part, key=lambda one: (-one.base, one.left)):
        first = groups[-1][0] if groups else None
        if first is not None and first.base - fragment.base <= 0.4 * max(first.size, fragment.size):
            groups[-1].append(fragment)
        else:
            groups.append([fragment])
    return [_line(group) for group in groups]


def _line(fragments: Iterable[Fragment]) -> _Line:
    glyphs: list[Glyph] = []
    fragments = list(fragments)
    for glyph in sorted((glyph for fragment in fragments for glyph in fragment.glyphs), key=lambda one: (upright(one)[0], one.at)):
        if not (glyphs and _is_shadow(glyphs[-1], glyph)):
            glyphs.append(glyph)
    while glyphs and glyphs[-1].char.isspace():
        glyphs.pop()
    widest = max(fragments, key=lambda one: (len(one.glyphs), -one.left))
    return _Line(tuple(glyphs), min(one.left for one in fragments), widest.base, max(widest.size, 0.1))


def _is_shadow(before: Glyph, glyph: Glyph) -> bool:
    if before.char != glyph.char or glyph.char.isspace():
        return False
    left, right, base, size = upright(before)
    other = upright(glyph)
    # Two characters of one ligature share a box and follow each other in the file.
    of_one_glyph = glyph.at == before.at + 1 and before[2:] == glyph[2:]
    return not of_one_glyph and abs(other[0] - left) < min(_SHADOW * size, (right - left) / 2) and abs(other[2] - base) < _SHADOW * size


def _leading(lines: Sequence[_Line]) -> float:
    """From base line to base line inside a paragraph."""
    steps = sorted(above.base - below.base for above, below in pairwise(lines) if _same_size(above, below))
    # Paragraphs set apart make larger steps; most steps of a column are none.
    return steps[(len(steps) - 1) // 3] if steps else 0.0


def _same_size(one: _Line, other: _Line) -> bool:
    return max(one.size, other.size) < _OTHER_SIZE * min(one.size, other.size)


def _blank_lines(above: _Line, below: _Line, leading: float) -> int:
    step = above.base - below.base
    if leading <= 0 or not _same_size(above, below):
        return 1
    return min(max(int(step / leading + 0.5) - 1, 0), _MOST_BLANK_LINES)


def _set_line(line: _Line, setter: _Setter, page: int) -> None:
    run: list[Glyph] = []
    for glyph in line.glyphs:
        if run:
            white = (upright(glyph)[0] - upright(run[-1])[1]) / line.size
            if white >= _SPACE and not glyph.char.isspace() and not run[-1].char.isspace():
                setter.glyphs(run, page)
                setter.blank(CELL if white >= _CELL else " ")
                run = []
        run.append(glyph)
    setter.glyphs(run, page)


class _Setter(Galley):
    """Characters of a page set one after the other."""

    def blank(self, text: str) -> None:
        """White space of our own, none at the beginning of the text."""
        if self.length:
            self.add(text)

    def glyphs(self, glyphs: Sequence[Glyph], page: int) -> None:
        """Characters side by side. Those that follow each other in the file too share a stretch of the map."""
        for run in _runs(glyphs):
            text = "".join(glyph.char for glyph in run)
            self.origins.append(_origin(run, self.length, page))
            self.add(text)


def _runs(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        # Only a line from left to right has sides from left to right; a ligature has one box for all.
        goes_on = last is not None and last.at + 1 == glyph.at and glyph.turn == last.turn == 0 and glyph.left > last.left
        if goes_on:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _origin(run: Sequence[Glyph], start: int, page: int) -> Origin:
    box = (
        min(glyph.left for glyph in run),
        min(glyph.bottom for glyph in run),
        max(glyph.right for glyph in run),
        max(glyph.top for glyph in run),
    )
    sides = tuple(side for glyph in run for side in (glyph.left, glyph.right)) if len(run) > 1 else ()
    return Origin(start, len(run), run[0].at, len(run), page=page, box=box, sides=sides)
