"""A report's passages read: numerals, mentions and claims, each passage with its surroundings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from govkb.extraction.names import NamedText, known_names, with_names_again
from govkb.extraction.passages import Context, PassageReading, read_passage
from govkb.extraction.people import Person
from govkb.extraction.words import Tagger
from govkb.knowledge import Knowledge
from govkb.knowledge.finder import PlaceFinder, is_zone
from govkb.model import Article, Layout, PassageKind, Place

__all__ = ["Extraction", "PassageReading", "article_place", "extract"]

_LEAD = 120
_UNREAD = (PassageKind.FURNITURE, PassageKind.BYLINE)
"""Numerals of these are listed but make no claims."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a report says, passage by passage, the place of each article, and the short names that the report introduces."""

    passages: tuple[PassageReading, ...]
    articles: dict[int, Place]
    aliases: dict[str, Place]


def extract(  # noqa: PLR0913
    layout: Layout,
    text: str,
    knowledge: Knowledge,
    *,
    segmenter: str = "jieba",
    finder: PlaceFinder | None = None,
    claims_only: bool = False,
) -> Extraction:
    """Everything that the passages of a report say; `text` is the report's, which teaches names of places (`finder`, where it is made already).

    `claims_only`: people, programmes and pairs, which no claim rests on, are passed over.
    SegmenterError when the segmenter is not to be had.
    """
    names = PlaceFinder(knowledge, text) if finder is None else finder
    tag = Tagger(segmenter)
    leads = {passage.article: passage.text[:_LEAD] for passage in reversed(layout.passages) if passage.kind is PassageKind.BODY}
    places = ((article.number, article_place(article, leads.get(article.number, ""), names)) for article in layout.articles)
    about = {number: place for number, place in places if place is not None}
    readings = []
    headings = layout.headings()
    for passage in layout.passages:
        reads = passage.kind not in _UNREAD
        breaks = () if reads else tuple(run.clean for run in passage.runs)
        place, heading = about.get(passage.article or 0), headings[passage.position]
        surroundings = Context(
            knowledge, names, place, passage.position, makes_claims=reads, breaks=breaks, heading=heading, reads_names=not claims_only
        )
        readings.append(read_passage(passage.text, surroundings, tag))
    return Extraction(tuple(_named_again(layout, readings, about, knowledge, tag)), about, names.aliases)


def _named_again(
    layout: Layout, readings: list[PassageReading], about: dict[int, Place], knowledge: Knowledge, tag: Tagger
) -> Iterator[PassageReading]:
    """The readings with the people that their article names with a title in one passage and without one in another."""
    known: dict[int | None, list[Person]] = {}
    for passage, reading in zip(layout.passages, readings, strict=True):
        known.setdefault(passage.article, []).extend(reading.names.people)
    finders = {article: known_names(people) for article, people in known.items() if people}
    for passage, reading in zip(layout.passages, readings, strict=True):
        if passage.kind in _UNREAD or passage.article not in finders:
            yield reading
            continue
        named = NamedText(passage.text, reading.places, reading.organisations, about.get(passage.article or 0))
        yield replace(reading, names=with_names_again(reading.names, named, finders[passage.article], knowledge, tag))


def article_place(article: Article, lead: str, finder: PlaceFinder) -> Place | None:
    """The place an article is about, with its parents; None when layout found none.

    An article whose `lead` names a zone of that place (大学城, 开发区) is about the zone.
    """
    if not article.place:
        return None
    places = finder.find(article.place)
    if not places or places[-1].name != article.place:
        return None
    own = places[-1]
    zones = (place for place in finder.find(lead) if place.parents == own.path and is_zone(place))
    return next(zones, own)
