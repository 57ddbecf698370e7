"""Places against indicators, narrowed by place, level and year; the table as it stands or one line a cell, to take away."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from datasette import Response

from govkb.model import LEVELS
from govkb.publishing.matrix import ORIGINS, Cell, Filters, Matrix, State, filters, matrix, years
from govkb.publishing.page import Page, Row
from govkb.publishing.records import period_text
from govkb.publishing.sheets import Cell as SheetCell
from govkb.publishing.sheets import Sheet, download

PATTERN = r"/matrix(?:\.(?P<ending>csv|xlsx))?"

MOST_PLACES = 5000
"""Rows of a download; a page shows fewer."""

LINES = ("place", "path", "level", "indicator", "state", "value", "value_max", "unit", "quote", "statistic", "scope", "period_start",
         "period_end", "contested", "address")  # fmt: skip
"""Columns of a download of one line a cell."""

_PROVINCES = """
SELECT id, name FROM entities WHERE kind = 'place' AND (level = 'province' OR id = :within) ORDER BY level <> 'province', path, id LIMIT 200
"""


async def view(page: Page) -> Response:
    chosen, ending = filters(page.request.args), page.parameter("ending")
    if ending:
        lines = page.request.args.get("form") == "lines"
        whole = await matrix(page, chosen, most_places=MOST_PLACES)
        return download(_lines(page, whole) if lines else _table(page, whole), ending)
    made = await matrix(page, chosen)
    return await page.render(
        "matrix.html",
        chosen=chosen,
        matrix=made,
        rows=[(place, [_shown(page, cell) for cell in cells]) for place, cells in zip(made.places, made.cells, strict=True)],
        states=made.states(),
        options=await _options(page, chosen),
        downloads=[
            (ending, page.own(f"matrix.{ending.partition('.')[0]}", **_form(ending), **chosen.query(rows=1)))
            for ending in ("csv", "xlsx", "csv.lines", "xlsx.lines")
        ],
        pagers=[_pager(page, chosen, made, name) for name in ("rows", "columns")],
    )


async def _options(page: Page, chosen: Filters) -> dict[str, list[tuple[str, str]]]:
    """What each filter can be set to, as values and words."""
    labels = page.labels
    every = ("", labels.text("matrix.all"))
    return {
        "within": [every, *((row["id"], row["name"]) for row in await page.rows(_PROVINCES, within=chosen.within))],
        "level": [every, *((level, labels.value("level", level)) for level in LEVELS)],
        "year": [every, *((year, year) for year in await years(page))],
        "origin": [(origin, labels.text(f"matrix.origin.{origin}")) for origin in ORIGINS],
    }


def _form(ending: str) -> dict[str, object]:
    return {"form": "lines"} if ending.endswith(".lines") else {}


def _pager(page: Page, chosen: Filters, made: Matrix, name: str) -> dict[str, str]:
    number = getattr(chosen, name)
    more = made.more_places if name == "rows" else made.more_indicators
    return {
        "name": name,
        "previous": page.own("matrix", **chosen.query(**{name: number - 1})) if number > 1 else "",
        "next": page.own("matrix", **chosen.query(**{name: number + 1})) if more else "",
    }


def _shown(page: Page, cell: Cell) -> Row:
    figure = cell.figure
    if figure is None:
        return {"state": cell.state}
    return {
        "state": cell.state,
        "address": page.own("claim", figure["claim_id"]),
        "quote": figure["quote"],
        "period": period_text(page.labels, figure),
        "more": cell.more,
        "contested": cell.contested,
    }


def _table(page: Page, made: Matrix) -> Sheet:
    """As on the page: a row a place, values as numbers; a word where articles are silent, nothing where there is none."""
    headings = [page.labels.field("place"), page.labels.field("path")]
    columns = [f"{indicator['name']}（{indicator['unit']}）" if indicator["unit"] else indicator["name"] for indicator in made.indicators]
    silent = page.labels.text("matrix.silent")
    rows = [
        [place["name"], place["path"], *(_value(cell) if cell.figure else silent if cell.state is State.SILENT else None for cell in cells)]
        for place, cells in zip(made.places, made.cells, strict=True)
    ]
    return Sheet(page.labels.text("matrix.title"), [*headings, *columns], rows)


def _lines(page: Page, made: Matrix) -> Sheet:
    """A line a cell with all that is known of it."""
    return Sheet(page.labels.text("matrix.title"), [page.labels.field(name) for name in LINES], list(_each_cell(page, made)))


def _each_cell(page: Page, made: Matrix) -> Iterator[list[SheetCell]]:
    labels = page.labels
    for place, cells in zip(made.places, made.cells, strict=True):
        for indicator, cell in zip(made.indicators, cells, strict=True):
            figure = cell.figure or {}
            known: dict[str, SheetCell] = {
                "place": place["name"],
                "path": place["path"],
                "level": labels.value("level", place["level"]),
                "indicator": indicator["name"],
                "state": labels.text(f"matrix.{cell.state}"),
                "contested": int(cell.contested) if cell.figure else None,
            }
            if cell.figure:
                known |= {
                    "value": _value(cell),
                    "statistic": labels.value("statistic", figure["statistic"]),
                    "address": page.absolute("claim", figure["claim_id"]),
                }
            yield [known[name] if name in known else figure.get(name) for name in LINES]


def _value(cell: Cell) -> Decimal | None:
    return Decimal(cell.figure["value_text"]) if cell.figure else None
