"""Relations between the entities of a report, each with the print it rests on, or the table of divisions where it rests on that."""

from __future__ import annotations

from collections.abc import Iterator

from govkb.extraction import Extraction, PassageReading
from govkb.extraction.pairs import Named
from govkb.extraction.people import OFFICE, WORK
from govkb.knowledge import Knowledge
from govkb.knowledge.naming_rules import CommitteeRule
from govkb.model import Layout, Passage, Place, make_id
from govkb.resolution.entities import Entities
from govkb.resolution.named import NamedEntities
from govkb.resolution.result import EntityRecord, RelationRecord

LIES_IN = "lies_in"
COMMITTEE_OF = "party_committee_of"
HOLDS_OFFICE = "holds_office"
WORKS_AT = "works_at"
SAID_BY = "said_by"
PAIRS_WITH = "pairs_with"
RUNS = "runs"
KINDS = (LIES_IN, COMMITTEE_OF, HOLDS_OFFICE, WORKS_AT, SAID_BY, PAIRS_WITH, RUNS)

BY_TABLE = "行政区划表"

Print = tuple[int, int, int, str]
"""A passage's position, [start, end) of the report, and the words printed there."""


def relations_of(
    layout: Layout, extraction: Extraction, entities: Entities, named: NamedEntities, knowledge: Knowledge
) -> Iterator[RelationRecord]:
    """Every relation once, with the first print that says so."""
    found: dict[str, RelationRecord] = {}
    for record in _printed(layout, extraction, entities, named, knowledge):
        found.setdefault(record.id, record)
    yield from found.values()
    yield from _lying(layout, extraction, entities)


def _printed(
    layout: Layout, extraction: Extraction, entities: Entities, named: NamedEntities, knowledge: Knowledge
) -> Iterator[RelationRecord]:
    for reading in extraction.passages:
        passage = layout.passages[reading.position]
        yield from _committees(passage, reading, entities, named, knowledge)
        yield from _posts(passage, reading, entities, named)
        yield from _sayings(passage, reading, entities, named)
        yield from _programmes(passage, reading, entities, named)
        yield from _pairs(passage, reading, entities, named)


def _committees(
    passage: Passage, reading: PassageReading, entities: Entities, named: NamedEntities, knowledge: Knowledge
) -> Iterator[RelationRecord]:
    """县委, 党工委, 社区党委 → their place."""
    about = named.about(reading)
    places = {place.start: place for place in reading.places}
    for mention in (*reading.organisations, *reading.names.bodies):
        place = places.get(mention.start, about)
        if place is None or not any(rule.regex.search(mention.name) for rule in knowledge.rules(CommitteeRule)):
            continue
        source = entities.organisation(mention.name, place, about)
        yield _relation(COMMITTEE_OF, source, entities.place(place, about), _print(passage, mention.start, mention.end))


def _posts(passage: Passage, reading: PassageReading, entities: Entities, named: NamedEntities) -> Iterator[RelationRecord]:
    """Who holds an office or works at a place or an organisation."""
    about = named.about(reading)
    kinds = {OFFICE: HOLDS_OFFICE, WORK: WORKS_AT}
    for person in reading.names.people:
        if person.role not in kinds or person.place is None:
            continue
        place, name = person.place, person.organisation
        target = entities.organisation(name, place, about) if name else entities.place(place, about)
        yield _relation(kinds[person.role], named.person(person, reading), target, _print(passage, person.start, person.mention.end))


def _sayings(passage: Passage, reading: PassageReading, entities: Entities, named: NamedEntities) -> Iterator[RelationRecord]:
    """What an article quotes: from the place it is about to the speaker; each quotation is a relation of its own."""
    about = named.about(reading)
    for saying in reading.names.sayings:
        place = about or saying.person.place
        if place is None:
            continue
        source, target = entities.place(place, about), named.person(saying.person, reading)
        words = passage.text[saying.start : saying.end]
        yield _relation(SAID_BY, source, target, _print(passage, saying.evidence_start, saying.evidence_end), words)


def _programmes(passage: Passage, reading: PassageReading, entities: Entities, named: NamedEntities) -> Iterator[RelationRecord]:
    """Which place runs a programme."""
    about = named.about(reading)
    for programme in reading.names.programmes:
        if programme.place is None or programme.runs is None:
            continue
        target = entities.programme(programme.mention.name, programme.place, about)
        yield _relation(RUNS, entities.place(programme.place, about), target, _print(passage, *programme.runs))


def _pairs(passage: Passage, reading: PassageReading, entities: Entities, named: NamedEntities) -> Iterator[RelationRecord]:
    """Which places and organisations are paired; the relation goes both ways and is kept once."""
    about = named.about(reading)
    for pair in reading.names.pairs:
        first, second = (_end(one, entities, about) for one in (pair.first, pair.second))
        if first != second:
            yield _relation(PAIRS_WITH, min(first, second), max(first, second), _print(passage, pair.start, pair.end))


def _end(one: Named, entities: Entities, about: Place | None) -> str:
    return entities.organisation(one.organisation, one.place, about) if one.organisation else entities.place(one.place, about)


def _print(passage: Passage, start: int, end: int) -> Print:
    return (passage.position, *passage.span(start, end), passage.text[start:end])


def _relation(kind: str, source: str, target: str, print_: Print, *also: str) -> RelationRecord:
    position, start, end, words = print_
    return RelationRecord(make_id("relation", kind, source, target, *also), kind, source, target, position, start, end, words)


def _lying(layout: Layout, extraction: Extraction, entities: Entities) -> Iterator[RelationRecord]:
    """Every entity lies in the one above it; the evidence is the print where the two stand side by side, else the table."""
    printed = _printed_chains(layout, extraction, entities)
    for record in entities.records:
        if record.parent_id:
            yield _lies_in(record, printed.get((record.id, record.parent_id)))


def _lies_in(record: EntityRecord, print_: Print | None) -> RelationRecord:
    if print_ is None:
        id_ = make_id("relation", LIES_IN, record.id, record.parent_id)
        return RelationRecord(id_, LIES_IN, record.id, record.parent_id, None, None, None, BY_TABLE if record.code else record.path)
    return _relation(LIES_IN, record.id, record.parent_id, print_)


def _printed_chains(layout: Layout, extraction: Extraction, entities: Entities) -> dict[tuple[str, str], Print]:
    found: dict[tuple[str, str], Print] = {}
    for reading in extraction.passages:
        passage = layout.passages[reading.position]
        about = extraction.articles.get(passage.article or 0)
        for above, below in zip(reading.places, reading.places[1:], strict=False):
            if above.end == below.start:
                key = (entities.place(below, about), entities.place(above, about))
                found.setdefault(key, _print(passage, above.start, below.end))
    return found
