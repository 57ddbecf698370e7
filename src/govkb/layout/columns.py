"""Paragraphs that a column, a picture or a page break cut in two, joined again."""

from __future__ import annotations

from collections.abc import Sequence

from govkb.layout.piece import Piece, join
from govkb.layout.unwrap import ends_sentence
from govkb.model import PassageKind

COLUMN = "分栏接合：句子未完，接下一栏"
_STOPS = (PassageKind.HEADING, PassageKind.HEADLINE)


def join_columns(pieces: Sequence[Piece]) -> list[Piece]:
    """Body pieces of one article whose sentence is unfinished, joined with the article's next body piece.

    Captions and furniture between the halves are passed over; a heading in between means that the rest is lost, not that it comes later.
    Pieces keep the place of their first half.
    """
    groups: list[list[Piece]] = []
    open_group: dict[int | None, list[Piece]] = {}
    for piece in pieces:
        if piece.kind in _STOPS:
            open_group.pop(piece.article, None)
        if piece.kind is not PassageKind.BODY:
            groups.append([piece])
            continue
        group = open_group.pop(piece.article, None)
        if group is None:
            group = []
            groups.append(group)
        group.append(piece)
        if _goes_on(piece.text):
            open_group[piece.article] = group
    return [group[0] if len(group) == 1 else join(group, COLUMN) for group in groups]


def _goes_on(text: str) -> bool:
    return not ends_sentence(text) and not text.endswith(("：", ":"))
