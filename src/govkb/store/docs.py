"""Documents rendered from `schema.yaml`: docs/schema.md, and the table of tables in the READMEs.

python -m govkb.store.docs docs/schema.md README.md README.zh-CN.md
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from govkb.store.schema import Column, Table, View, load

_HEAD = """\
# The schema of kb.sqlite · 数据表说明

Every table and column of a knowledge base. This page is rendered from `src/govkb/store/schema.yaml` by
`python -m govkb.store.docs docs/schema.md`; edit that file, not this one.

本页由 `src/govkb/store/schema.yaml` 生成，请勿直接修改。
"""

_TABLES = re.compile(r"(?<=<!-- tables: from schema\.yaml -->\n).*?(?=<!-- /tables -->)", re.DOTALL)


def render() -> str:
    """The whole page as Markdown."""
    schema = load()
    parts = [_HEAD, *map(_table, schema.tables.values()), *map(_view, schema.views.values())]
    return "\n".join(parts)


def with_tables(document: str, *, chinese: bool) -> str:
    """A README with its table of tables, between its two markers, up to date."""
    rows = "\n".join([*_overview(chinese=chinese), ""])
    return _TABLES.sub(lambda _: rows, document)


def _overview(*, chinese: bool) -> Iterator[str]:
    schema = load()
    yield "| 表 | 页面名称 | 内容 |" if chinese else "| table | title on the pages | holds |"
    yield "| --- | --- | --- |"
    every: list[Table | View] = [*schema.tables.values(), *schema.views.values()]
    for one in every:
        holds = one.zh.description if chinese else one.en.description
        view = "" if isinstance(one, Table) else "（视图）" if chinese else " (view)"
        yield f"| `{one.name}`{view} | {one.zh.title} | {holds} |"


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


def main(files: Sequence[str]) -> None:
    """Bring the documents named up to date: schema.md as a whole, any other between its markers."""
    for path in map(Path, files):
        if path.name == "schema.md":
            path.write_text(render(), encoding="utf-8")
            continue
        chinese = path.name.endswith(".zh-CN.md")
        path.write_text(with_tables(path.read_text(encoding="utf-8"), chinese=chinese), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
