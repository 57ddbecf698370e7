"""Where the columns of a view come from, read from its SELECT, so that they carry the title and the links of the column behind them."""

from __future__ import annotations

import re
from functools import cache

from govkb.store import schema
from govkb.store.schema import Column, Table

_OUTPUT = re.compile(r'(?P<alias>\w+)\."?(?P<column>\w+)"?(?:\s+AS\s+"?(?P<name>\w+)"?)?\s*(?:,|\s+FROM\b)')
_SOURCE = re.compile(r"\b(?:FROM|JOIN)\s+(?P<table>\w+)\s+(?P<alias>\w+)\b")
_UNION = re.compile(r"\bUNION(?:\s+ALL)?\b")


@cache
def view_columns(name: str) -> dict[str, tuple[Table, Column]]:
    """Column of the view `name` → the table and column it shows.

    Left out is what is computed, and what the SELECTs of a UNION take from different columns.
    """
    loaded = schema.load()
    sql = loaded.views[name].sql
    sources = {match["alias"]: match["table"] for match in _SOURCE.finditer(sql)}
    columns: dict[str, tuple[Table, Column]] = {}
    first, *others = _UNION.split(sql)
    for match in _OUTPUT.finditer(first):
        table = loaded.tables.get(sources.get(match["alias"], ""))
        taken = f"{match['alias']}.{match['column']}"
        if table is not None and all(taken in other for other in others):
            columns.setdefault(match["name"] or match["column"], (table, table.column(match["column"])))
    return columns


def target(table: Table, column: Column) -> str:
    """The table whose id stands in `column`, or empty."""
    return table.name if table.primary_key == (column.name,) else column.references
