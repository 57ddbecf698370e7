"""People, programmes and bodies of a report as entities.

A person named in one passage with title and place and in another by name alone is one person of the article. Nobody is merged across articles unless
place and name are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from govkb.extraction import Extraction, PassageReading
from govkb.extraction.people import AUTHOR, NATION, Person
from govkb.model import Layout, Mention, Place, Report
from govkb.resolution.entities import Entities


class NamedEntities:
    """Ids of the entities behind a report's people, programmes and bodies."""

    def __init__(self, report: Report, extraction: Extraction, layout: Layout, entities: Entities) -> None:
        self._outlet = report.source.publisher or report.document
        self._extraction = extraction
        self._layout = layout
        self._entities = entities
        self._places: dict[tuple[int | None, str], Place] = {}
        for reading in extraction.passages:
            for person in reading.names.people:
                if person.place is not None:
                    self._places.setdefault((self._article(reading), person.mention.text), person.place)

    def of(self, reading: PassageReading) -> Iterator[tuple[Mention, str]]:
        """Every such mention of a passage with its entity."""
        for body in reading.names.bodies:
            yield body, self.body(body, reading)
        for person in reading.names.people:
            yield person.mention, self.person(person, reading)
        for programme in reading.names.programmes:
            yield programme.mention, self._entities.programme(programme.mention.name, programme.place, self.about(reading))

    def person(self, person: Person, reading: PassageReading) -> str:
        """The person's entity: of the place that the article gives, else of the article's place."""
        name = person.mention.text
        if person.role == NATION:
            return self._entities.person(name, None, None)
        if person.role == AUTHOR:
            return self._entities.person(name, None, None, self._outlet)
        about = self.about(reading)
        return self._entities.person(name, self._places.get((self._article(reading), name), about), about)

    def body(self, body: Mention, reading: PassageReading) -> str:
        """The entity of a body named without its place."""
        about = self.about(reading)
        return "" if about is None else self._entities.organisation(body.name, about, about)

    def about(self, reading: PassageReading) -> Place | None:
        """The place that the passage's article is about."""
        return self._extraction.articles.get(self._article(reading) or 0)

    def _article(self, reading: PassageReading) -> int | None:
        return self._layout.passages[reading.position].article
