"""One passage read: its places, its numeral ledger, its organisations, its claims. Plain functions on text; nothing here knows of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from govkb.extraction.claims import PassageText, read_claims
from govkb.extraction.ledger import Ledger, keep_ledger
from govkb.extraction.names import NamedText, Names, read_names, read_writers
from govkb.extraction.organisations import find_organisations
from govkb.extraction.words import Tagger
from govkb.knowledge import Knowledge
from govkb.knowledge.finder import PlaceFinder
from govkb.model import LEVELS, Claim, Mention, Place

_COUNTY, _SMALL = LEVELS[2], LEVELS[3]


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a passage: the knowledge, the report's names, the place that its article is about, its position in the report.

    `breaks` are offsets of the clean text at which the print has white space, `heading` is the heading that the passage stands under.
    `breaks` are offsets of the clean text at which the print has white space. Without `reads_names` people, programmes and pairs are passed over.
    """

    knowledge: Knowledge
    finder: PlaceFinder
    article: Place | None = None
    position: int = 0
    makes_claims: bool = True
    breaks: tuple[int, ...] = ()
    heading: str = ""
    reads_names: bool = True


@dataclass(frozen=True, slots=True)
class PassageReading:
    """What one passage says. `claims[i]` is made of the ledger's figure i."""

    position: int
    ledger: Ledger
    places: tuple[Place, ...]
    organisations: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    names: Names


def read_passage(text: str, context: Context, tag: Tagger) -> PassageReading:
    """Everything that a passage's clean text says; where it makes no claims, numerals and places are listed all the same, and its writers."""
    places = tuple(_in_their_counties(text, context.finder.find(text)))
    ledger = ledger_of(text, places, context)
    organisations = tuple(find_organisations(text, places, context.knowledge))
    named = NamedText(text, places, organisations, context.article)
    claims = claims_of(named, ledger, context, tag) if context.makes_claims else ()
    return PassageReading(context.position, ledger, places, organisations, claims, _names(named, context, tag))


def _in_their_counties(text: str, places: Iterable[Place]) -> Iterator[Place]:
    """The places; small ones that nothing is known of lie in the county that their sentence names before them, whatever the article is about."""
    county: Place | None = None
    for place in places:
        if LEVELS.index(place.level) < LEVELS.index(_SMALL):
            county = place if place.level == _COUNTY and place.parents else None
        elif county is not None and not place.parents and not place.code and text.find("。", county.end, place.start) < 0:
            yield replace(place, parents=county.path)
            continue
        yield place


def _names(named: NamedText, context: Context, tag: Tagger) -> Names:
    if not context.reads_names:
        return Names()
    if not context.makes_claims:
        return read_writers(named, context.breaks, context.knowledge, tag)
    return read_names(named, context.knowledge, tag)


def ledger_of(text: str, places: tuple[Place, ...], context: Context) -> Ledger:
    """The numerals of the text with their fates."""
    return keep_ledger(text, [(place.start, place.end) for place in places], context.knowledge)


def claims_of(named: NamedText, ledger: Ledger, context: Context, tag: Tagger) -> tuple[Claim, ...]:
    """The claims made of the ledger's figures."""
    passage = PassageText(context.position, named.text, named.places, named.organisations, context.article, context.heading)
    return tuple(read_claims(passage, ledger.figures, tag, context.knowledge))
