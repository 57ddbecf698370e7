"""Printed places, organisations, people and programmes as entities of one hierarchy, from province to estate.

An entity's id is the hash of its kind and of the names from the top down, so that one place named in two reports is one entity, and places of one
name under different parents stay apart.
"""

from __future__ import annotations

from collections.abc import Iterable

from govkb.extraction import Extraction
from govkb.knowledge import Knowledge
from govkb.knowledge.gazetteer import Gazetteer, gazetteer_of
from govkb.model import LEVELS, Place, make_id
from govkb.resolution.result import AliasRecord, EntityRecord

PLACE = "place"
ORGANISATION = "organisation"
PERSON = "person"
PROGRAMME = "programme"


def entity_id(kind: str, path: Iterable[str]) -> str:
    """Id of the entity of this kind whose names from the top down are `path`."""
    return make_id("entity", kind, *path)


class Entities:
    """The entities that one report names. Filled while its mentions are resolved; `records` is what it gives back."""

    def __init__(self, extraction: Extraction, knowledge: Knowledge) -> None:
        self._gazetteer: Gazetteer = knowledge.built(gazetteer_of)
        self._records: dict[str, EntityRecord] = {}
        self._aliases: dict[str, AliasRecord] = {}
        self._placed: dict[tuple[object, ...], str] = {}
        self._levels = {place.path: place.level for reading in extraction.passages for place in reading.places}
        self._introduced = frozenset(extraction.aliases)
        for alias, place in extraction.aliases.items():
            self._alias(self.place(place, None), alias, "text")

    def place(self, place: Place, article: Place | None) -> str:
        """Id of the place's entity, empty when its name could mean several. Small places without a parent lie in the article's place."""
        printed = (place.text, place.path, place.level, place.code, article)
        if printed not in self._placed:
            self._placed[printed] = self._place(place, article)
        return self._placed[printed]

    def _place(self, place: Place, article: Place | None) -> str:
        path = self._path(place, article)
        if not path:
            return ""
        parent = ""
        for depth in range(1, len(path) + 1):
            parent = self._add(path[:depth], parent, place if depth == len(path) else None)
        if place.text and place.text != place.name:
            self._alias(parent, place.text, "text" if place.text in self._introduced else "habit")
        return parent

    def organisation(self, name: str, place: Place, article: Place | None) -> str:
        """Id of an organisation of `place`; printed with the places above it (定城镇|人民路社区党群服务中心) it is the same one."""
        path = self._path(place, article)
        above = next(
            (above for above in ("".join(path[depth:-1]) for depth in range(len(path) - 1)) if name.startswith(above + place.name)), ""
        )
        own = name.removeprefix(above)
        id_ = self._other(ORGANISATION, own, self.place(place, article), (*path, own))
        if own != name:
            self._alias(id_, name, "text")
        return id_

    def person(self, name: str, place: Place | None, article: Place | None, outlet: str = "") -> str:
        """Id of a person of `place`; without one the person belongs to no place, and a writer to the `outlet`."""
        parent = self.place(place, article) if place is not None else ""
        path = (*(self._path(place, article) if place is not None else ()), *([outlet] if outlet else []), name)
        return self._other(PERSON, name, parent, path)

    def programme(self, name: str, place: Place | None, article: Place | None) -> str:
        """Id of a programme that `place` runs."""
        parent = self.place(place, article) if place is not None else ""
        return self._other(PROGRAMME, name, parent, (*(self._path(place, article) if place is not None else ()), name))

    def _other(self, kind: str, name: str, parent: str, path: tuple[str, ...]) -> str:
        id_ = entity_id(kind, path)
        self._records.setdefault(id_, EntityRecord(id_, kind, name, "", "", parent, "/".join(path)))
        return id_

    @property
    def records(self) -> tuple[EntityRecord, ...]:
        return tuple(sorted(self._records.values(), key=lambda record: record.id))

    @property
    def aliases(self) -> tuple[AliasRecord, ...]:
        return tuple(sorted(self._aliases.values()))

    def _path(self, place: Place, article: Place | None) -> tuple[str, ...]:
        """Names from the top down; none where they are not known, as in an article whose own place could be several."""
        article = article if article is not None and _is_known(article) else None
        if place.parents and self._is_small(place.parents[:1], article):
            return (*article.path, *place.path) if article is not None else place.path
        if _is_known(place):
            return place.path
        if article is not None and place.name == article.name and place.level == article.level:
            return article.path
        if article is not None and LEVELS.index(place.level) > max(LEVELS.index(article.level), 2):
            return (*article.path, place.name)
        return ()

    def _is_small(self, top: tuple[str, ...], article: Place | None) -> bool:
        """Whether the topmost place that is printed is a small one, which lies in the article's place."""
        level = self._levels.get(top, LEVELS[0])
        return article is not None and LEVELS.index(level) > max(LEVELS.index(article.level), 2)

    def _add(self, path: tuple[str, ...], parent: str, place: Place | None) -> str:
        id_ = entity_id(PLACE, path)
        if id_ not in self._records:
            level, code = (place.level, place.code) if place is not None else self._known(path)
            self._records[id_] = EntityRecord(id_, PLACE, path[-1], level, code, parent, "/".join(path))
        return id_

    def _known(self, path: tuple[str, ...]) -> tuple[str, str]:
        """Level and code of a place that is only named as the parent of another."""
        for division in self._gazetteer.named(path[-1]):
            if self._gazetteer.path(division) == path:
                return division.level, division.code
        return self._levels.get(path, ""), ""

    def _alias(self, entity: str, alias: str, origin: str) -> None:
        if entity:
            self._aliases.setdefault(f"{entity} {alias}", AliasRecord(make_id("alias", entity, alias), entity, alias, origin))


def _is_known(place: Place) -> bool:
    """Whether a place's print or the tables tell where it lies."""
    return bool(place.parents or place.code or place.level == LEVELS[0])
