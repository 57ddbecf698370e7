"""The steps of the room, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from govkb.knowledge import Knowledge
from govkb.knowledge.finder import PlaceFinder
from govkb.layout.articles import split_articles
from govkb.layout.blocks import split_blocks
from govkb.layout.headlines import printed, split_headline
from govkb.layout.kinds import mark_captions, mark_headings, split_furniture
from govkb.layout.openings import Draft
from govkb.layout.piece import Piece
from govkb.layout.seams import Seams
from govkb.layout.splices import mark_repeats
from govkb.layout.stitches import stitch
from govkb.layout.unwrap import column_width, unwrap
from govkb.model import Article, Layout, Passage, PassageKind, Report


def lay_out(report: Report, knowledge: Knowledge, *, finder: PlaceFinder | None = None) -> Layout:
    """The articles and passages of a report, in print order; passages count from 0, articles from 1. `finder`: where it is made already."""
    names = PlaceFinder(knowledge, report.text) if finder is None else finder
    pieces = _pieces(report.text, knowledge, names)
    split = split_articles(mark_repeats(pieces), names)
    return _layout(report.text, split.drafts, stitch(split.pieces, split.after))


def _pieces(text: str, knowledge: Knowledge, finder: PlaceFinder) -> list[Piece]:
    blocks = split_blocks(text)
    column = column_width(blocks)
    pieces = [piece for block in blocks for piece in unwrap(block, column)]
    pieces = [part for piece in pieces for part in split_headline(piece, finder)]
    pieces = [part for piece in pieces for part in split_furniture(piece, knowledge)]
    seams = Seams(piece.text for piece in pieces if piece.kind is PassageKind.BODY)
    return mark_headings(mark_captions(pieces, finder, seams), finder, seams)


def _layout(text: str, drafts: Sequence[Draft], pieces: Sequence[Piece]) -> Layout:
    order = sorted(range(len(pieces)), key=lambda index: pieces[index].start)
    position = {index: at for at, index in enumerate(order)}
    numbers = _numbers(drafts, [pieces[index] for index in order])
    passages = tuple(_passage(pieces[index], position, numbers, at) for at, index in enumerate(order))
    ordered = sorted((draft for draft in drafts if draft.number in numbers), key=lambda draft: numbers[draft.number])
    return Layout(tuple(_article(draft, numbers[draft.number], text) for draft in ordered), passages)


def _numbers(drafts: Sequence[Draft], pieces: Sequence[Piece]) -> dict[int, int]:
    """Articles count in the order in which their text (not a displaced headline) is first printed."""
    seen: dict[int, None] = {}
    headlines: dict[int, None] = {}
    for piece in pieces:
        if piece.article is not None:
            (headlines if piece.kind is PassageKind.HEADLINE else seen)[piece.article] = None
    kept = {draft.number for draft in drafts}
    return {number: at for at, number in enumerate((n for n in dict.fromkeys([*seen, *headlines]) if n in kept), start=1)}


def _passage(piece: Piece, position: dict[int, int], numbers: dict[int, int], at: int) -> Passage:
    return Passage(
        position=at,
        kind=piece.kind,
        text=piece.text,
        runs=piece.runs,
        article=None if piece.article is None else numbers.get(piece.article),
        reason="；".join(dict.fromkeys(piece.reasons)) or "正文段落",
        repeat_of=None if piece.repeat_of is None else position[piece.repeat_of],
        repeat_at=piece.repeat_at,
        dropped=piece.dropped,
    )


def _article(draft: Draft, number: int, text: str) -> Article:
    place = draft.place.name if draft.place is not None else ""
    title = printed(text, draft.title.runs) if draft.title is not None else place
    byline = draft.byline.text if draft.byline is not None else ""
    return Article(number, title, place, draft.reason, byline)
