"""Paragraphs that a column, a picture, another article or a page break cut in two, joined again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from govkb.layout.piece import Piece, join

COLUMN = "分栏接合：句子未完，接下一栏"


def stitch(pieces: Sequence[Piece], after: Mapping[int, int]) -> list[Piece]:
    """The pieces with each one that takes up an unfinished sentence (`after`: its index → that of the piece it takes up) joined to it.

    A joined piece keeps the place of its first half; links to first prints are led to where those come to stand.
    """
    heads = list(range(len(pieces)))
    shifts = [0] * len(pieces)
    groups: dict[int, list[int]] = {}
    for index in range(len(pieces)):
        before = after.get(index)
        if before is None:
            groups[index] = [index]
            continue
        head = heads[before]
        heads[index] = head
        shifts[index] = shifts[before] + len(pieces[before].text)
        groups[head].append(index)
    place = {head: at for at, head in enumerate(groups)}
    joined = [pieces[head] if len(group) == 1 else join([pieces[at] for at in group], COLUMN) for head, group in groups.items()]
    return [
        piece
        if piece.repeat_of is None
        else replace(piece, repeat_of=place[heads[piece.repeat_of]], repeat_at=piece.repeat_at + shifts[piece.repeat_of])
        for piece in joined
    ]
