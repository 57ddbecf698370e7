"""Models of the files in `extractors/places/`: division tables, levels, words for a whole place, habitual forms, guards."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from govkb.knowledge.rules import Id, Rule, Strict, Text
from govkb.model import LEVELS

Level = Literal["province", "prefecture", "county", "township", "community", "estate"]

Texts = Annotated[tuple[Text, ...], Field(min_length=1)]
Levels_ = Annotated[tuple[Level, ...], Field(min_length=1)]


class Division(NamedTuple):
    """An administrative division. `short` holds its habitual short names, parted by `/`; a township has no code of its own here."""

    code: str
    name: str
    short: str
    level: str
    parent_code: str


class Township(NamedTuple):
    """A row of the table of streets, towns and townships."""

    name: str
    county_code: str


def check_division(row: Sequence[str]) -> str:
    """What is wrong with a row of `divisions.csv`, empty when nothing is."""
    code, name, _, level, parent = row
    if level not in LEVELS[:3]:
        return f"found level '{level}'; allowed: {', '.join(LEVELS[:3])}"
    if code and not (len(code) == 6 and code.isdecimal()):
        return f"found code '{code}'; allowed: six digits or nothing"
    if not name:
        return "the name is missing"
    if not parent and level != LEVELS[0]:
        return f"'{name}' has no parent_code; only a province may have none"
    return ""


class LevelSuffixes(Strict):
    """The last characters of the names of places of one level, longest first."""

    level: Level
    suffixes: Texts


class Levels(Strict):
    """`levels.yaml`."""

    about: Text
    levels: Annotated[tuple[LevelSuffixes, ...], Field(min_length=1)]

    @cached_property
    def by_suffix(self) -> dict[str, tuple[str, ...]]:
        """Levels that a suffix can stand for, from the top down."""
        found: dict[str, tuple[str, ...]] = {}
        for entry in self.levels:
            for suffix in entry.suffixes:
                found[suffix] = (*found.get(suffix, ()), entry.level)
        return found

    def suffix_of(self, name: str) -> str:
        """The longest suffix that `name` ends with and has something before, or an empty text."""
        fitting = (suffix for suffix in self.by_suffix if name.endswith(suffix) and len(name) > len(suffix))
        return max(fitting, key=len, default="")

    def of(self, name: str) -> tuple[str, ...]:
        """The levels that a place of this name can have, from the top down; empty when the name says nothing."""
        return self.by_suffix.get(self.suffix_of(name), ())


class Whole(Rule):
    """A word for the place that an article is about (全县, 该市): the levels it can mean and how that place's full name ends."""

    levels: Levels_
    ends: Texts

    def can_mean(self, name: str, level: str) -> bool:
        """Whether the word can stand for the place of this full name and level: 全县 never for a district."""
        return level in self.levels and name.endswith(self.ends)


class AliasExample(Strict):
    """A full name and the habitual forms that a rule makes of it."""

    text: Text
    gives: tuple[Text, ...]


class AliasRule(Strict):
    """Habitual forms of the full names that end in `suffix`; in `forms`, {stem} and {short} are filled in.

    `only_peoples`: only for names that carry a people's name (管城回族区, not 碧江区).
    """

    id: Id
    suffix: Text
    forms: Texts
    only_peoples: bool = False
    note: Text | None = None
    examples: Annotated[tuple[AliasExample, ...], Field(min_length=1)]


class Aliases(Strict):
    """`aliases.yaml`. `peoples` are the names of the 56 peoples, `collective` words in their place (各族)."""

    about: Text
    peoples: Texts
    collective: tuple[Text, ...] = ()
    rules: Annotated[tuple[AliasRule, ...], Field(min_length=1)]


class Guard(Rule):
    """What must not follow a found name. `ends`: how that name ends; none: a short form without its suffix."""

    ends: tuple[Text, ...]
    levels: Levels_


class Ordinary(Strict):
    """`ordinary.yaml`: names that are ordinary words."""

    about: Text
    shorts: tuple[Text, ...]
    weak: tuple[Text, ...]
    decoys: tuple[Text, ...]
