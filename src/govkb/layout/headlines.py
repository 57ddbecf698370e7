"""Headlines: what opens an article, and the place it names."""

from __future__ import annotations

from collections.abc import Sequence

from govkb.knowledge.finder import PlaceFinder
from govkb.layout.piece import Piece, cut
from govkb.layout.unwrap import DOUBLED
from govkb.model import PassageKind, Place, Run

_COLONS = ("：", ":")
_LEAD = 160
"""An article introduces its place within this many characters."""

_COUNTY_AND_ABOVE = ("province", "prefecture", "county")


def headline_place(text: str, finder: PlaceFinder) -> Place | None:
    """The place that a headline of the form PLACE：… names, or None."""
    path = _opening_path(finder.find(text), 0)
    if path and text.startswith(_COLONS, path[-1].end):
        return path[-1]
    return None


def opening_place(text: str, finder: PlaceFinder) -> Place | None:
    """The place that a headline opens with, whatever stands behind it, or None."""
    path = _opening_path(finder.find(text[:_LEAD]), 0)
    return path[-1] if path else None


def _opening_path(places: Sequence[Place], start: int) -> list[Place]:
    """The places printed one directly after the other from `start`: 贵州省|铜仁市|碧江区."""
    path: list[Place] = []
    for place in places:
        if place.start != (path[-1].end if path else start):
            break
        path.append(place)
    return path


def is_displaced(piece: Piece) -> bool:
    """Whether a piece is a headline of doubled glyphs: those are printed far from their article, and open none where they stand."""
    return piece.kind is PassageKind.HEADLINE and DOUBLED in piece.reasons


def split_headline(piece: Piece, finder: PlaceFinder) -> list[Piece]:
    """Two headlines set in one line (甲县：… 乙县：…) as two pieces."""
    if piece.kind is not PassageKind.HEADLINE:
        return [piece]
    places = finder.find(piece.text)
    colons = [p for p in places if piece.text.startswith(_COLONS, p.end)]
    starts = [next((q.start for q in reversed(_chain_before(places, p))), p.start) for p in colons]
    return cut(piece, starts)


def _chain_before(places: Sequence[Place], last: Place) -> list[Place]:
    chain = [last]
    for place in reversed(places[: places.index(last)]):
        if place.end != chain[-1].start:
            break
        chain.append(place)
    return chain


def introduced_place(text: str, finder: PlaceFinder) -> Place | None:
    """The county (or prefecture) that a lead paragraph introduces in full, or None.

    In full means: with its parents before it (贵州省遵义市正安县), or with a short form to follow (以下简称…).
    """
    places = [place for place in finder.find(text) if place.end <= _LEAD and place.level in _COUNTY_AND_ABOVE]
    for index, place in enumerate(places):
        path = _opening_path(places[index:], place.start)
        last = path[-1]
        if len(path) >= 2 and path[0].level in ("province", "prefecture") and last.level != "province":
            return last
        if "以下简称" in text[last.end : last.end + 6] and last.level != "province":
            return last
    return None


def printed(text: str, runs: Sequence[Run]) -> str:
    """A headline as printed, one blank where the print has white space between two runs."""
    words: list[str] = []
    for run in runs:
        if words and text[run.start - 1 : run.start].isspace():
            words.append(" ")
        words.append(text[run.start : run.start + run.length])
    return "".join(words).strip()
