"""Where articles open on a page: at a headline, at a lead that introduces another place in full, at the page's first text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from govkb.knowledge.finder import PlaceFinder
from govkb.layout.headlines import headline_place, introduced_place, is_displaced, opening_place
from govkb.layout.piece import Piece
from govkb.model import PassageKind, Place

BY_HEADLINE = "标题：地名加冒号，或其下有署名"
BY_FIRST = "报道文件的第一篇"
BY_LEAD = "导语：全称引出另一地方"


@dataclass(slots=True, eq=False)
class Draft:
    """An article while its pieces are being gathered. `place` is None until a headline or lead names one."""

    number: int
    reason: str
    place: Place | None = None
    title: Piece | None = None
    byline: Piece | None = None
    has_body: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """A piece at which an article opens. `titled`: the piece is its headline."""

    draft: Draft
    titled: bool

    @property
    def certain(self) -> bool:
        """Whether nothing else can be meant: a lead can also stand inside an article on several places."""
        return self.draft.reason != BY_LEAD


def find_openings(pieces: Sequence[Piece], finder: PlaceFinder) -> Mapping[int, Opening]:
    """The openings of articles, by the index of their piece, in print order. Drafts count from 1."""
    found: dict[int, Opening] = {}
    current: Draft | None = None
    places: set[str] = set()
    for index, piece in enumerate(pieces):
        if is_displaced(piece) or (piece.kind is PassageKind.FURNITURE):
            continue
        reason = _reason(pieces, index, current, places, finder)
        if reason:
            current = Draft(len(found) + 1, reason)
            titled = piece.kind is PassageKind.HEADING
            if titled:
                current.place = headline_place(piece.text, finder)
            found[index] = Opening(current, titled)
        if current is not None and piece.kind is PassageKind.BODY:
            if current.place is None:
                current.place = introduced_place(piece.text, finder)
            current.has_body = True
        if current is not None and current.place is not None:
            places.add(current.place.name)
    for index, opening in found.items():
        if opening.draft.place is None and opening.titled:
            opening.draft.place = opening_place(pieces[index].text, finder)
    return found


def _reason(pieces: Sequence[Piece], index: int, current: Draft | None, places: set[str], finder: PlaceFinder) -> str:
    """Why a new article opens at this piece, or an empty text."""
    piece = pieces[index]
    if piece.kind is PassageKind.HEADING and _is_headline(pieces, index, current, finder):
        return BY_HEADLINE
    if current is None:
        return BY_FIRST
    lead = _lead(pieces, index, finder)
    if lead is None or not current.has_body or lead.name in places:
        return ""
    if current.place is None:
        return BY_LEAD if piece.kind is PassageKind.HEADING else ""
    return "" if current.place.name in lead.parents else BY_LEAD


def _is_headline(pieces: Sequence[Piece], index: int, current: Draft | None, finder: PlaceFinder) -> bool:
    if headline_place(pieces[index].text, finder) is not None:
        return True
    following = [piece.kind for piece in pieces[index + 1 : index + 3]]
    signed = following[:1] == [PassageKind.BYLINE] or following == [PassageKind.HEADING, PassageKind.BYLINE]
    return signed and (current is None or current.has_body)


def _lead(pieces: Sequence[Piece], index: int, finder: PlaceFinder) -> Place | None:
    """The place introduced by this piece, or by the first body piece under this heading."""
    for piece in pieces[index : index + 4]:
        if piece.kind is PassageKind.BODY:
            return introduced_place(piece.text, finder)
        if pieces[index].kind is not PassageKind.HEADING or piece.kind is PassageKind.CAPTION:
            return None
    return None
