"""Core's pages in Chinese: titles, descriptions, facets, sorting."""

from __future__ import annotations

from typing import Any

import pytest
from markupsafe import escape

from govkb.publishing import lineage
from govkb.publishing import metadata as rules
from govkb.store import schema

LOADED = schema.load()
EVERYTHING = [*LOADED.tables.values(), *LOADED.views.values()]


def _shape(thing: Any) -> str:
    return str(thing.name)


@pytest.mark.parametrize("table", EVERYTHING, ids=_shape)
async def test_metadata_titles_every_page(get: Any, table: Any) -> None:
    """The page of every table and view has its Chinese title and description."""
    status, html = await get(f"/kb/{table.name}")
    assert status == 200
    assert table.zh.title in html
    assert str(escape(table.zh.description)) in html


@pytest.mark.parametrize("table", LOADED.tables.values(), ids=_shape)
async def test_metadata_describes_every_column(get: Any, table: schema.Table) -> None:
    """The page of every table describes every column."""
    _, html = await get(f"/kb/{table.name}")
    assert [column.name for column in table.columns if str(escape(column.zh)) not in html] == []


MADE = {"unresolved": {"missing", "words", "reason"}}


@pytest.mark.parametrize("view", LOADED.views.values(), ids=_shape)
async def test_metadata_describes_every_column_of_views(site: Any, view: schema.View) -> None:
    """A view's columns are described by the columns they come from, but for those that are made in the view."""
    await site.invoke_startup()
    columns = (await site.get_database("kb").execute(f"SELECT * FROM {view.name} LIMIT 0")).columns
    assert set(columns) - set(lineage.view_columns(view.name)) == MADE.get(view.name, set())
    assert set(lineage.view_columns(view.name)) <= set(columns)


@pytest.mark.parametrize("table", LOADED.tables.values(), ids=_shape)
async def test_metadata_leaves_every_row_page_whole(site: Any, get: Any, table: schema.Table) -> None:
    """The page of a single row answers, whatever its table."""
    await site.invoke_startup()
    key = ",".join(table.primary_key)
    rows = (await site.get_database("kb").execute(f"SELECT {key} FROM {table.name} LIMIT 3")).rows
    assert rows
    for row in rows:
        status, _ = await get(f"/kb/{table.name}/" + ",".join(row))
        assert status == 200


@pytest.mark.parametrize("settings", [rules.FACETS, rules.SORT, rules.PAGE_SIZE])
async def test_metadata_names_known_columns(site: Any, settings: dict[str, Any]) -> None:
    """Facets and sorting name tables and columns that exist."""
    await site.invoke_startup()
    for table, columns in settings.items():
        known = (await site.get_database("kb").execute(f"SELECT * FROM {table} LIMIT 0")).columns
        named = [columns] if isinstance(columns, str) else columns if isinstance(columns, list) else []
        assert set(named) <= set(known)


async def test_metadata_is_fresh_each_time(site: Any) -> None:
    """Datasette writes into what it is given; what one request wrote, the next does not see."""
    await site.invoke_startup()
    first = rules.metadata(site)
    first["databases"]["kb"]["tables"]["claims"]["columns"]["id"] = "spoilt"
    assert rules.metadata(site)["databases"]["kb"]["tables"]["claims"]["columns"]["id"] != "spoilt"


@pytest.mark.parametrize("path", ["/", "/kb"])
async def test_metadata_leads_to_the_own_pages(get: Any, path: str) -> None:
    """Core's index and database page lead to the home page."""
    _, html = await get(path)
    assert 'href="/-/govkb"' in html
    assert rules.TITLE in html
