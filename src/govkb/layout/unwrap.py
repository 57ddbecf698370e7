"""Hard wraps: which line breaks of a block end a paragraph, and which are only the width of a column."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from statistics import median

from govkb.layout.blocks import Block, Line, width_of
from govkb.layout.doubled import find_doubled
from govkb.layout.piece import Piece, join, squeeze
from govkb.model import PassageKind, Run

TERMINAL = "。！？!?…；;"
"""Marks that can end a sentence (； ends one only where a list is laid out in lines)."""

_CLOSING = "”’」』）)》】\"'"
_WIDEST_COLUMN = 45
"""Newspaper columns are 10–45 characters wide; longer lines are whole paragraphs."""

_SHORT = 0.8
"""A line under this share of the column is not broken by the column's width."""

_OVER = 1.3
"""Lines wider than the column by this are no lines of the column."""

_LINES = 3
_MARKS = ("■", "□", "◆", "◇", "●", "○", "★", "☆", "▲", "►")
_BYLINE = (*_MARKS, "本报", "记者", "通讯员")

_MOST_FULL = 2 / 3
_FULL = 0.85
_TELLING = 4
"""So many lines of a block tell its width better than the page's does."""

_SPARE = 3
_LONG = 0.75
"""Characters of room that a line has to leave before its end is not the column's doing; one more where a paragraph's indent may have been."""

_WORD = re.compile(r"\s*(?:[0-9.,%A-Za-z]{1,12}|[“‘（《【]{0,2}.)[，。、；：！？”’）》】…]{0,2}")
_INDENT = 2
"""A line of at least this share of the column is full; the first line of a paragraph may be so many characters shorter."""

HARD_WRAP = "折行合并：栏宽断行不是段落"
DOUBLED = "重影：每个字印了两遍，只读一遍"


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a sentence's last mark, closing quotes and brackets aside."""
    return text.rstrip().rstrip(_CLOSING)[-1:] in tuple("。！？!?…") if text.strip() else False


def column_width(blocks: list[Block]) -> float:
    """The width of the page's column in full-width characters, or 0 where lines are not wrapped.

    A page is wrapped when in most of its blocks of three lines and more two lines of three fill the width; ends of paragraphs do not.
    """
    long_blocks = [block for block in blocks if len(block.lines) >= 3]
    widths = [width for block in long_blocks if (width := _filled_width(block))]
    if len(widths) * 2 <= len(long_blocks) or not widths:
        return 0.0
    return float(median(widths))


def _filled_width(block: Block) -> float:
    widths = [line.width for line in block.lines]
    widest = max(widths)
    inner = sum(width >= _SHORT * widest for width in widths[:-1])
    if widest > _WIDEST_COLUMN or inner < _MOST_FULL * (len(widths) - 1):
        return 0.0
    return widest


def unwrap(block: Block, column: float) -> list[Piece]:
    """The paragraphs of a block, doubled headlines apart. `column` is the page's column width, 0 where nothing is wrapped."""
    pieces: list[Piece] = []
    group: list[Line] = []
    for line in block.lines:
        headline, rest = _undouble(line, column)
        if headline is not None:
            pieces += _paragraphs(group, column)
            group = []
            pieces.append(headline)
        if rest is not None:
            group.append(rest)
    pieces += _paragraphs(group, column)
    pieces = _join_headlines(pieces)
    return [replace(piece, gap=0 if i else block.gap) for i, piece in enumerate(pieces)]


def _undouble(line: Line, column: float) -> tuple[Piece | None, Line | None]:
    doubled = find_doubled(line.text)
    if doubled is None:
        return None, line
    runs: list[Run] = []
    text = ""
    for start, end in doubled.kept:
        runs.append(Run(len(text), line.start + start, end - start))
        text += line.text[start:end]
    headline = Piece(
        text,
        tuple(runs),
        kind=PassageKind.HEADLINE,
        dropped=tuple((line.start + a, line.start + b) for a, b in doubled.dropped),
        reasons=(DOUBLED,),
    )
    tail = line.text[doubled.end :]
    # The tail ends where its printed line did: it is no short line that would end a paragraph.
    width = max(width_of(tail), min(line.width, column))
    rest = Line(tail, line.start + doubled.end, width) if tail.strip() else None
    return headline, rest


def _paragraphs(lines: list[Line], column: float) -> list[Piece]:
    if not lines:
        return []
    widest = max(line.width for line in lines)
    wrapped = column > 0 and widest <= column * _OVER
    if column > 0 and not wrapped and _is_headline(lines):
        piece = _piece(lines, 0.0)
        return [] if piece is None else [piece]
    room = widest if len(lines) >= _TELLING else column
    groups: list[list[Line]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if line.indented:
            groups[-1:] = _heading_apart(groups[-1]) if wrapped else groups[-1:]
        spare = _SPARE if len(groups[-1]) > 1 else _SPARE + 1
        if line.indented or line.text.startswith(_MARKS) or not wrapped or _ends(before, column) or _has_room(before, line, room - spare):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [piece for group in groups if (piece := _piece(group, column if wrapped else 0.0))]


def _is_headline(lines: list[Line]) -> bool:
    """Whether lines wider than the page's column are one headline across several columns: few, without a sentence, no byline among them."""
    return len(lines) <= _LINES and not any(ends_sentence(line.text) or line.text.lstrip().startswith(_BYLINE) for line in lines)


def _ends(line: Line, column: float) -> bool:
    """Whether a paragraph ends with the line: it is short and a sentence ends there."""
    return line.width < _SHORT * column and line.text.rstrip().rstrip(_CLOSING)[-1:] in tuple(TERMINAL)


def _has_room(before: Line, line: Line, room: float) -> bool:
    """Whether the full line's first word would have found room on the line before: that line is a heading's, not a paragraph's."""
    return before.width + width_of(_first_word(line.text)) <= room and line.width >= _LONG * room


def _first_word(text: str) -> str:
    """What may not be parted at a line's end: a number, else one character, with the marks that no line begins with."""
    match = _WORD.match(text)
    return match[0] if match is not None else text[:1]


def _heading_apart(lines: list[Line]) -> list[list[Line]]:
    """Lines before an indented one, without the heading at their end: a paragraph ends with a sentence, what stands behind it does not."""
    for at in range(len(lines), 0, -1):
        if ends_sentence(lines[at - 1].text):
            return [part for part in (lines[:at], lines[at:]) if part]
    return [lines]


def _piece(lines: list[Line], column: float) -> Piece | None:
    pieces = [piece for line in lines if (piece := squeeze(line.text, line.start))]
    if not pieces:
        return None
    piece = pieces[0] if len(pieces) == 1 else join(pieces, HARD_WRAP)
    return replace(piece, indented=lines[0].indented, wrapped=column > 0, full=_fills(lines, column))


def _fills(lines: list[Line], column: float) -> bool:
    """Whether every line is as long as the column, the first one as long as the column without a paragraph's indent."""
    least = _FULL * column
    return lines[0].width >= least - _INDENT and all(line.width >= least for line in lines[1:])


def _join_headlines(pieces: list[Piece]) -> list[Piece]:
    """A headline set in two lines is one: 道真县： / 传承红色基因."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].kind is PassageKind.HEADLINE is piece.kind and joined[-1].text.endswith(("：", ":")):
            joined[-1] = join([joined[-1], piece], "")
        else:
            joined.append(piece)
    return joined
