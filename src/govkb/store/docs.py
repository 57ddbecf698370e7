"""docs/schema.md, rendered from `schema.yaml`: every table, column and view in Chinese and English."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from govkb.store.schema import Column, Table, View, load

_HEAD = """\
# The schema of kb.sqlite · 数据表说明

Every table and column of a knowledge base. This page is rendered from `src/govkb/store/schema.yaml` by
`python -m govkb.store.docs docs/schema.md`; edit that file, not this one.

本页由 `src/govkb/store/schema.yaml` 生成，请勿直接修改。
"""


def render() -> str:
    """The whole page as Markdown."""
    schema = load()
    parts = [_HEAD, *map(_table, schema.tables.values()), *map(_view, schema.views.values())]
    return "\n".join(parts)


def _table(table: Table) -> str:
    head = f"## `{table.name}` · {table.zh.title}\n\n{table.en.description}.\n\n{table.zh.description}。\n"
    return "\n".join([head, "| column | type | 说明 | meaning |", "| --- | --- | --- | --- |", *map(_row, table.columns), ""])


def _row(column: Column) -> str:
    cells = (f"`{column.name}`", ", ".join(_marks(column)), column.zh, column.en)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _marks(column: Column) -> Iterator[str]:
    yield column.type
    if column.pk:
        yield "key"
    if column.references:
        yield f"→ `{column.references}`"
    if not column.required and not column.pk:
        yield "may be empty"


def _view(view: View) -> str:
    head = f"## `{view.name}` · {view.zh.title} (view)\n\n{view.en.description}.\n\n{view.zh.description}。\n"
    return f"{head}\n```sql\n{view.sql.strip()}\n```\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(render(), encoding="utf-8")
