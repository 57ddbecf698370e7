"""The order in which the parts of a printed page are read: by geometry alone.

A page is cut again and again: around lines of large type; between columns, where a strip is white from top to bottom; below what spans the
columns. What cannot be cut any more is read from top to bottom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from govkb.reading.pdf_layer import Glyph

_LARGE = 1.3
"""Type so many times as large as the text around it is a headline."""

_GUTTER = 0.7
"""White between columns, in sizes of the type; lines of Chinese leave such holes inside, but not one below the other."""

_GUTTER_OF_FEW = 1.5
_FEW = 4
"""So few lines may have a hole in common by chance."""

_NARROWEST = 5.0
"""Columns are at least so many characters wide; narrower strips are numbers in a list or cells of a table."""

_STEP = 0.6
"""Characters with less white between them, in sizes of the type, belong to one stretch."""

_HANGING = "，。、；：！？,.;:!?”’）》】"
"""Marks that do not begin a line and hang out of the column instead."""

_LEAP = 2.5
_MOST_COLUMNS = 30
_DEEPEST = 40

_Strip = tuple[float, float]
_Placed = tuple[Glyph, tuple[float, float, float, float]]


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters side by side on one line, as the file has them in a row.

    `left`, `right` and `base` are measured with the line upright: a line printed upwards has been turned. `size` is the height of the type.
    """

    glyphs: tuple[Glyph, ...]
    left: float
    right: float
    base: float
    size: float

    @property
    def top(self) -> float:
        return self.base + 0.7 * self.size


def parts_of(glyphs: Sequence[Glyph]) -> list[list[Fragment]]:
    """The parts of a page in reading order, lines printed in another direction than most behind the others."""
    turns = [glyph.turn for glyph in glyphs]
    directions = sorted(set(turns), key=lambda turn: (-turns.count(turn), turn))
    return [part for turn in directions for part in _cut(list(_fragments([glyph for glyph in glyphs if glyph.turn == turn])), 0)]


def upright(glyph: Glyph) -> tuple[float, float, float, float]:
    """Left, right, base line and size of a character as its own line has them."""
    if glyph.turn == 0:
        return glyph.left, glyph.right, glyph.y, glyph.top - glyph.bottom
    if glyph.turn == 1:
        return glyph.bottom, glyph.top, -glyph.x, glyph.right - glyph.left
    if glyph.turn == 2:
        return -glyph.right, -glyph.left, -glyph.y, glyph.top - glyph.bottom
    return -glyph.top, -glyph.bottom, glyph.x, glyph.right - glyph.left


def _fragments(glyphs: Iterable[Glyph]) -> Iterator[Fragment]:
    run: list[_Placed] = []
    inked: _Placed | None = None
    for glyph in glyphs:
        place = upright(glyph)
        blank = glyph.char.isspace()
        # A row of blanks may be how a line of the next column was reached.
        leaps = (
            inked is not None and not blank and len(run) > 3 and run[-3][0].char.isspace() and place[0] - inked[1][1] >= _LEAP * place[3]
        )
        if run and (leaps or not _goes_on(run[-1][1], place)):
            yield from _fragment(run)
            run, inked = [], None
        run.append((glyph, place))
        if not blank:
            inked = run[-1]
    yield from _fragment(run)


def _goes_on(before: tuple[float, float, float, float], place: tuple[float, float, float, float]) -> bool:
    size = max(before[3], place[3])
    return abs(place[2] - before[2]) <= 0.3 * size and -size <= place[0] - before[1] <= _STEP * size and place[0] >= before[0] - 0.1 * size


def _fragment(run: list[_Placed]) -> Iterator[Fragment]:
    """The run as a fragment, measured without what hangs into the margin: blanks at its ends, stops behind it. Nothing when it is blank."""
    inked = [place for glyph, place in run if not glyph.char.isspace()]
    if not inked:
        return
    sizes = sorted(place[3] for place in inked)
    within = len(run)
    while within > 1 and (run[within - 1][0].char in _HANGING or run[within - 1][0].char.isspace()):
        within -= 1
    right = max(place[1] for _, place in run[:within])
    yield Fragment(tuple(glyph for glyph, _ in run), inked[0][0], max(right, inked[0][0]), inked[0][2], sizes[len(sizes) // 2])


def _cut(fragments: list[Fragment], depth: int) -> list[list[Fragment]]:
    if len(fragments) < 2 or depth == _DEEPEST:
        return [fragments] if fragments else []
    em = _em(fragments)
    for cut in _CUTS:
        groups = cut(fragments, em)
        if len(groups) > 1:
            return [part for group in groups for part in _cut(group, depth + 1)]
    return [fragments]


def _em(fragments: Sequence[Fragment]) -> float:
    """The size of most of the type."""
    sizes = sorted((fragment.size, len(fragment.glyphs)) for fragment in fragments)
    half = sum(count for _, count in sizes) / 2
    for size, count in sizes:
        half -= count
        if half <= 0:
            return max(size, 0.1)
    return 0.1


def rows_of(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Fragments with no white line through all of them together, from top to bottom."""
    rows: list[list[Fragment]] = []
    low = 0.0
    for fragment in sorted(fragments, key=lambda one: (-one.top, one.left)):
        if rows and fragment.top > low:
            rows[-1].append(fragment)
            low = min(low, fragment.base)
        else:
            rows.append([fragment])
            low = fragment.base
    return rows


def _around_headlines(fragments: list[Fragment], em: float) -> list[list[Fragment]]:
    """Groups of lines that are nothing but one stretch of large type, and of lines that are not."""
    groups: list[list[Fragment]] = []
    before: bool | None = None
    for row in rows_of(fragments):
        large = (
            all(one.size >= _LARGE * em for one in row) and sum(len(one.glyphs) for one in row) > 1 and len(_strips(row, em, _GUTTER)) == 1
        )
        if large is not before:
            groups.append([])
        before = large
        groups[-1] += row
    return groups


def _columns(fragments: list[Fragment], em: float) -> list[list[Fragment]]:
    lines = len({round(fragment.base / em) for fragment in fragments})
    if lines < 2:
        return [fragments]
    strips = _strips(fragments, em, _GUTTER if lines >= _FEW else _GUTTER_OF_FEW)
    if len(strips) == 1:
        return [fragments]
    inside = [[one for one in fragments if left <= one.left <= right] for left, right in strips]
    kept = [strip for strip, held in zip(strips, inside, strict=True) if is_vertical(held)]
    if _is_short_end(inside[-2], inside[-1], em):
        kept.append(strips[-1])
    strips = _without_narrow(strips, em, kept)
    return [[one for one in fragments if left <= one.left <= right] for left, right in strips]


def _is_short_end(before: Sequence[Fragment], last: Sequence[Fragment], em: float) -> bool:
    """Whether the last strip is a column of a line or two: it begins beside the head of the column before, which goes on far below it."""
    level = abs(max(one.base for one in last) - max(one.base for one in before)) < em / 2
    return level and 2 * len(last) <= len(before)


def _strips(fragments: Iterable[Fragment], em: float, gutter: float) -> list[_Strip]:
    """Left and right of what is printed, from left to right, with a gutter between; one strip where there are too many for columns."""
    strips: list[_Strip] = []
    for left, right in sorted((one.left, one.right) for one in fragments):
        if strips and left - strips[-1][1] < gutter * em:
            strips[-1] = (strips[-1][0], max(strips[-1][1], right))
        else:
            strips.append((left, right))
    if len(strips) > _MOST_COLUMNS:
        return [(strips[0][0], max(right for _, right in strips))]
    return strips


def _without_narrow(strips: list[_Strip], em: float, kept: Sequence[_Strip] = ()) -> list[_Strip]:
    """Each strip too narrow for a column made one with its nearer neighbour, but for those in `kept`."""
    strips = list(strips)
    while len(strips) > 1:
        at = next((at for at, strip in enumerate(strips) if strip[1] - strip[0] < _NARROWEST * em and strip not in kept), None)
        if at is None:
            break
        gaps = [right[0] - left[1] for left, right in pairwise(strips)]
        first = min((one for one in (at - 1, at) if 0 <= one < len(gaps)), key=gaps.__getitem__)
        strips[first : first + 2] = [(strips[first][0], strips[first + 1][1])]
    return strips


def is_vertical(fragments: Sequence[Fragment]) -> bool:
    """Whether a part is a headline whose characters stand one below the other."""
    if len(fragments) < 3 or any(sum(not glyph.char.isspace() for glyph in fragment.glyphs) > 1 for fragment in fragments):
        return False
    size = max(fragment.size for fragment in fragments)
    bases = sorted(fragment.base for fragment in fragments)
    return all(0.5 * size <= above - below <= 2 * size for below, above in pairwise(bases))


def _bands(fragments: list[Fragment], em: float) -> list[list[Fragment]]:
    """Groups of rows: those over which the same columns go down, and those that span them."""
    rows = rows_of(fragments)
    printed = [_strips(row, em, _GUTTER) for row in rows]
    bands: list[list[Fragment]] = []
    strips: list[_Strip] = []
    for at, row in enumerate(rows):
        # A row with a hole opens columns when the row below has it too.
        opening = _joined([*printed[at], *(printed[at + 1] if at + 1 < len(rows) else [])], em)
        together = _joined([*strips, *printed[at]], em)
        if bands and (_is_divided(together, em) if _is_divided(strips, em) else not _is_divided(opening, em)):
            bands[-1] += row
            strips = together
        else:
            bands.append(list(row))
            strips = opening if _is_divided(opening, em) else printed[at]
    return bands


def _joined(strips: list[_Strip], em: float) -> list[_Strip]:
    joined: list[_Strip] = []
    for left, right in sorted(strips):
        if joined and left - joined[-1][1] < _GUTTER * em:
            joined[-1] = (joined[-1][0], max(joined[-1][1], right))
        else:
            joined.append((left, right))
    return joined


def _is_divided(strips: list[_Strip], em: float) -> bool:
    return 1 < len(strips) <= _MOST_COLUMNS and len(_without_narrow(strips, em)) > 1


_CUTS: tuple[Callable[[list[Fragment], float], list[list[Fragment]]], ...] = (_around_headlines, _columns, _bands)
