"""What a fragment says of the article it belongs to: the places it names and the whole it speaks of.

All signs are sums in the spirit of logarithms of odds: above 0 they speak for the article, below 0 against it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from govkb.knowledge.finder import PlaceFinder
from govkb.model import Place

RANK = "county"
"""The rank of places that newspaper pages set side by side."""

_NAMED = 2.5
_OPENS = 4.0
_SUBJECT = 6.5
"""A place named somewhere, at the head of a sentence, at the head of the whole text: the last is what a paragraph is about."""

_MISFIT = -3.0

_SENTENCE = re.compile(r"(?:^|(?<=[。！？]))(?P<label>[^。！？，]{2,14}。)?(?P<clause>[^。！？，“”]{2,7}，)?")
"""A sentence's beginning: the label of a paragraph (建强队伍。) and a short clause of time (近年来，) stand before what it is about."""

_WHOLE = re.compile(r"(?:全([县区市州])|[该我]([县区市州])(?![级直内外]))(?![长委])|(?:^|(?<=[，。；！？]))([县区市州])里")


def _heads(text: str) -> dict[int, int]:
    """Offsets at which a sentence can name what it is about, each with that at which the sentence begins."""
    heads: dict[int, int] = {}
    for match in _SENTENCE.finditer(text):
        for at in (match.start(), match.end("label"), match.end()):
            heads.setdefault(at, match.start())
    return heads


def named_places(text: str, finder: PlaceFinder) -> Mapping[str, float]:
    """Places of the county's rank and above that a text names, by full name: how much that speaks for the article on one."""
    places = finder.find(text)
    if not places:
        return {}
    heads = _heads(text)
    found: dict[str, float] = {}
    for place in places:
        sign = _NAMED if place.start not in heads else _SUBJECT if heads[place.start] == 0 else _OPENS
        found[place.name] = max(found.get(place.name, 0.0), sign)
    return found


def opened_places(text: str, finder: PlaceFinder) -> list[Place]:
    """Places of the county's rank that open a sentence of the text: what the sentence is about."""
    heads = _heads(text)
    return [place for place in finder.find(text) if place.level == RANK and place.start in heads]


def misfit(text: str, place: Place) -> float:
    """How much a word for the whole (全县, 该县) of another kind than the place speaks against it: 全县 cannot speak of a district."""
    whole = {match[match.lastindex or 0] for match in _WHOLE.finditer(text)}
    kind = place.name[-1]
    if place.level != RANK or kind in whole:
        return 0.0
    return _MISFIT if "县" in whole or (kind == "县" and "区" in whole) else 0.0
