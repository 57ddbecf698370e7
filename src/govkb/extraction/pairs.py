"""Places and organisations that the print says are paired (结对, 对口帮扶)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from govkb.knowledge import Knowledge
from govkb.knowledge.naming_rules import PairRule
from govkb.model import Mention, Place

_BETWEEN = 12
_BEHIND = 16


@dataclass(frozen=True, slots=True)
class Named:
    """A place, or an organisation of it, as [start, end) of the text."""

    start: int
    end: int
    place: Place
    organisation: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of them; [start, end) are the words that say so."""

    first: Named
    second: Named
    start: int
    end: int


def find_pairs(text: str, places: Sequence[Place], organisations: Sequence[Mention], knowledge: Knowledge) -> list[Pair]:
    """The pairs of the text, in order."""
    if "结" not in text and "对口" not in text:
        return []
    names = _named(places, organisations)
    found = []
    for first, second in pairwise(names):
        if not first.end <= second.start <= first.end + _BETWEEN:
            continue
        marked = f"①{text[first.end : second.start]}②{text[second.end : second.end + _BEHIND]}"
        match = next((match for rule in knowledge.rules(PairRule) if (match := rule.regex.match(marked))), None)
        if match is not None:
            end = second.end + max(0, match.end() - marked.index("②") - 1)
            found.append(Pair(first, second, first.start, end))
    return found


def _named(places: Sequence[Place], organisations: Sequence[Mention]) -> list[Named]:
    """Places with their organisations, the last of a chain standing for it."""
    own = {mention.start: mention for mention in organisations}
    named: list[Named] = []
    for place in places:
        mention = own.get(place.start)
        start = place.start
        if named and named[-1].end == place.start and not named[-1].organisation:
            start = named.pop().start
        name = mention.name if mention is not None else ""
        named.append(Named(start, place.end if mention is None else mention.end, place, name))
    return named
