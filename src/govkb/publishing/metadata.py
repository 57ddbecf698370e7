"""Datasette's metadata, made from the schema: titles and descriptions in Chinese, labels, facets, sorting."""

from __future__ import annotations

from functools import cache
from typing import Any

from markupsafe import Markup

from govkb.publishing.lineage import view_columns
from govkb.publishing.links import home_path
from govkb.publishing.sites import knowledge_bases
from govkb.store import schema

TITLE = "govkb 治理知识库"
DESCRIPTION = "从治理类新闻报道中逐一读出的数据：谁在何处报道了哪个地方的什么数字，印在哪一句，各处说法是否一致。"

FACETS = {
    "reports": ["status", "publisher"],
    "articles": ["report_id"],
    "passages": ["kind", "report_id"],
    "numerals": ["fate", "report_id"],
    "entities": ["kind", "level"],
    "aliases": ["origin"],
    "mentions": ["kind", "report_id"],
    "indicators": ["kind", "origin"],
    "claims": ["report_id", "statistic", "modality", "bound"],
    "observations": ["contested", "statistic"],
    "findings": ["relation", "severity", "audit", "verdict"],
    "finding_claims": ["side"],
    "relations": ["kind"],
    "rulings": ["decision", "status", "author"],
    "ruling_claims": ["side"],
    "best_observations": ["level", "contested"],
    "county_indicators": ["prefecture", "contested"],
}
"""Columns of few values that a visitor narrows a table by."""

SORT = {
    "reports": "document",
    "articles": "number",
    "passages": "position",
    "numerals": "start",
    "entities": "path",
    "aliases": "alias",
    "mentions": "start",
    "indicators": "name",
    "claims": "start",
    "rulings": "made",
}
"""Reading order once a report is chosen; names in order elsewhere. Ids are hashes and order nothing."""

PAGE_SIZE = {"reports": 20}
"""A report's row holds its whole text."""


def metadata(datasette: Any) -> dict[str, Any]:
    """Metadata of every knowledge base served. Fresh dictionaries each time, because Datasette writes into them."""
    names = knowledge_bases(datasette)
    if len(names) == 0:
        return {}
    home = home_path(datasette)
    return {
        "title": TITLE,
        "description_html": _greeting(home),
        "databases": {name: _database(home, str(datasette.urls.database(name))) for name in names},
    }


def _database(home: str, root: str) -> dict[str, Any]:
    return {"title": TITLE, "description_html": _contents(home, root), "tables": _tables()}


def _tables() -> dict[str, dict[str, Any]]:
    return {name: {**entry, "columns": dict(entry["columns"])} for name, entry in _described().items()}


@cache
def _described() -> dict[str, dict[str, Any]]:
    loaded = schema.load()
    described: dict[str, dict[str, Any]] = {}
    for table in loaded.tables.values():
        described[table.name] = _entry(table.name, table.zh, {column.name: column.zh for column in table.columns})
        if table.label:
            described[table.name]["label_column"] = table.label
    for view in loaded.views.values():
        columns = {name: f"{table.zh.title}：{column.zh}" for name, (table, column) in view_columns(view.name).items()}
        described[view.name] = _entry(view.name, view.zh, columns)
    described["passages"] |= {"fts_table": schema.SEARCH_TABLE, "fts_pk": "rowid"}
    return described


def _entry(name: str, label: schema.Label, columns: dict[str, str]) -> dict[str, Any]:
    entry: dict[str, Any] = {"title": label.title, "description": label.description, "columns": columns}
    optional = {"facets": FACETS.get(name), "sort": SORT.get(name), "size": PAGE_SIZE.get(name)}
    return entry | {key: value for key, value in optional.items() if value is not None}


@cache
def _greeting(home: str) -> Markup:
    return Markup('<p>{}</p><p><a href="{}"><strong>进入知识库首页：检索、地方、文章、数据冲突</strong></a></p>').format(DESCRIPTION, home)


@cache
def _contents(home: str, root: str) -> Markup:
    loaded = schema.load()
    entries = [(view.name, view.zh) for view in loaded.views.values()] + [(table.name, table.zh) for table in loaded.tables.values()]
    items = Markup("").join(
        Markup('<li><a href="{}/{}">{}</a>（{}）：{}</li>').format(root, name, label.title, name, label.description)
        for name, label in entries
    )
    return _greeting(home) + Markup("<ul>{}</ul>").format(items)
