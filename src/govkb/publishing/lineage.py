"""Where the columns of a view come from, read from its SELECT, so that they carry the title and the links of the column behind them."""

from __future__ import annotations

import re
from functools import cache

from govkb.store import schema
from govkb.store.schema import Column, Table

_OUTPUT = re.compile(r'(?P<alias>\w+)\."?(?P<column>\w+)"?(?:\s+AS\s+"?(?P<name>\w+)"?)?\s*(?:,|\s+FROM\b)')
_SOURCE = re.compile(r"\b(?:FROM|JOIN)\s+(?P<table>\w+)\s+(?P<alias>\w+)\b")


@cache
def view_columns(name: str) -> dict[str, tuple[Table, Column]]:
    """Column of the view `name` → the table and column it shows; columns that are computed are left out."""
    loaded = schema.load()
    sql = loaded.views[name].sql
    sources = {match["alias"]: match["table"] for match in _SOURCE.finditer(sql)}
    columns: dict[str, tuple[Table, Column]] = {}
    for match in _OUTPUT.finditer(sql):
        table = loaded.tables.get(sources.get(match["alias"], ""))
        if table is not None:
            columns.setdefault(match["name"] or match["column"], (table, table.column(match["column"])))
    return columns


def target(table: Table, column: Column) -> str:
    """The table whose id stands in `column`, or empty."""
    return table.name if table.primary_key == (column.name,) else column.references
