"""A report's passages read: numerals, mentions and claims. spaCy carries the text; each passage is a Doc with its surroundings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language

from govkb.extraction import components as _components  # noqa: F401 - registers the factories for those who run from a source tree
from govkb.extraction.components import CLAIMS, Context
from govkb.extraction.ledger import Ledger
from govkb.extraction.organisations import find_organisations
from govkb.knowledge import Knowledge
from govkb.knowledge.finder import PlaceFinder, is_zone
from govkb.model import Article, Claim, Layout, Mention, Passage, PassageKind, Place

_LEAD = 120
_UNREAD = (PassageKind.FURNITURE, PassageKind.BYLINE)


@dataclass(frozen=True, slots=True)
class PassageReading:
    """What one passage says. `claims[i]` is made of the ledger's figure i."""

    position: int
    ledger: Ledger
    places: tuple[Place, ...]
    organisations: tuple[Mention, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a report says, passage by passage, the place of each article, and the short names that the report introduces."""

    passages: tuple[PassageReading, ...]
    articles: dict[int, Place]
    aliases: dict[str, Place]


@cache
def pipeline(segmenter: str) -> Language:
    """A blank Chinese pipeline whose tokens are this segmenter's words and whose one component reads claims."""
    tokenizer = {"@tokenizers": "govkb.segmenter", "segmenter": segmenter}
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": tokenizer}})
    nlp.add_pipe(CLAIMS, config={"segmenter": segmenter})
    return nlp


def extract(layout: Layout, text: str, knowledge: Knowledge, *, segmenter: str = "jieba") -> Extraction:
    """Everything that the passages of a report say; `text` is the report's, which teaches names of places.

    SegmenterError when the segmenter is not to be had.
    """
    finder = PlaceFinder(knowledge, text)
    nlp = pipeline(segmenter)
    about = {article.number: place for article in layout.articles if (place := article_place(article, layout, finder)) is not None}
    passages = tuple(_read(passage, Context(knowledge, finder, about.get(passage.article or 0)), nlp) for passage in layout.passages)
    return Extraction(passages, about, finder.aliases)


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


def _read(passage: Passage, surroundings: Context, nlp: Language) -> PassageReading:
    """One passage read; in furniture and bylines numerals are listed but make no claims."""
    doc = nlp.make_doc(passage.text)
    doc._.govkb_context = Context(
        surroundings.knowledge, surroundings.finder, surroundings.article, passage.position, makes_claims=passage.kind not in _UNREAD
    )
    doc = nlp(doc)
    organisations = find_organisations(passage.text, doc._.govkb_places, surroundings.knowledge)
    return PassageReading(passage.position, doc._.govkb_ledger, doc._.govkb_places, tuple(organisations), doc._.govkb_claims or ())
