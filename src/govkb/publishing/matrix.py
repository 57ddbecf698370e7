"""Places against indicators: what is stated, where articles are silent, and where there is no article."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from govkb.model import LEVELS
from govkb.publishing.page import Page, Row

PLACES, INDICATORS = 100, 30
"""Rows and columns of one page."""

ORIGINS = ("curated", "all")


class State(StrEnum):
    """What is known of an indicator at a place."""

    STATED = "stated"
    SILENT = "silent"
    """The place has an article, and none gives a figure."""
    NONE = "none"
    """No article is about the place."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What the visitor chose; empty means all. `within` is the id of a place, `rows` and `columns` count pages from 1."""

    within: str = ""
    level: str = ""
    year: str = ""
    origin: str = ORIGINS[0]
    rows: int = 1
    columns: int = 1

    def query(self, **changes: Any) -> dict[str, object]:
        """What of it differs from the default, for an address."""
        changed = replace(self, **changes)
        return {name: getattr(changed, name) for name in self.__slots__ if getattr(changed, name) != getattr(_ALL, name)}


_ALL = Filters()


@dataclass(frozen=True, slots=True)
class Cell:
    """One place and indicator. `figure` is the row of `observations` shown, the preferred and latest; `more` counts those besides."""

    state: State
    figure: Row | None = None
    more: int = 0
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of places, columns of indicators, and the cells in their order; whether there are more of either."""

    places: list[Row]
    indicators: list[Row]
    cells: list[list[Cell]]
    more_places: bool
    more_indicators: bool

    def states(self) -> Counter[State]:
        """How many cells are in which state."""
        return Counter(cell.state for row in self.cells for cell in row)


def filters(arguments: Any) -> Filters:
    """Filters from the arguments of an address; what is odd counts as not given."""
    given = {name: (arguments.get(name) or "").strip() for name in Filters.__slots__}
    return Filters(
        within=given["within"],
        level=given["level"] if given["level"] in LEVELS else "",
        year=given["year"] if re.fullmatch("[0-9]{4}", given["year"], re.ASCII) else "",
        origin=given["origin"] if given["origin"] in ORIGINS else ORIGINS[0],
        rows=_number(given["rows"]),
        columns=_number(given["columns"]),
    )


# A figure belongs to the year it held in last, an undated one to the year it was printed in, which is looked up for no other.
_IN_YEAR = """
AND (:year = '' OR CASE
  WHEN o.period_end IS NOT NULL THEN substr(o.period_end, 1, 4)
  WHEN o.period_start IS NOT NULL THEN substr(o.period_start, 1, 4)
  ELSE (SELECT substr(r.published, 1, 4) FROM claims c JOIN reports r ON r.id = c.report_id WHERE c.id = o.claim_id)
END = :year)"""

# '0' follows '/' in the order of characters: a range that holds every path below.
_PLACE = """e.kind = 'place' AND (:level = '' OR e.level = :level)
AND (:path = '' OR e.path = :path OR (e.path > :path || '/' AND e.path < :path || '0'))"""

_PLACES = f"""
SELECT e.id, e.name, e.path, e.level, e.id IN (SELECT place_id FROM articles) AS written_about
FROM entities e
WHERE {_PLACE} AND (e.id IN (SELECT place_id FROM articles) OR e.id IN (SELECT subject_id FROM observations))
ORDER BY e.path, e.id LIMIT :limit OFFSET :offset
"""  # noqa: S608 (constants only)

_COLUMNS = f"""
SELECT i.id, i.name, i.unit, i.definition
FROM (
  SELECT o.indicator_id, count(*) AS figures FROM observations o
  WHERE o.subject_id IN (SELECT e.id FROM entities e WHERE {_PLACE}) {_IN_YEAR}
  GROUP BY o.indicator_id
) n
JOIN indicators i ON i.id = n.indicator_id
WHERE :origin = 'all' OR i.origin = :origin
ORDER BY n.figures DESC, i.name, i.id LIMIT :limit OFFSET :offset
"""  # noqa: S608 (constants only)

_FIGURES = f"""
SELECT o.id, o.subject_id, o.indicator_id, o.quote, o.value_text, o.value_max, o.unit, o.contested, o.claim_id, o.bound, o.statistic, o.scope,
       o.period_start, o.period_end
FROM observations o
WHERE o.rank <> 'deprecated' AND o.subject_id IN (SELECT value FROM json_each(:places))
AND o.indicator_id IN (SELECT value FROM json_each(:indicators)) {_IN_YEAR}
ORDER BY o.rank = 'preferred' DESC, o.statistic = 'total' DESC, o.scope = '' DESC, coalesce(o.period_end, o.period_start, '') DESC, o.id
"""  # noqa: S608 (constants only)

_YEARS = """
SELECT DISTINCT substr(day, 1, 4) AS year FROM (
  SELECT DISTINCT period_end AS day FROM observations UNION SELECT DISTINCT period_start FROM observations UNION SELECT published FROM reports
) WHERE day IS NOT NULL ORDER BY year DESC
"""


async def matrix(page: Page, chosen: Filters, *, most_places: int = PLACES) -> Matrix:
    """The matrix that the filters choose, `most_places` rows of it, in three queries."""
    where = {"level": chosen.level, "path": await _path(page, chosen.within)}
    places = await page.rows(_PLACES, **where, limit=most_places + 1, offset=most_places * (chosen.rows - 1))
    figures = {"origin": chosen.origin, "year": chosen.year}
    indicators = await page.rows(_COLUMNS, **where, **figures, limit=INDICATORS + 1, offset=INDICATORS * (chosen.columns - 1))
    shown, columns = places[:most_places], indicators[:INDICATORS]
    cells = await _cells(page, shown, columns, chosen.year)
    return Matrix(shown, columns, cells, len(places) > most_places, len(indicators) > INDICATORS)


async def years(page: Page) -> list[str]:
    """Years that a figure can belong to, the latest first."""
    return [row["year"] for row in await page.rows(_YEARS)]


async def _path(page: Page, within: str) -> str:
    if not within:
        return ""
    place = await page.row("SELECT path FROM entities WHERE id = :id AND kind = 'place'", id=within)
    return place["path"] if place else "\0"  # no path has it: an unknown place holds nothing


async def _cells(page: Page, places: list[Row], indicators: list[Row], year: str) -> list[list[Cell]]:
    chosen = {"places": json.dumps([row["id"] for row in places]), "indicators": json.dumps([row["id"] for row in indicators])}
    found: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for figure in await page.rows(_FIGURES, **chosen, year=year):
        found[figure["subject_id"], figure["indicator_id"]].append(figure)
    return [[_cell(found, place, indicator) for indicator in indicators] for place in places]


def _cell(found: Mapping[tuple[str, str], list[Row]], place: Row, indicator: Row) -> Cell:
    figures = found.get((place["id"], indicator["id"]))
    if figures:
        return Cell(State.STATED, figures[0], len(figures) - 1, any(figure["contested"] for figure in figures))
    return _SILENT if place["written_about"] else _NONE


_SILENT, _NONE = Cell(State.SILENT), Cell(State.NONE)


def _number(text: str) -> int:
    return int(text) if re.fullmatch("[1-9][0-9]{0,3}", text, re.ASCII) else 1
