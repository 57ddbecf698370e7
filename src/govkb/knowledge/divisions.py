"""The tree of administrative divisions: by code, children, paths."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from govkb.knowledge.knowledge import Knowledge
from govkb.knowledge.places import Division, Township

_TOWNSHIP = "township"


class Divisions:
    """Provinces, prefectures, counties and townships. A municipality stands once, as a province."""

    def __init__(self, divisions: Sequence[Division], townships: Sequence[Township] = ()) -> None:
        self.all = tuple(divisions)
        self._townships = townships
        self._above: dict[str, tuple[Division, ...]] = {}
        self._by_code = {division.code: division for division in self.all if division.code}

    def by_code(self, code: str) -> Division | None:
        """The division with this six-digit code, None when the table has none."""
        return self._by_code.get(code)

    def parent(self, division: Division) -> Division | None:
        """The division right above, None above a province."""
        return self._by_code.get(division.parent_code)

    def children(self, division: Division) -> tuple[Division, ...]:
        """The divisions right below, in the order of codes; townships below a county."""
        if not division.code:
            return ()
        below = self._children.get(division.code, ())
        towns = (town for town in self._townships if town.county_code == division.code)
        return (*below, *(self.township(town.name, division.code) for town in towns))

    def township(self, name: str, county_code: str) -> Division:
        """A township as a division; it has no code of its own."""
        return Division("", name, "", _TOWNSHIP, county_code)

    def ancestors(self, division: Division) -> tuple[Division, ...]:
        """The divisions above, from the province down."""
        code = division.parent_code
        if code not in self._above:
            parent = self._by_code.get(code)
            self._above[code] = () if parent is None else (*self.ancestors(parent), parent)
        return self._above[code]

    def path(self, division: Division) -> tuple[str, ...]:
        """Full names from the province down to the division itself: ('贵州省', '遵义市', '正安县')."""
        return (*(above.name for above in self.ancestors(division)), division.name)

    @cached_property
    def _children(self) -> dict[str, tuple[Division, ...]]:
        below: dict[str, list[Division]] = {}
        for division in self.all:
            below.setdefault(division.parent_code, []).append(division)
        return {code: tuple(members) for code, members in below.items()}


def divisions_of(knowledge: Knowledge) -> Divisions:
    """The divisions of the folder; use `knowledge.built(divisions_of)` so that the tree is made once."""
    return Divisions(knowledge.table(Division), knowledge.table(Township))
