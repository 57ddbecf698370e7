"""The working value of this room: a stretch of clean text on its way to becoming a passage.

Invariant: `runs` cover `text` exactly and in order, each equal character by character to the report at its place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from govkb.model import PassageKind, Run


@dataclass(frozen=True, slots=True)
class Piece:
    """Clean text, its offset map, and what is known of it so far.

    `gap` counts the blank lines printed before it; `reasons` say what was done, in the order it was done. `follows`: it was cut off, inside a
    paragraph, from the piece before it. `indented`: its first line begins with blanks, as a paragraph's does where paragraphs are indented.
    `wrapped`: its lines were broken by the column's width; `full`: each of them, the last one too, fills the column, as far as lines are
    wrapped at all.
    """

    text: str
    runs: tuple[Run, ...]
    kind: PassageKind = PassageKind.BODY
    gap: int = 1
    dropped: tuple[tuple[int, int], ...] = ()
    reasons: tuple[str, ...] = ()
    article: int | None = None
    repeat_of: int | None = None
    repeat_at: int = 0
    follows: bool = False
    indented: bool = False
    wrapped: bool = False
    full: bool = True

    @property
    def start(self) -> int:
        return self.runs[0].start

    def because(self, reason: str) -> Piece:
        return replace(self, reasons=(*self.reasons, reason))


def shift(runs: Iterable[Run], by: int) -> tuple[Run, ...]:
    return tuple(Run(run.clean + by, run.start, run.length) for run in runs)


def join(pieces: list[Piece], reason: str) -> Piece:
    """One piece of several, in the order given; kind, gap and article are the first one's."""
    runs: list[Run] = []
    length = 0
    for piece in pieces:
        runs += shift(piece.runs, length)
        length += len(piece.text)
    first = pieces[0]
    reasons = dict.fromkeys(r for piece in pieces for r in piece.reasons)
    return replace(
        first,
        text="".join(piece.text for piece in pieces),
        runs=tuple(runs),
        dropped=tuple(sorted(span for piece in pieces for span in piece.dropped)),
        reasons=(*reasons, reason) if reason else tuple(reasons),
    )


def cut(piece: Piece, offsets: Iterable[int]) -> list[Piece]:
    """The parts of a piece between the clean offsets at which it is cut; those of its ends cut nothing. One pass, however many they are."""
    inside = sorted({at for at in offsets if 0 < at < len(piece.text)})
    bounds = [0, *inside, len(piece.text)]
    if not inside:
        return [piece]
    runs = _runs_between(piece.runs, bounds)
    dropped = _dropped_between(piece.dropped, [part[0].start for part in runs[1:]])
    parts = [
        replace(piece, text=piece.text[start:end], runs=tuple(part), dropped=tuple(spans))
        for (start, end), part, spans in zip(pairwise(bounds), runs, dropped, strict=True)
    ]
    return [parts[0], *(replace(part, gap=0, indented=False) for part in parts[1:])]


def _runs_between(runs: Iterable[Run], bounds: list[int]) -> list[list[Run]]:
    """The runs of each part, counted from where it begins."""
    parts: list[list[Run]] = [[]]
    ahead = iter(bounds[1:])
    start, end = 0, next(ahead)
    for run in runs:
        clean, stop = run.clean, run.clean + run.length
        while clean < stop:
            if clean == end:
                start, end = end, next(ahead)
                parts.append([])
            length = min(stop, end) - clean
            parts[-1].append(Run(clean - start, run.start + clean - run.clean, length))
            clean += length
    return parts


def _dropped_between(dropped: Iterable[tuple[int, int]], borders: list[int]) -> list[list[tuple[int, int]]]:
    """What was dropped from each part; `borders` are the report offsets at which the second and later parts begin."""
    parts: list[list[tuple[int, int]]] = [[] for _ in range(len(borders) + 1)]
    for span in dropped:
        parts[bisect_right(borders, span[0])].append(span)
    return parts


def squeeze(text: str, start: int, *, gap: int = 1) -> Piece | None:
    """A piece of `text`, printed at `start`, without its white space; None when nothing else is there."""
    runs: list[Run] = []
    clean = 0
    position = 0
    parts = text.split()
    for part in parts:
        position = text.index(part, position)
        runs.append(Run(clean, start + position, len(part)))
        clean += len(part)
        position += len(part)
    if not parts:
        return None
    return Piece("".join(parts), tuple(runs), gap=gap)
