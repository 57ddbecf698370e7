"""Core's table and query pages as .xlsx, and as CSV that Excel opens without garbling Chinese: the whole table, not the page on show."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from typing import Any
from urllib.parse import urlencode

from datasette import Response
from datasette.utils.asgi import BadRequest

from govkb.publishing.sheets import Cell, Sheet, download
from govkb.publishing.sites import knowledge_bases

MOST_ROWS = 100_000
"""Of one file; a larger table is to be narrowed first, or taken as the whole database."""

FORMATS = {"xlsx": "xlsx", "excel_csv": "csv"}
"""Name in core's addresses, which must be one word → the file's ending."""

_OF_THE_PAGE = frozenset({"_next", "_size", "_nofacet", "_nocount", "_shape", "_facet", "_facet_array", "_facet_date"})


def renderers() -> list[dict[str, Any]]:
    """Both formats, as Datasette registers them."""
    return [{"extension": name, "render": _renderer(ending), "can_render": _serves} for name, ending in FORMATS.items()]


def _serves(datasette: Any, database: str) -> bool:
    return database in knowledge_bases(datasette)


def _renderer(ending: str) -> Any:
    async def render(datasette: Any, database: str, table: str | None, request: Any, data: dict[str, Any]) -> Response | None:
        if not _serves(datasette, database):
            return None
        columns, expanded = list(data["columns"]), set(data.get("expanded_columns") or [])
        rows: list[Sequence[Any]] = [tuple(row) for row in data["rows"]]
        if table and (data.get("next") or request.args.get("_next")):
            rows = [row async for row in _every_row(datasette, database, table, request)]
        headings = [name for column in columns for name in ((column, f"{column}_label") if column in expanded else (column,))]
        return download(Sheet(table or database, headings, [_cells(columns, expanded, row) for row in rows]), ending)

    return render


async def _every_row(datasette: Any, database: str, table: str, request: Any) -> AsyncIterator[list[Any]]:
    """Rows of all pages of the table as narrowed and sorted, with the rights of the visitor. BadRequest beyond MOST_ROWS."""
    kept = [(name, value) for name in request.args for value in request.args.getlist(name) if name not in _OF_THE_PAGE]
    address = datasette.urls.table(database, table, format="json")
    rights = {name: value for name in ("authorization", "cookie") if (value := request.headers.get(name))}
    count, following = 0, ""
    while following is not None:
        more = [("_next", following)] if following else []
        query = urlencode([*kept, *more, ("_size", "max"), ("_nofacet", "1"), ("_nocount", "1"), ("_shape", "arrays")])
        answer = await datasette.client.get(f"{address}?{query}", headers=rights)
        page = answer.json()
        if answer.status_code != 200:
            raise BadRequest(str(page.get("error")))
        count += len(page["rows"])
        if count > MOST_ROWS:
            raise BadRequest(f"{table}: {MOST_ROWS:,} rows at most in one file; narrow the table first")
        for row in page["rows"]:
            yield row
        following = page.get("next")


def _cells(columns: Sequence[str], expanded: set[str], row: Sequence[Any]) -> list[Cell]:
    cells: list[Cell] = []
    for column, value in zip(columns, row, strict=True):
        if column in expanded:
            named = value if isinstance(value, dict) else {"value": value, "label": None}
            cells += [named["value"], named["label"]]
        else:
            cells.append(json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else value)
    return cells
