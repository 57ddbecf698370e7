"""The working value of this room: a stretch of clean text on its way to becoming a passage.

Invariant: `runs` cover `text` exactly and in order, each equal character by character to the report at its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from govkb.model import PassageKind, Run


@dataclass(frozen=True, slots=True)
class Piece:
    """Clean text, its offset map, and what is known of it so far.

    `gap` counts the blank lines printed before it; `reasons` say what was done, in the order it was done. `follows`: it was cut off, inside a
    paragraph, from the piece before it.
    """

    text: str
    runs: tuple[Run, ...]
    kind: PassageKind = PassageKind.BODY
    gap: int = 1
    gap_after: int = 1
    dropped: tuple[tuple[int, int], ...] = ()
    reasons: tuple[str, ...] = ()
    article: int | None = None
    repeat_of: int | None = None
    repeat_at: int = 0
    follows: bool = False

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
    first, last = pieces[0], pieces[-1]
    reasons = dict.fromkeys(r for piece in pieces for r in piece.reasons)
    return replace(
        first,
        text="".join(piece.text for piece in pieces),
        runs=tuple(runs),
        gap_after=last.gap_after,
        dropped=tuple(sorted(span for piece in pieces for span in piece.dropped)),
        reasons=(*reasons, reason) if reason else tuple(reasons),
    )


def cut(piece: Piece, at: int) -> tuple[Piece, Piece]:
    """The piece before and from clean offset `at`, which must lie inside."""
    left: list[Run] = []
    right: list[Run] = []
    for run in piece.runs:
        inside = at - run.clean
        if inside >= run.length:
            left.append(run)
        elif inside <= 0:
            right.append(Run(run.clean - at, run.start, run.length))
        else:
            left.append(Run(run.clean, run.start, inside))
            right.append(Run(0, run.start + inside, run.length - inside))
    border = right[0].start
    before = tuple(span for span in piece.dropped if span[0] < border)
    after = tuple(span for span in piece.dropped if span[0] >= border)
    return (
        replace(piece, text=piece.text[:at], runs=tuple(left), dropped=before),
        replace(piece, text=piece.text[at:], runs=tuple(right), dropped=after, gap=0),
    )


def squeeze(text: str, start: int, *, gap: int = 1, gap_after: int = 1) -> Piece | None:
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
    return Piece("".join(parts), tuple(runs), gap=gap, gap_after=gap_after)
