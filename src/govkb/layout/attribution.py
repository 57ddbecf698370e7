"""Fragments that speak of another place than the article they were printed in, given to that place's article.

Columns that interleave put one story's paragraphs under another's headline. Two signs are in the language itself: a sentence that opens with a
place of the same rank (江口县着力构建… in an article on 万山区), and a word for the whole that does not fit (全县 cannot speak of a district).
Fragments without a sign lie between those with one; the border is drawn where the words on both sides fit best.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import log

from govkb.knowledge.finder import PlaceFinder
from govkb.layout.articles import BY_LOST_HEADLINE, Draft
from govkb.layout.piece import Piece
from govkb.model import PassageKind, Place

MOVED = "归属改正：段落写的是{place}"
NEIGHBOUR = "归属改正：与写{place}的段落相连或用词相近"
_OPENING = re.compile(r"(?:^|[。！？])(?:[^。！？，]{2,8}。)?(?:近年来，|目前，|同时，|截至目前，|今年以来，|此外，)?")
_WHOLE = re.compile(r"全([县区市州])(?!长|委)|该([县区市州])(?![长委级直内外])")
_RANK = "county"

Label = str
"""A place's full name: the article on it is where a fragment belongs."""


def attribute(drafts: list[Draft], pieces: Sequence[Piece], finder: PlaceFinder) -> tuple[list[Draft], list[Piece]]:
    """Pieces with the article they belong to; drafts grow by the articles whose headline is lost.

    `pieces` are in print order; a piece whose `repeat_of` is set follows the piece that it prints again.
    """
    result = list(pieces)
    for draft in list(drafts):
        if draft.place is None or draft.place.level != _RANK:
            continue
        members = [index for index, piece in enumerate(result) if piece.article == draft.number and piece.kind in _MOVABLE]
        labels = _labels(members, result, draft.place, finder)
        for index, (label, reason) in labels.items():
            target = _article_on(label, drafts)
            result[index] = replace(result[index], article=target.number).because(reason.format(place=label))
    return drafts, result


_MOVABLE = (PassageKind.BODY, PassageKind.HEADING, PassageKind.CAPTION)


def _article_on(label: Label, drafts: list[Draft]) -> Draft:
    for draft in drafts:
        if draft.place is not None and draft.place.name == label:
            return draft
    place = Place(0, 0, label, label, _RANK, ())
    drafts.append(Draft(len(drafts) + 1, BY_LOST_HEADLINE, place=place, has_body=True))
    return drafts[-1]


def _labels(members: list[int], pieces: Sequence[Piece], own: Place, finder: PlaceFinder) -> dict[int, tuple[Label, str]]:
    """The members that belong elsewhere, with the place and the reason. Empty when nothing speaks of another place of the same rank."""
    captions = [index for index in members if pieces[index].kind is PassageKind.CAPTION]
    text = [index for index in members if pieces[index].kind is not PassageKind.CAPTION]
    moved = {index: (label, MOVED) for index in captions if (label := _speaks_of(pieces[index].text, own, finder)) not in ("", own.name)}
    signs = _signs(text, pieces, own, finder)
    if all(label == own.name for label in signs.values()):
        return moved
    labels = dict(signs)
    _fill_between(text, labels, own.name)
    _share_over_repeats(labels, text, pieces)
    _draw_borders(text, labels, pieces, own.name)
    _share_over_repeats(labels, text, pieces)
    for index, label in labels.items():
        if label != own.name:
            moved[index] = (label, MOVED if index in signs else NEIGHBOUR)
    return moved


def _signs(members: list[int], pieces: Sequence[Piece], own: Place, finder: PlaceFinder) -> dict[int, Label]:
    """What members say by themselves: section headings and mentions of the own place speak for it, openings with another for that one."""
    signs: dict[int, Label] = {}
    misfits: list[int] = []
    for index in members:
        piece = pieces[index]
        label = own.name if piece.kind is PassageKind.HEADING else _speaks_of(piece.text, own, finder)
        if label:
            signs[index] = label
        elif _misfits(piece.text, own):
            misfits.append(index)
    others = [index for index, label in signs.items() if label != own.name]
    for index in misfits if others else ():
        signs[index] = signs[min(others, key=lambda other: (abs(other - index), other))]
    return signs


def _speaks_of(text: str, own: Place, finder: PlaceFinder) -> Label:
    """The place of the own rank that the text speaks of: the own one when it is named, else the one that opens a sentence; or an empty text."""
    places = [place for place in finder.find(text) if place.level == own.level]
    if any(place.name == own.name for place in places):
        return own.name
    openings = {match.end() for match in _OPENING.finditer(text)} if places else set()
    opening = {place.name for place in places if place.start in openings}
    return opening.pop() if len(opening) == 1 else ""


def _misfits(text: str, own: Place) -> bool:
    """Whether the text speaks of a whole (全县, 该县) of another kind than the article's place."""
    whole = {match.group(1) or match.group(2) for match in _WHOLE.finditer(text)}
    own_kind = own.name[-1]
    return own_kind not in whole and ("县" in whole or (own_kind == "县" and "区" in whole))


def _stretches(members: list[int], labels: dict[int, Label], own: Label) -> list[tuple[list[int], Label, Label]]:
    """The runs of members without a label, with the labels before and behind; the article's own at its two ends."""
    found: list[tuple[list[int], Label, Label]] = []
    silent: list[int] = []
    before = own
    for index in members:
        if index not in labels:
            silent.append(index)
            continue
        if silent:
            found.append((silent, before, labels[index]))
            silent = []
        before = labels[index]
    return [*found, (silent, before, own)] if silent else found


def _fill_between(members: list[int], labels: dict[int, Label], own: Label) -> None:
    """What lies between two fragments of one place is that place's."""
    for silent, before, after in _stretches(members, labels, own):
        if before == after:
            labels.update(dict.fromkeys(silent, before))


def _share_over_repeats(labels: dict[int, Label], members: list[int], pieces: Sequence[Piece]) -> None:
    """What one print of a passage says holds for all its prints; the first print that says something decides."""
    said: dict[int, Label] = {}
    for index in members:
        source = pieces[index].repeat_of
        if index in labels:
            said.setdefault(index if source is None else source, labels[index])
    for index in members:
        source = pieces[index].repeat_of
        key = index if source is None else source
        if key in said and (source is not None or index not in labels):
            labels[index] = said[key]


def _draw_borders(members: list[int], labels: dict[int, Label], pieces: Sequence[Piece], own: Label) -> None:
    """Between fragments of two places, the border at which the words on both sides fit best."""
    words = _Words(members, labels, pieces)
    for silent, before, after in _stretches(members, labels, own):
        border = words.border(silent, before, after, own=own)
        labels.update(dict.fromkeys(silent[:border], before))
        labels.update(dict.fromkeys(silent[border:], after))


class _Words:
    """The words (character pairs) of an article's fragments by the place they belong to; the rarer a pair, the heavier it weighs."""

    def __init__(self, members: list[int], labels: dict[int, Label], pieces: Sequence[Piece]) -> None:
        self.grams = {index: _bigrams(pieces[index].text) for index in members}
        self.known: dict[Label, set[str]] = {}
        for index, label in labels.items():
            self.known.setdefault(label, set()).update(self.grams[index])
        spread = Counter(gram for grams in self.grams.values() for gram in grams)
        self.weight = {gram: log((1 + len(members)) / count) for gram, count in spread.items()}

    def border(self, silent: list[int], before: Label, after: Label, *, own: Label) -> int:
        """How many of the silent fragments stay with `before`. Where nothing speaks for another place, they stay with the article."""
        totals = [0.0]
        for index in silent:
            totals.append(totals[-1] + self._fit(index, before) - self._fit(index, after))
        best = max(totals)
        borders = [at for at, total in enumerate(totals) if total == best]
        return borders[-1] if before == own else borders[0]

    def _fit(self, index: int, label: Label) -> float:
        """Share, by weight, of a fragment's pairs that stand in the fragments of the label."""
        grams, known = self.grams[index], self.known.get(label, set())
        weight = sum(self.weight[gram] for gram in grams)
        shared = sum(self.weight[gram] for gram in grams & known)
        return shared / weight if weight else 0.0


def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
