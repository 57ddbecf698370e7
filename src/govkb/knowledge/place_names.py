"""The names by which divisions are printed: full, habitual and short forms, each strong or weak.

A strong name stands for its place wherever it is printed. A weak one is an ordinary word too (城中区, 来宾), is short (和县),
or is a county's name without its suffix (榕江): it counts only where the place is known from its surroundings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from govkb.knowledge.aliases import AliasMaker
from govkb.knowledge.knowledge import Knowledge
from govkb.knowledge.places import Aliases, Division, Levels, Ordinary, Township

MINIMUM = 3
"""A full name of fewer characters (和县, 城区) is weak."""


class Form(StrEnum):
    """How a printed name stands to the full name."""

    FULL = "full"
    HABIT = "habit"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a printed name can stand for."""

    division: Division
    form: Form
    strong: bool


class PlaceNames:
    """All names of the division tables, each with the divisions it can stand for."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._ordinary = knowledge.one(Ordinary)
        self._levels = knowledge.one(Levels)
        self._maker = AliasMaker(knowledge.one(Aliases))
        self._divisions = knowledge.table(Division)
        self._townships = knowledge.table(Township)
        self._never_alone = frozenset(self._ordinary.shorts)
        self._weak = frozenset(self._ordinary.weak)

    @cached_property
    def readings(self) -> dict[str, tuple[Reading, ...]]:
        """Printed name → what it can stand for, provinces first, then by code."""
        found: dict[str, list[Reading]] = {}
        for division in self._divisions:
            for name, form in self._forms(division):
                found.setdefault(name, []).append(Reading(division, form, strong=self._is_strong(name, form, division.level)))
        return {name: tuple(readings) for name, readings in found.items()}

    @cached_property
    def townships(self) -> dict[str, tuple[str, ...]]:
        """Name of a street, town or township → the counties that have one. Names without their level's suffix (农场, 东城) are left out."""
        suffixes = tuple(suffix for suffix, levels in self._levels.by_suffix.items() if "township" in levels)
        found: dict[str, tuple[str, ...]] = {}
        for name, county in self._townships:
            if len(name) >= MINIMUM and name.endswith(suffixes):
                bare = name.removesuffix("办事处")
                found[bare] = tuple(sorted((*found[bare], county))) if bare in found else (county,)
        return found

    def is_weak(self, name: str) -> bool:
        """Whether the name is an ordinary word too."""
        return name in self._weak

    def _forms(self, division: Division) -> Iterator[tuple[str, Form]]:
        """Every name of a division, each once."""
        yield division.name, Form.FULL
        made = {division.name}
        for name in self._maker.forms(division.name, division.short):
            if name not in made and name not in self._full_names:
                made.add(name)
                yield name, Form.HABIT
        for name in division.short.split("/"):
            if name and name not in made and not (division.level == "county" and name in self._never_alone):
                made.add(name)
                yield name, Form.SHORT

    @cached_property
    def _full_names(self) -> frozenset[str]:
        return frozenset(division.name for division in self._divisions)

    def _is_strong(self, name: str, form: Form, level: str) -> bool:
        if self.is_weak(name):
            return False
        if form is Form.SHORT:
            return level != "county" or len(name) >= MINIMUM
        return len(name) >= MINIMUM
