"""A report's passages read: numerals, mentions and claims, each passage with its surroundings."""

from __future__ import annotations

from dataclasses import dataclass

from govkb.extraction.passages import Context, PassageReading, read_passage
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


def extract(
    layout: Layout, text: str, knowledge: Knowledge, *, segmenter: str = "jieba", finder: PlaceFinder | None = None
) -> Extraction:
    """Everything that the passages of a report say; `text` is the report's, which teaches names of places (`finder`, where it is made already).

    SegmenterError when the segmenter is not to be had.
    """
    names = PlaceFinder(knowledge, text) if finder is None else finder
    tag = Tagger(segmenter)
    about = {article.number: place for article in layout.articles if (place := article_place(article, layout, names)) is not None}
    readings = []
    for passage in layout.passages:
        surroundings = Context(knowledge, names, about.get(passage.article or 0), passage.position, makes_claims=passage.kind not in _UNREAD)
        readings.append(read_passage(passage.text, surroundings, tag))
    return Extraction(tuple(readings), about, names.aliases)


def article_place(article: Article, layout: Layout, finder: PlaceFinder) -> Place | None:
    """The place an article is about, with its parents; None when layout found none.

    An article whose lead names a zone of that place (大学城, 开发区) is about the zone.
    """
    if not article.place:
        return None
    places = finder.find(article.place)
    if not places or places[-1].name != article.place:
        return None
    own = places[-1]
    lead = next((passage.text for passage in layout.passages if passage.article == article.number and passage.kind is PassageKind.BODY), "")
    zones = (place for place in finder.find(lead[:_LEAD]) if place.parents == own.path and is_zone(place))
    return next(zones, own)
