"""Articles whose headline is lost: their paragraphs stand under another headline and speak of a place that opens no article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govkb.knowledge.finder import PlaceFinder
from govkb.layout.openings import BY_LEAD, Draft
from govkb.layout.piece import Piece
from govkb.layout.signs import RANK, named_places, opened_places
from govkb.model import PassageKind, Place

BY_LOST_HEADLINE = "标题遗失：段落写的是另一地方"

_MENTIONS = 2
"""A place that one fragment names is a guest of the story that is printed there."""

_HEREABOUTS = 6
"""Fragments before the first and behind the last one that names the place."""

Span = tuple[int, int]


def find_lost(pieces: Sequence[Piece], drafts: Sequence[Draft], finder: PlaceFinder) -> Mapping[Draft, Span]:
    """The articles that may be printed without a headline, and the first and the last of the pieces that may belong to each.

    Where articles are on counties, such a one is on a county that opens a sentence somewhere, is named more than once and has no headline.
    A lead without a headline is no proof that the article begins there: of its fragments, too, some may be printed before.
    """
    leads = {draft.place.name: draft for draft in drafts if draft.place is not None and draft.reason == BY_LEAD}
    known = {draft.place.name for draft in drafts if draft.place is not None} - leads.keys()
    if not any(draft.place is not None and draft.place.level == RANK for draft in drafts):
        return {}
    bodies = [(at, piece) for at, piece in enumerate(pieces) if piece.kind is PassageKind.BODY]
    opened = {place.name for _, piece in bodies for place in opened_places(piece.text, finder)} - known
    named: dict[str, list[int]] = {}
    for at, piece in bodies:
        for name in named_places(piece.text, finder) if opened else ():
            if name in opened:
                named.setdefault(name, []).append(at)
    lost: dict[Draft, Span] = {}
    unnamed = len(drafts)
    for name, mentions in named.items():
        first = [at for at in mentions if pieces[at].repeat_of is None]
        if len(mentions) >= _MENTIONS and first:
            draft = leads.get(name)
            if draft is None:
                unnamed += 1
                draft = Draft(unnamed, BY_LOST_HEADLINE, place=Place(0, 0, name, name, RANK, ()), has_body=True)
            lost[draft] = (first[0] - _HEREABOUTS, first[-1] + _HEREABOUTS)
    return lost
