"""Which pieces belong to which article, and which take up a sentence that was left unfinished: the page's threads, followed and named.

A fragment belongs where its text says it does, not where it happens to be printed: columns that interleave put one story's paragraphs under
another's headline. `signs` and `words` say what speaks for a story, `seams` how two texts go together; `threads` weighs it all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from govkb.knowledge.finder import PlaceFinder
from govkb.layout.displaced import place_displaced
from govkb.layout.headlines import is_displaced
from govkb.layout.lost import BY_LOST_HEADLINE, find_lost
from govkb.layout.openings import Draft, Opening, find_openings
from govkb.layout.piece import Piece
from govkb.layout.seams import Seams, opens
from govkb.layout.signs import misfit, named_places
from govkb.layout.threads import Step, Strand, follow
from govkb.layout.unwrap import ends_sentence
from govkb.layout.words import Words, learned, trust
from govkb.model import PassageKind

RESUMED = "下转上接：接回前面中断的文章"
MOVED = "归属改正：段落写的是{place}"
NEIGHBOUR = "归属改正：与{place}一文的段落相连或用词相近"

_REACH = 200
_MOST = 16
"""Pieces before and behind an article's opening in which its fragments are looked for, and articles that are weighed against each other."""

_TITLED = 6.0
"""Paragraphs printed under another article's headline do not bring their own headings along."""

Signs = Mapping[int, float]
"""How much speaks for each article, by its number."""


@dataclass(frozen=True, slots=True)
class Split:
    """`after` leads from the index of a piece to that of the piece whose sentence it takes up."""

    drafts: Sequence[Draft]
    pieces: list[Piece]
    after: Mapping[int, int]


def split_articles(pieces: Sequence[Piece], finder: PlaceFinder) -> Split:
    """The articles of a page and its pieces, each with its article's number, in print order."""
    openings = find_openings(pieces, finder)
    opened = [opening.draft for opening in openings.values()]
    lost = find_lost(pieces, opened, finder)
    drafts = list(dict.fromkeys((*opened, *lost)))
    threaded = [index for index, piece in enumerate(pieces) if _carries(piece)]
    near = _near(threaded, openings, lost)
    known = {opening.draft: index for index, opening in openings.items()}
    spans = {draft: (first, min(last, known.get(draft, last))) for draft, (first, last) in lost.items()}
    strands = [
        _strand(
            pieces, index, openings.get(index), [one.number for one in about if one in spans and spans[one][0] <= index <= spans[one][1]]
        )
        for index, about in zip(threaded, near, strict=True)
    ]
    said = [_said(pieces[index], about, finder) for index, about in zip(threaded, near, strict=True)]
    steps = _follow([pieces[index] for index in threaded], strands, said, near) if threaded else []
    story = {index: step.story for index, step in zip(threaded, steps, strict=True)}
    moved = {index for index, signs in zip(threaded, said, strict=True) if signs.get(story[index], 0.0) > 0}
    placed = place_displaced(_placed(pieces, openings, drafts, story, moved), drafts, finder)
    after = {index: threaded[step.after] for index, step in zip(threaded, steps, strict=True) if step.after is not None}
    return Split(drafts, placed, {index: before for index, before in after.items() if _may_join(pieces, before, index, after)})


def _carries(piece: Piece) -> bool:
    """Whether a piece carries an article's text, or says where that goes on."""
    return piece.kind in (PassageKind.BODY, PassageKind.HEADING) or _is_jump(piece, "jump-to") or _is_jump(piece, "jump-from")


def _is_jump(piece: Piece, rule: str) -> bool:
    return piece.kind is PassageKind.FURNITURE and any(reason.startswith(rule) for reason in piece.reasons)


def _near(threaded: Sequence[int], openings: Mapping[int, Opening], lost: Mapping[Draft, tuple[int, int]]) -> list[list[Draft]]:
    """For each piece the articles that it can be a fragment of: those that open near it. A page is not longer, and time stays linear."""
    starts = list(openings)
    drafts = [opening.draft for opening in openings.values()]
    spans = sorted(((first, last, draft) for draft, (first, last) in lost.items()), key=_first)
    near: list[list[Draft]] = []
    for index in threaded:
        first, last = bisect_left(starts, index - _REACH), bisect_right(starts, index + _REACH)
        hidden = spans[bisect_left(spans, index - _REACH, key=_first) : bisect_right(spans, index + _REACH, key=_first)]
        near.append(list(dict.fromkeys((*drafts[first:last][-_MOST:], *(draft for _, _, draft in hidden[-_MOST:])))))
    return near


def _first(span: tuple[int, int, Draft]) -> int:
    return span[0]


def _strand(pieces: Sequence[Piece], index: int, opening: Opening | None, hidden: Sequence[int]) -> Strand:
    piece = pieces[index]
    return Strand(
        finished=ends_sentence(piece.text) or piece.text.endswith(("：", ":")),
        heading=piece.kind is PassageKind.HEADING,
        opens=None if opening is None else opening.draft.number,
        certain=opening is not None and opening.certain,
        headed=index > 0 and pieces[index - 1].kind is PassageKind.HEADING and piece.kind is PassageKind.BODY,
        hidden=tuple(hidden),
        again=piece.repeat_of is not None,
        follows=piece.follows,
        severed=index + 1 < len(pieces) and pieces[index + 1].follows,
        breaks=_is_jump(piece, "jump-to"),
        resumes=_is_jump(piece, "jump-from"),
        beginning=opens(piece.text) if piece.kind is PassageKind.BODY else 0.0,
    )


def _said(piece: Piece, drafts: Sequence[Draft], finder: PlaceFinder) -> Signs:
    """What a piece says of each article by the places it names."""
    if len(drafts) < 2 or piece.kind is PassageKind.FURNITURE:
        return {}
    named = named_places(piece.text, finder)
    said: dict[int, float] = {}
    for draft in drafts:
        if draft.place is None:
            continue
        sign = named.get(draft.place.name, 0.0) + misfit(piece.text, draft.place)
        if piece.kind is PassageKind.HEADING and draft.reason == BY_LOST_HEADLINE:
            sign -= _TITLED
        if sign:
            said[draft.number] = sign
    return said


def _follow(pieces: Sequence[Piece], strands: Sequence[Strand], said: Sequence[Signs], near: Sequence[Sequence[Draft]]) -> list[Step]:
    """The threads of the page: first by the places named, then with the words of the articles found so."""
    seams = Seams(piece.text for piece in pieces if piece.kind is PassageKind.BODY)

    @cache
    def joins(left: int, right: int) -> float:
        return seams.joins(pieces[left].text, pieces[right].text)

    steps = follow(strands, said, joins)
    if all(len(drafts) < 2 for drafts in near):
        return steps
    stories = [step.story for step in steps]
    known = [{**signs, story: 1.0} if strand.heading else signs for signs, story, strand in zip(said, stories, strands, strict=True)]
    numbers = [[draft.number for draft in drafts] for drafts in near]
    fits = Words([piece.text for piece in pieces]).signs(learned(stories, known), numbers)
    weight = trust(fits, said)
    return follow(strands, [_sum(signs, fit, weight) for signs, fit in zip(said, fits, strict=True)], joins) if weight > 0 else steps


def _sum(said: Signs, fits: Signs, weight: float) -> Signs:
    return {number: said.get(number, 0.0) + weight * fits.get(number, 0.0) for number in dict.fromkeys((*said, *fits))}


def _may_join(pieces: Sequence[Piece], before: int, index: int, after: Mapping[int, int]) -> bool:
    """A repeat is joined to the repeat of what its first print carries on, and never to what is printed for the first time."""
    one, two = pieces[before], pieces[index]
    if one.repeat_of is None or two.repeat_of is None:
        return one.repeat_of is two.repeat_of
    end = one.repeat_at + len(one.text)
    if one.repeat_of == two.repeat_of:
        return two.repeat_at == end
    return after.get(two.repeat_of) == one.repeat_of and two.repeat_at == 0 and end == len(pieces[one.repeat_of].text)


def _placed(
    pieces: Sequence[Piece], openings: Mapping[int, Opening], drafts: Sequence[Draft], story: Mapping[int, int], named: set[int]
) -> list[Piece]:
    """The pieces with their articles. What carries no text goes with the text before it; a repeat belongs where its first print does."""
    placed: list[Piece] = []
    current: Draft | None = None
    for index, piece in enumerate(pieces):
        opening = openings.get(index)
        before = current
        current = opening.draft if opening is not None else current
        current = drafts[story[index] - 1] if story.get(index, 0) > 0 else current
        source = None if piece.repeat_of is None else placed[piece.repeat_of].article
        if is_displaced(piece) or current is None:
            placed.append(piece)
        elif source is not None:
            placed.append(replace(piece, article=source))
        else:
            moved = before is not None and before is not current and (opening is None or opening.draft is not current)
            placed.append(_told(piece, current, opening, moved=moved, named=index in named))
    return placed


def _told(piece: Piece, draft: Draft, opening: Opening | None, *, moved: bool, named: bool) -> Piece:
    """The piece with its article and the reason for it; the draft learns its title and byline."""
    told = replace(piece, article=draft.number)
    if opening is not None and opening.draft is draft and opening.titled:
        told = replace(told, kind=PassageKind.HEADLINE).because(draft.reason)
        draft.title = told
    elif _is_jump(piece, "jump-from"):
        told = told.because(RESUMED)
    elif moved and draft.place is not None:
        told = told.because((MOVED if named else NEIGHBOUR).format(place=draft.place.name))
    if piece.kind is PassageKind.BYLINE and draft.byline is None:
        draft.byline = told
    return told
