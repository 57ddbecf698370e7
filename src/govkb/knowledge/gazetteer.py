"""Finds the names of administrative divisions in a text, by one automaton over all of them.

Time is linear in the text: the automaton passes once, and every hit is looked at once against the guards.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from govkb.knowledge.divisions import Divisions, divisions_of
from govkb.knowledge.knowledge import Knowledge
from govkb.knowledge.place_names import Form, PlaceNames, Reading
from govkb.knowledge.places import Division, Guard, Ordinary


@dataclass(frozen=True, slots=True)
class Hit:
    """A printed name: [start, end) in code points, the name as printed, and the divisions it can stand for, in the order of codes.

    `form` tells a full name from a habitual one (黔东南州) and a short one (黔东南).
    """

    start: int
    end: int
    name: str
    divisions: tuple[Division, ...]
    form: Form


@dataclass(frozen=True, slots=True)
class Found:
    """A printed name as [start, end) and what it can stand for, before the surroundings are asked."""

    start: int
    end: int
    name: str
    readings: tuple[Reading, ...]


class Gazetteer:
    """Names of provinces, prefectures, counties and townships, with their tree in `divisions`."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.divisions: Divisions = knowledge.built(divisions_of)
        self._names = PlaceNames(knowledge)
        self._guards = _guards(knowledge.rules(Guard))
        self._forbidden = re.compile("|".join(f"(?:{guard.after.pattern})" for guard in self._guards) or "(?!)")
        self._decoys = frozenset(knowledge.one(Ordinary).decoys)
        self._read: dict[str, tuple[Reading, ...]] = {}

    def by_code(self, code: str) -> Division | None:
        """The division with this code, None when the table has none."""
        return self.divisions.by_code(code)

    def children(self, division: Division) -> tuple[Division, ...]:
        """The divisions right below."""
        return self.divisions.children(division)

    def path(self, division: Division) -> tuple[str, ...]:
        """Full names from the province down."""
        return self.divisions.path(division)

    def named(self, name: str) -> tuple[Division, ...]:
        """The divisions that `name` can stand for when it stands alone (a byline, an article's place), in the order of codes."""
        return tuple(reading.division for reading in self._readings(name))

    def find(self, text: str, *, near: Iterable[Division] = ()) -> list[Hit]:
        """The names in `text`, in the order of print and without overlaps.

        `near` are divisions known from the surroundings (the article's place, names found before in the report).
        A weak name counts when its place is near or named strongly in `text`, when the place above it is named right before,
        or, for the short name of a county, when the place right above it is near.
        A name printed right after another is narrowed to the divisions inside that one.
        """
        return self.hits(self.founds(text), near=near)

    def hits(self, founds: Sequence[Found], *, near: Iterable[Division] = ()) -> list[Hit]:
        """What `find` makes of the names of a text, which `founds` gives: they need not be sought again for other surroundings."""
        known = {*near, *(reading.division for found in founds for reading in found.readings if reading.strong)}
        hits: list[Hit] = []
        for found in founds:
            before = hits[-1].divisions if hits and hits[-1].end == found.start else ()
            readings = self._meant(found.readings, before, known)
            if readings:
                divisions = tuple(reading.division for reading in readings)
                if before and self._lies_in(divisions[0], before):
                    known.update(divisions)
                hits.append(Hit(found.start, found.end, found.name, divisions, readings[0].form))
        return hits

    def _meant(self, readings: Sequence[Reading], before: Sequence[Division], known: Container[Division]) -> Sequence[Reading]:
        """The readings that the surroundings allow, narrowed to those inside the place printed right before, else inside a known place."""
        inside = [reading for reading in readings if self._lies_in(reading.division, before)]
        if inside:
            return inside
        held = [reading for reading in readings if reading.strong or self._holds(reading, known)]
        if before and before[0].level != "province":
            # A street named right after a county that has none of this name is one that the tables do not know.
            held = [reading for reading in held if reading.division.level != "township"]
        near = [reading for reading in held if self._lies_in(reading.division, known)] if len(held) > 1 else held
        return near or held

    def _holds(self, weak: Reading, known: Container[Division]) -> bool:
        if weak.division in known:
            return True
        return weak.form is Form.SHORT and weak.division.level == "county" and self.divisions.parent(weak.division) in known

    def _lies_in(self, division: Division, above: Container[Division]) -> bool:
        return any(one in above for one in self.divisions.ancestors(division))

    def founds(self, text: str) -> list[Found]:
        """The names in `text` that the tables know, each with what it can stand for."""
        return list(self._founds(text))

    def _founds(self, text: str) -> Iterator[Found]:
        patterns, automaton = self._automaton
        for index, start, end in automaton.find_matches_as_indexes(text):
            name = patterns[index]
            if name in self._decoys:
                continue
            readings = self._guarded(name, self._readings(name), text, end)
            while not readings and (name := name[:-1]):
                readings = self._guarded(name, self._shorts(name), text, start + len(name))
            if readings:
                yield Found(start, start + len(name), name, readings)

    def _shorts(self, name: str) -> tuple[Reading, ...]:
        return tuple(reading for reading in self._names.readings.get(name, ()) if reading.form is Form.SHORT)

    def _readings(self, name: str) -> tuple[Reading, ...]:
        """Of a name that is both a division's and a township's, the division comes first."""
        if name not in self._read:
            strong = not self._names.is_weak(name)
            towns = (self.divisions.township(name, county) for county in self._names.townships.get(name, ()))
            self._read[name] = (*self._names.readings.get(name, ()), *(Reading(town, Form.FULL, strong) for town in towns))
        return self._read[name]

    def _guarded(self, name: str, readings: tuple[Reading, ...], text: str, end: int) -> tuple[Reading, ...]:
        """Without the readings whose guard finds, at `end`, what must not follow."""
        if not readings or self._forbidden.match(text, end) is None:
            return readings
        forbidden = [guard for guard in self._guards if guard.after.match(text, end) is not None]
        return tuple(reading for reading in readings if not any(guard.covers(name, reading) for guard in forbidden))

    @cached_property
    def _automaton(self) -> tuple[tuple[str, ...], AhoCorasick]:
        patterns = tuple(
            {**dict.fromkeys(self._names.readings), **dict.fromkeys(self._names.townships), **dict.fromkeys(sorted(self._decoys))}
        )
        contiguous = Implementation.ContiguousNFA  # of those that search as fast the one that is built in the least time
        return patterns, AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest, store_patterns=False, implementation=contiguous)


@dataclass(frozen=True, slots=True)
class _Guard:
    after: re.Pattern[str]
    ends: tuple[str, ...]
    levels: tuple[str, ...]

    def covers(self, name: str, reading: Reading) -> bool:
        """Whether the guard is for this name: by its end, or (no ends) for short forms."""
        if reading.division.level not in self.levels:
            return False
        return name.endswith(self.ends) if self.ends else reading.form is Form.SHORT


def _guards(rules: Iterable[Guard]) -> tuple[_Guard, ...]:
    return tuple(_Guard(rule.regex, rule.ends, rule.levels) for rule in rules)


def gazetteer_of(knowledge: Knowledge) -> Gazetteer:
    """The gazetteer of the folder; use `knowledge.built(gazetteer_of)` so that it is made once."""
    return Gazetteer(knowledge)
