"""Headlines printed far from their article, given to the article on their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govkb.knowledge.finder import PlaceFinder
from govkb.layout.headlines import headline_place, is_displaced
from govkb.layout.openings import Draft
from govkb.layout.piece import Piece

DISPLACED = "移位标题：按地名归到文章"


def place_displaced(pieces: Sequence[Piece], drafts: Sequence[Draft], finder: PlaceFinder) -> list[Piece]:
    """The pieces, each displaced headline with the number of the article on its place, or of the first article that has no headline yet.

    The headline becomes the title of an article that has none. One that finds no article belongs to none.
    """
    placed = list(pieces)
    for at, piece in enumerate(placed):
        draft = _article_of(piece, drafts, finder) if is_displaced(piece) else None
        if draft is None:
            continue
        placed[at] = replace(piece, article=draft.number).because(DISPLACED)
        if draft.title is None:
            draft.title = placed[at]
    return placed


def _article_of(piece: Piece, drafts: Sequence[Draft], finder: PlaceFinder) -> Draft | None:
    place = headline_place(piece.text, finder)
    if place is not None:
        for draft in drafts:
            if draft.place is not None and draft.place.name == place.name:
                return draft
    return next((draft for draft in drafts if draft.title is None), None)
