"""The names of a passage besides its places: bodies without their place's name, people, who says what, programmes, pairs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ahocorasick_rs import AhoCorasick

from govkb.extraction.organisations import find_bodies
from govkb.extraction.pairs import Pair, find_pairs
from govkb.extraction.people import AUTHOR, NATION, PeopleFinder, Person
from govkb.extraction.programmes import Programme, find_programmes
from govkb.extraction.sayings import Saying, find_sayings
from govkb.extraction.words import Tagger
from govkb.knowledge import Knowledge
from govkb.model import Mention, Place


@dataclass(frozen=True, slots=True)
class Names:
    """All of them, each kind in the order of print."""

    bodies: tuple[Mention, ...] = ()
    people: tuple[Person, ...] = ()
    sayings: tuple[Saying, ...] = ()
    programmes: tuple[Programme, ...] = ()
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedText:
    """A passage's clean text with what is known of it already: its places and organisations, the article's place."""

    text: str
    places: Sequence[Place]
    organisations: Sequence[Mention]
    article: Place | None


def read_names(passage: NamedText, knowledge: Knowledge, tag: Tagger) -> Names:
    """The names in running text, a heading or a caption."""
    bodies = find_bodies(passage.text, _taken(passage), passage.article, knowledge)
    people = PeopleFinder(passage.text, passage.places, [*passage.organisations, *bodies], knowledge, tag).find(passage.article)
    sayings = find_sayings(passage.text, people, knowledge)
    programmes = find_programmes(passage.text, passage.places, passage.article, knowledge)
    pairs = find_pairs(passage.text, passage.places, passage.organisations, knowledge)
    return Names(tuple(bodies), tuple(people), tuple(sayings), tuple(programmes), tuple(pairs))


def read_writers(passage: NamedText, breaks: Sequence[int], knowledge: Knowledge, tag: Tagger) -> Names:
    """The writers in a byline; `breaks` are offsets at which the print has white space."""
    people = PeopleFinder(passage.text, passage.places, passage.organisations, knowledge, tag).authors(breaks)
    return Names(people=tuple(people))


def known_names(people: Iterable[Person]) -> AhoCorasick:
    """Finds the names of those whom an article names with their title, all of them in one look at a text."""
    return AhoCorasick(sorted({one.mention.text for one in people if one.role not in (NATION, AUTHOR, "")}))


def with_names_again(names: Names, passage: NamedText, known: AhoCorasick, knowledge: Knowledge, tag: Tagger) -> Names:
    """`names` with the people that the article names elsewhere with their title (`known`) and here by their name alone."""
    wanted = sorted(set(known.find_matches_as_strings(passage.text, overlapping=True)))
    if not wanted:
        return names
    finder = PeopleFinder(passage.text, passage.places, passage.organisations, knowledge, tag)
    people = sorted([*names.people, *finder.again(wanted, names.people)], key=lambda one: one.mention.start)
    return replace(names, people=tuple(people), sayings=tuple(find_sayings(passage.text, people, knowledge)))


def _taken(passage: NamedText) -> list[Mention]:
    """Stretches in which no bare body begins: organisations and places."""
    return [*passage.organisations, *(Mention(place.start, place.end, place.text, "place", place.name) for place in passage.places)]
