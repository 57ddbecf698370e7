"""Headlines whose every glyph was printed twice (a shadow in the PDF that became text): 务川务川：：激发激发."""

from __future__ import annotations

from dataclasses import dataclass

_LONGEST_UNIT = 40
_LEAST_GLYPHS = 6
_LEAST_OF_LINE = 4
"""Fewer doubled glyphs than this are ordinary language (谢谢, 点点滴滴), not a shadow; a line that is doubled from end to end needs less."""


@dataclass(frozen=True, slots=True)
class Doubled:
    """A doubled stretch [start, end) of a line: `kept` are the spans to read, `dropped` their shadows."""

    start: int
    end: int
    kept: tuple[tuple[int, int], ...]
    dropped: tuple[tuple[int, int], ...]


def find_doubled(line: str) -> Doubled | None:
    """The doubled stretch that opens `line`, or None. White space between units is passed over.

    The longest unit that stands twice is taken first, so 正安县正安县 is one unit and ：： another. Linear: each unit is sought within 40 glyphs.
    """
    kept: list[tuple[int, int]] = []
    dropped: list[tuple[int, int]] = []
    position = end = 0
    while True:
        while position < len(line) and line[position].isspace():
            position += 1
        length = _unit(line, position)
        if length == 0:
            break
        kept.append((position, position + length))
        dropped.append((position + length, position + 2 * length))
        position = end = position + 2 * length
    if not kept:
        return None
    glyphs = "".join(line[a:b] for a, b in kept)
    least = _LEAST_GLYPHS if line[end:].strip() else _LEAST_OF_LINE
    if len(set(glyphs)) < least:
        return None
    return Doubled(kept[0][0], end, tuple(kept), tuple(dropped))


def _unit(line: str, position: int) -> int:
    longest = min(_LONGEST_UNIT, (len(line) - position) // 2)
    middle = position + longest + 1
    while longest and (middle := line.rfind(line[position], position + 1, middle)) > 0:
        if line.startswith(line[position:middle], middle):
            return middle - position
    return 0
