"""A report's passages read: numerals, mentions and claims."""

from __future__ import annotations

from dataclasses import dataclass

from govkb.extraction.claims import read_claims
from govkb.extraction.ledger import Ledger, keep_ledger
from govkb.extraction.organisations import find_organisations
from govkb.extraction.sentences import split_sentences
from govkb.knowledge import Knowledge
from govkb.knowledge.finder import PlaceFinder
from govkb.model import Article, Claim, Layout, Mention, Passage, PassageKind, Place

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


def extract(layout: Layout, text: str, knowledge: Knowledge) -> Extraction:
    """Everything that the passages of a report say; `text` is the report's, which teaches names of places."""
    finder = PlaceFinder(knowledge, text)
    about = {article.number: place for article in layout.articles if (place := article_place(article, finder)) is not None}
    passages = tuple(read_passage(passage, about.get(passage.article or 0), finder, knowledge) for passage in layout.passages)
    return Extraction(passages, about, finder.aliases)


def article_place(article: Article, finder: PlaceFinder) -> Place | None:
    """The place an article is about, with its parents; None when layout found none."""
    if not article.place:
        return None
    places = finder.find(article.place)
    return places[-1] if places and places[-1].name == article.place else None


def read_passage(passage: Passage, article: Place | None, finder: PlaceFinder, knowledge: Knowledge) -> PassageReading:
    """One passage read; in furniture and bylines numerals are listed but make no claims."""
    places = finder.find(passage.text)
    organisations = find_organisations(passage.text, places, knowledge)
    ledger = keep_ledger(passage.text, [(place.start, place.end) for place in places], knowledge)
    claims: list[Claim] = []
    if passage.kind not in _UNREAD:
        sentences = split_sentences(passage.text)
        claims = read_claims(passage.position, passage.text, ledger.figures, places, article, sentences, knowledge)
    return PassageReading(passage.position, ledger, tuple(places), tuple(organisations), tuple(claims))
