"""Addresses: a row's own page where it has one, its row in core's tables where it has none."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from datasette.utils import tilde_encode

ROOT = "/-/govkb"
"""All own pages stand under this path."""

OWN_PAGES = {"claims": "claim", "findings": "finding", "articles": "article", "entities": "place", "indicators": "indicator"}
"""Table → the own page that shows one of its rows."""


def home_path(datasette: Any) -> str:
    return str(datasette.urls.path(ROOT))


def own_path(datasette: Any, page: str, identifier: str = "") -> str:
    """`/-/govkb/claim/<id>`, below Datasette's base_url."""
    tail = f"/{quote(identifier, safe='')}" if identifier else ""
    return str(datasette.urls.path(f"{ROOT}/{page}{tail}"))


def core_path(datasette: Any, database: str, table: str, identifier: str = "") -> str:
    """A table's page, or that of one of its rows, in core Datasette."""
    if identifier:
        return str(datasette.urls.row(database, table, tilde_encode(identifier)))
    return str(datasette.urls.table(database, table))


def row_path(datasette: Any, database: str, table: str, identifier: str) -> str:
    """The best page for the row `identifier` of `table`."""
    page = OWN_PAGES.get(table)
    return own_path(datasette, page, identifier) if page else core_path(datasette, database, table, identifier)
