"""Cells of core's tables: ids lead to the page that shows the row, long JSON and long texts are cut."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from govkb.publishing.lineage import target, view_columns
from govkb.publishing.links import OWN_PAGES, row_path
from govkb.store import schema

JSON_LIMIT = 80
TEXT_LIMIT = 1000
LABEL_LIMIT = 40

_HASH = re.compile(r"[0-9a-f]{16}")
_WORD = re.compile(r"[0-9a-z][0-9a-z-]{0,80}")
"""What a curated indicator goes by."""

_BY_NAME = {
    "article_id": "articles",
    "claim_a": "claims",
    "claim_b": "claims",
    "claim_id": "claims",
    "entity_id": "entities",
    "finding_id": "findings",
    "indicator_id": "indicators",
    "place_id": "entities",
    "subject_id": "entities",
}
"""Columns of a query written by hand, where nothing but the name tells what an id is of."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of one of core's tables; `table` is empty in a query written by hand.

    `value` is a label-expanded foreign key as `{"value": id, "label": text}` on table pages, and the bare value elsewhere.
    """

    database: str
    table: str
    column: str
    row: Any
    value: Any


def render(datasette: Any, cell: Cell) -> Markup | str | None:
    """What to show in the cell; None leaves it to Datasette."""
    identifier, label = _parts(cell.value)
    if not identifier:
        return None
    of = _target(cell.table, cell.column)
    if of:
        return _link(datasette, cell.database, of, identifier=identifier, label=label)
    if not isinstance(cell.value, str):
        return None
    if _names_its_row(cell.table, cell.column) and "id" in cell.row.keys():  # noqa: SIM118 (a row is no dict)
        return _link(datasette, cell.database, cell.table, identifier=str(cell.row["id"]), label=cell.value)
    return _shortened(cell.value)


def _parts(value: Any) -> tuple[str, str]:
    if isinstance(value, Mapping):
        return str(value.get("value") or ""), str(value.get("label") or "")
    return ("" if value is None else str(value)), ""


@lru_cache(maxsize=1024)
def _target(table: str, column: str) -> str:
    loaded = schema.load()
    if table in loaded.tables:
        known = loaded.tables[table]
        described = next((each for each in known.columns if each.name == column), None)
        return target(known, described) if described is not None else ""
    if table in loaded.views:
        origin = view_columns(table).get(column)
        return target(*origin) if origin is not None else ""
    return _BY_NAME.get(column, "")


def _names_its_row(table: str, column: str) -> bool:
    return table in OWN_PAGES and schema.load().tables[table].label == column


def _link(datasette: Any, database: str, table: str, *, identifier: str, label: str) -> Markup | None:
    if not (_WORD if table == "indicators" else _HASH).fullmatch(identifier):
        return None
    shown = _cut(label, LABEL_LIMIT) or f"{identifier[:8]}…"
    return Markup('<a href="{}" title="{}">{}</a>').format(row_path(datasette, database, table, identifier), identifier, shown)


def _shortened(value: str) -> str | None:
    if value[:1] in {"[", "{"} and len(value) > JSON_LIMIT:
        return _cut(value, JSON_LIMIT)
    if len(value) > TEXT_LIMIT:
        return f"{_cut(value, TEXT_LIMIT)}（共 {len(value)} 字）"
    return None


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[:limit]}…"
