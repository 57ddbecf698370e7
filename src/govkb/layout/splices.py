"""Repeats turned into passages of their own: pieces are cut where a text printed before begins or ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from govkb.layout.piece import Piece, cut
from govkb.layout.repeats import Repeat, find_repeats
from govkb.layout.unwrap import ends_sentence
from govkb.model import PassageKind

REPEAT = "重复刊印：与前文逐字相同，至多有误识的单字"
SPLICE = "错栏切开：此处前后不是同一段文字"
_STRAY = "，。、；：！？”’）】》"
"""Marks that close what stands before them; a repeat does not begin with one."""


@dataclass(frozen=True, slots=True)
class _Text:
    """Body pieces put end to end: `starts[i]` is where piece i begins."""

    pieces: Sequence[Piece]
    starts: list[int]

    def at(self, offset: int) -> tuple[int, int]:
        """Index of the piece that holds a global offset, and the offset inside it."""
        index = bisect_right(self.starts, offset) - 1
        return index, offset - self.starts[index]


def mark_repeats(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces cut at the borders of repeats, repeats marked. `repeat_of` is the index of the first print in the list returned."""
    bodies = [index for index, piece in enumerate(pieces) if piece.kind is PassageKind.BODY]
    texts = [pieces[index].text for index in bodies]
    body = _Text([pieces[index] for index in bodies], [0, *accumulate(len(text) for text in texts)][:-1])
    repeats = [_tidy(repeat, texts, body) for repeat in find_repeats(texts)]
    if not repeats:
        return list(pieces)
    cuts = _cuts(repeats, body)
    parts: list[Piece] = []
    offsets: list[int] = []
    position = 0
    for index, piece in enumerate(pieces):
        if piece.kind is not PassageKind.BODY:
            parts.append(piece)
            offsets.append(-1)
            continue
        for offset, part in _cut_at(piece, cuts.get(_rank(bodies, index), ())):
            parts.append(part)
            offsets.append(position + offset)
        position += len(piece.text)
    return _link(parts, offsets, repeats)


def _rank(bodies: list[int], index: int) -> int:
    return bisect_right(bodies, index) - 1


def _tidy(repeat: Repeat, texts: Sequence[str], body: _Text) -> Repeat:
    """Without the closing marks that happen to be equal at its head."""
    skip = 0
    index, inside = body.at(repeat.start)
    text = texts[index]
    while inside and inside + skip < len(text) and text[inside + skip] in _STRAY:
        skip += 1
    return Repeat(repeat.start + skip, repeat.end, repeat.source + skip)


def _cuts(repeats: Sequence[Repeat], body: _Text) -> dict[int, set[int]]:
    """Offsets inside each body piece at which it is cut, by the piece's rank among body pieces."""
    points: set[int] = set()
    for repeat in repeats:
        points |= {repeat.start, repeat.end}
        if not _opens(repeat.source, body) and (_opens(repeat.start, body) or _joined_at(repeat.source, body)):
            points.add(repeat.source)
        source_end = repeat.source + repeat.end - repeat.start
        first, last = body.at(repeat.source)[0], body.at(source_end - 1)[0]
        points |= {start - repeat.source + repeat.start for start in body.starts[first + 1 : last + 1]}
    points |= _mirrored(repeats, sorted(points))
    cuts: dict[int, set[int]] = {}
    total = body.starts[-1] + len(body.pieces[-1].text)
    for point in points:
        if point < total:
            index, inside = body.at(point)
            if inside:
                cuts.setdefault(index, set()).add(inside)
    return cuts


def _mirrored(repeats: Sequence[Repeat], points: Sequence[int]) -> set[int]:
    """Cuts inside first prints, as they fall in the later ones: each part of a repeat then lies in one part of what it repeats."""
    mirrored: set[int] = set()
    for repeat in repeats:
        first = bisect_right(points, repeat.source)
        last = bisect_left(points, repeat.source + repeat.end - repeat.start)
        mirrored |= {point - repeat.source + repeat.start for point in points[first:last]}
    return mirrored


def _opens(offset: int, body: _Text) -> bool:
    """Whether a sentence begins at the offset."""
    index, inside = body.at(offset)
    return inside == 0 or ends_sentence(body.pieces[index].text[max(0, inside - 2) : inside])


def _joined_at(offset: int, body: _Text) -> bool:
    """Whether the piece was joined over a column's end just here."""
    index, inside = body.at(offset)
    runs = body.pieces[index].runs
    at = bisect_right(runs, inside, key=lambda run: run.clean) - 1
    return inside > 0 and runs[at].clean == inside


def _cut_at(piece: Piece, points: Collection[int]) -> list[tuple[int, Piece]]:
    first, *others = cut(piece, points)
    parts = [first, *(replace(part, follows=True) for part in others)]
    marked = [part if SPLICE in part.reasons else part.because(SPLICE) for part in parts[:-1]]
    return list(zip((0, *sorted(points)), (*marked, parts[-1]), strict=True))


def _link(parts: Sequence[Piece], offsets: Sequence[int], repeats: Sequence[Repeat]) -> list[Piece]:
    """Parts that lie in a repeat, linked to the part that holds the first print."""
    bodies = [index for index, offset in enumerate(offsets) if offset >= 0]
    starts = [offsets[index] for index in bodies]
    begins = [repeat.start for repeat in repeats]
    linked = list(parts)
    for index in bodies:
        at = bisect_right(begins, offsets[index]) - 1
        if at < 0 or offsets[index] >= repeats[at].end:
            continue
        source = repeats[at].source + offsets[index] - repeats[at].start
        origin = bodies[bisect_right(starts, source) - 1]
        first = linked[origin]
        inside = source - offsets[origin]
        if first.repeat_of is not None:
            origin, inside = first.repeat_of, inside + first.repeat_at
        linked[index] = replace(linked[index], repeat_of=origin, repeat_at=inside).because(REPEAT)
    return linked
