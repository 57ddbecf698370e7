"""Where one article ends and the next begins, and which pieces belong to which: headlines, leads, and the jump marks 下转 / 上接."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from govkb.knowledge.finder import PlaceFinder
from govkb.layout.headlines import headline_place, introduced_place, opening_place
from govkb.layout.piece import Piece
from govkb.layout.unwrap import DOUBLED
from govkb.model import PassageKind, Place

_BEHIND = 20
"""Pieces behind a 上接 mark that are asked which place they write about."""

BY_HEADLINE = "标题：地名加冒号，或其下有署名"
BY_FIRST = "报道文件的第一篇"
BY_LEAD = "导语：全称引出另一地方"
BY_LOST_HEADLINE = "标题遗失：段落写的是另一地方"
DISPLACED = "移位标题：按地名归到文章"
RESUMED = "下转上接：接回前面中断的文章"


@dataclass(slots=True)
class Draft:
    """An article while its pieces are being gathered. `place` is None until a headline or lead names one."""

    number: int
    reason: str
    place: Place | None = None
    title: Piece | None = None
    byline: Piece | None = None
    broken: bool = False
    has_body: bool = False


def split_articles(pieces: Sequence[Piece], finder: PlaceFinder) -> tuple[list[Draft], list[Piece]]:
    """The articles of a page and its pieces, each with its article's number, in print order."""
    walk = _Walk(finder, pieces)
    for index in range(len(pieces)):
        walk.step(index)
    walk.place_displaced()
    for draft in walk.drafts:
        if draft.place is None and draft.title is not None:
            draft.place = opening_place(draft.title.text, finder)
    return walk.drafts, walk.placed


class _Walk:
    """One pass down the page. State: the article being read, those broken off, headlines still without their article."""

    def __init__(self, finder: PlaceFinder, pieces: Sequence[Piece]) -> None:
        self.finder = finder
        self.pieces = pieces
        self.drafts: list[Draft] = []
        self.placed: list[Piece] = []
        self.current: Draft | None = None
        self.displaced: list[int] = []

    def step(self, index: int) -> None:
        piece = self.pieces[index]
        if piece.kind is PassageKind.HEADLINE and DOUBLED in piece.reasons:
            self.displaced.append(len(self.placed))
            self.placed.append(piece)
            return
        if piece.kind is PassageKind.FURNITURE and self._jump(index):
            return
        reason = self._opening(index)
        if reason:
            self._open(reason)
        if self.current is None:
            if piece.kind is PassageKind.FURNITURE:
                self.placed.append(piece)
                return
            self._open(BY_FIRST)
        self._add(piece, index, opens=bool(reason))

    def _jump(self, index: int) -> bool:
        """Whether the piece is a jump mark; if so the walk breaks off or takes up an article."""
        piece = self.pieces[index]
        if any(reason.startswith("jump-to") for reason in piece.reasons):
            if self.current is not None:
                self.current.broken = True
                self.placed.append(replace(piece, article=self.current.number))
                return True
        elif any(reason.startswith("jump-from") for reason in piece.reasons):
            broken = self._broken_off(index)
            if broken is not None:
                broken.broken = False
                self.current = broken
                self.placed.append(replace(piece, article=broken.number).because(RESUMED))
                return True
        return False

    def _broken_off(self, index: int) -> Draft | None:
        """The article that the text behind a 上接 mark continues: the one whose place that text names, else the first still broken off."""
        broken = [draft for draft in self.drafts if draft.broken]
        if len(broken) < 2:
            return broken[0] if broken else None
        for piece in self.pieces[index + 1 : index + _BEHIND]:
            if piece.kind in (PassageKind.HEADLINE, PassageKind.FURNITURE):
                break
            names = {place.name for place in self.finder.find(piece.text)}
            named = [draft for draft in broken if draft.place is not None and draft.place.name in names]
            if len(named) == 1:
                return named[0]
        return broken[0]

    def _opening(self, index: int) -> str:
        """Why a new article opens at this piece, or an empty text."""
        piece = self.pieces[index]
        if piece.kind is PassageKind.HEADING and self._is_headline(index):
            return BY_HEADLINE
        lead = self._lead(index)
        if lead is None or self.current is None or not self.current.has_body:
            return ""
        known = self.current.place
        if known is not None and (known.name == lead.name or known.name in lead.parents):
            return ""
        return BY_LEAD if known is not None or piece.kind is PassageKind.HEADING else ""

    def _is_headline(self, index: int) -> bool:
        if headline_place(self.pieces[index].text, self.finder) is not None:
            return True
        following = [piece.kind for piece in self.pieces[index + 1 : index + 3]]
        if following[:1] == [PassageKind.BYLINE]:
            return self.current is None or self.current.has_body
        return following == [PassageKind.HEADING, PassageKind.BYLINE] and (self.current is None or self.current.has_body)

    def _lead(self, index: int) -> Place | None:
        """The place introduced by this piece, or by the first body piece under this heading."""
        for piece in self.pieces[index : index + 4]:
            if piece.kind is PassageKind.BODY:
                return introduced_place(piece.text, self.finder)
            if self.pieces[index].kind is not PassageKind.HEADING or piece.kind is PassageKind.CAPTION:
                return None
        return None

    def _open(self, reason: str) -> None:
        self.current = Draft(len(self.drafts) + 1, reason)
        self.drafts.append(self.current)

    def _add(self, piece: Piece, index: int, *, opens: bool) -> None:
        draft = self.current
        if draft is None:
            return
        is_title = piece.kind is PassageKind.HEADING and draft.title is None and not draft.has_body
        if is_title and (opens or index == 0 or self._first_text(index)):
            piece = replace(piece, kind=PassageKind.HEADLINE).because(draft.reason)
            draft.title = piece
            draft.place = headline_place(piece.text, self.finder)
        if piece.kind is PassageKind.BYLINE and draft.byline is None:
            draft.byline = piece
        if piece.kind is PassageKind.BODY:
            if draft.place is None:
                draft.place = introduced_place(piece.text, self.finder)
            draft.has_body = True
        self.placed.append(replace(piece, article=draft.number))

    def _first_text(self, index: int) -> bool:
        return all(piece.kind in (PassageKind.FURNITURE, PassageKind.BYLINE) for piece in self.pieces[:index])

    def place_displaced(self) -> None:
        """Give headlines printed far from their article to the article on their place, or to the first that has none."""
        for at in self.displaced:
            piece = self.placed[at]
            place = headline_place(piece.text, self.finder)
            draft = next((d for d in self.drafts if place is not None and d.place is not None and d.place.name == place.name), None)
            draft = draft or next((d for d in self.drafts if d.title is None), None)
            if draft is None:
                continue
            moved = replace(piece, article=draft.number).because(DISPLACED)
            if draft.title is None:
                draft.title = moved
            self.placed[at] = moved
