"""The schema of kb.sqlite, read from `schema.yaml`: the one place that says which tables, columns, keys and views there are.

Nothing here knows a table by name; the DDL, Datasette's metadata, docs/schema.md and the tests all read the values below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

APPLICATION_ID = int.from_bytes(b"gvkb", "big")
"""Stands in the SQLite header, so that a knowledge base is known from any other database."""

SCHEMA_VERSION = 3
"""Stands in the header as `user_version`; raised whenever a table or column changes its meaning."""

SEARCH_TABLE = "passages_fts"
SEARCH_DDL = f"""\
CREATE VIRTUAL TABLE "{SEARCH_TABLE}" USING fts5(
    "text", content="passages", tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
)"""
"""Full-text index of passages: every character but white space is a token, punctuation too, so that a phrase finds what LIKE finds.

Datasette finds the index only when `content="passages"` is written with double quotes.
"""

_COLUMN = re.compile(r"(?P<pk>pk )?(?P<unique>unique )?(?P<required>not null )?(?P<type>text|integer|real)(?: -> (?P<references>\w+))?")


def quote_name(name: str) -> str:
    """A table's or column's name as SQL writes it: `end` is a word of SQL."""
    return '"' + name.replace('"', '""') + '"'


@dataclass(frozen=True, slots=True)
class Label:
    """Title and description in one language."""

    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `type` is text, integer or real; `references` the table whose id it holds, or empty."""

    name: str
    type: str
    zh: str
    en: str
    pk: bool = False
    unique: bool = False
    required: bool = False
    references: str = ""

    def ddl(self) -> str:
        marks = [quote_name(self.name), self.type.upper()]
        if self.required or self.pk:
            marks.append("NOT NULL")
        if self.unique:
            marks.append("UNIQUE")
        if self.references:
            marks.append(f'REFERENCES {quote_name(self.references)}("id")')
        return " ".join(marks)


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `label` is the column shown where a foreign key points here, or empty; `index` the columns worth an index besides keys."""

    name: str
    zh: Label
    en: Label
    columns: tuple[Column, ...]
    label: str = ""
    index: tuple[str, ...] = ()

    @property
    def primary_key(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.pk)

    @property
    def foreign_keys(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.references)

    def column(self, name: str) -> Column:
        """The column of that name; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")

    def ddl(self) -> str:
        lines = [column.ddl() for column in self.columns]
        lines.append(f"PRIMARY KEY ({', '.join(map(quote_name, self.primary_key))})")
        body = ",\n    ".join(lines)
        return f"CREATE TABLE {quote_name(self.name)} (\n    {body}\n)"

    def indexes(self) -> Iterator[str]:
        """One statement for each foreign key and each column under `index`, except where the primary key already leads with it."""
        names = dict.fromkeys([column.name for column in self.foreign_keys] + list(self.index))
        for name in names:
            if name != self.primary_key[0]:
                yield f"CREATE INDEX {quote_name(f'{self.name}_{name}')} ON {quote_name(self.name)} ({quote_name(name)})"


@dataclass(frozen=True, slots=True)
class View:
    """One view, with the SELECT behind it."""

    name: str
    zh: Label
    en: Label
    sql: str

    def ddl(self) -> str:
        return f"CREATE VIEW {quote_name(self.name)} AS\n{self.sql.strip()}"


@dataclass(frozen=True, slots=True)
class Schema:
    """Every table and view of kb.sqlite, in the order of `schema.yaml`."""

    tables: Mapping[str, Table]
    views: Mapping[str, View]


@cache
def load() -> Schema:
    """The schema as `schema.yaml` gives it; ValueError when that file contradicts itself."""
    source = resources.files(__package__).joinpath("schema.yaml").read_text(encoding="utf-8")
    return parse(source)


def parse(source: str) -> Schema:
    """YAML text → Schema; ValueError naming the table and column at fault."""
    document = yaml.safe_load(source)
    tables = {name: _table(name, entry) for name, entry in document["tables"].items()}
    views = {name: View(name, _label(entry["zh"]), _label(entry["en"]), entry["sql"]) for name, entry in document["views"].items()}
    for table in tables.values():
        _check(table, tables)
    return Schema(tables, views)


def ddl() -> list[str]:
    """Statements that make an empty knowledge base but for its indexes: tables, the search index, views."""
    schema = load()
    return [*(table.ddl() for table in schema.tables.values()), SEARCH_DDL, *(view.ddl() for view in schema.views.values())]


def indexes() -> list[str]:
    """Statements that index every foreign key and every column worth it; cheaper after the rows are in."""
    return [statement for table in load().tables.values() for statement in table.indexes()]


def _table(name: str, entry: Mapping[str, Any]) -> Table:
    columns = tuple(_column(f"{name}.{column}", column, declaration) for column, declaration in entry["columns"].items())
    return Table(name, _label(entry["zh"]), _label(entry["en"]), columns, entry.get("label", ""), tuple(entry.get("index", ())))


def _column(place: str, name: str, declaration: list[str]) -> Column:
    marks, zh, en = declaration
    match = _COLUMN.fullmatch(marks)
    if match is None:
        raise ValueError(f"schema.yaml: {place}: {marks!r} is no column; expected [pk] [unique] [not null] text|integer|real [-> table]")
    return Column(
        name,
        match["type"],
        zh,
        en,
        pk=match["pk"] is not None,
        unique=match["unique"] is not None,
        required=match["required"] is not None,
        references=match["references"] or "",
    )


def _label(entry: list[str]) -> Label:
    title, description = entry
    return Label(title, description)


def _check(table: Table, tables: Mapping[str, Table]) -> None:
    names = {column.name for column in table.columns}
    unknown = [name for name in (*table.index, *filter(None, [table.label])) if name not in names]
    if unknown:
        raise ValueError(f"schema.yaml: {table.name}: {unknown[0]!r} is none of its columns")
    lost = [column.name for column in table.foreign_keys if column.references not in tables]
    if lost:
        raise ValueError(f"schema.yaml: {table.name}.{lost[0]} refers to {table.column(lost[0]).references!r}, which is no table")
    if len(table.primary_key) == 0:
        raise ValueError(f"schema.yaml: {table.name} has no primary key")
