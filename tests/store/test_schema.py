"""The schema: one YAML file that the DDL, the documentation and the pages agree with."""

import sqlite3

import pytest

from govkb.store import schema


@pytest.fixture
def empty():
    """An empty knowledge base in memory."""
    connection = sqlite3.connect(":memory:")
    for statement in [*schema.ddl(), *schema.indexes()]:
        connection.execute(statement)
    return connection


def test_schema_ddl_makes_every_table_and_view(empty):
    """What SQLite holds afterwards is what the YAML file declares, the index's own tables aside."""
    made = empty.execute("SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'passages_fts%'")
    declared = [("table", name) for name in schema.load().tables] + [("view", name) for name in schema.load().views]
    assert sorted(declared) == sorted(made)


@pytest.mark.parametrize("table", schema.load().tables.values(), ids=schema.load().tables)
def test_schema_foreign_keys_are_declared_and_indexed(empty, table):
    """Every reference in the YAML file is a foreign key for SQLite, and an index leads with its column."""
    declared = {(row["from"], row["table"]) for row in _rows(empty, f"PRAGMA foreign_key_list('{table.name}')")}
    assert {(column.name, column.references) for column in table.foreign_keys} == declared
    leading = {
        next(_rows(empty, f"PRAGMA index_info('{index['name']}')"))["name"] for index in _rows(empty, f"PRAGMA index_list('{table.name}')")
    }
    assert {column.name for column in table.foreign_keys} | set(table.index) <= leading


@pytest.mark.parametrize("view", schema.load().views)
def test_schema_views_can_be_queried(empty, view):
    """A view names only columns that exist."""
    assert empty.execute(f"SELECT * FROM {view}").fetchall() == []


def test_schema_every_table_and_column_is_described_in_both_languages():
    """No description is empty, and the Chinese ones hold Chinese."""
    for table in schema.load().tables.values():
        for zh, en in [(table.zh.description, table.en.description), *((column.zh, column.en) for column in table.columns)]:
            assert any("\u4e00" <= character <= "\u9fff" for character in zh), (table.name, zh)
            assert any(character.isascii() and character.isalpha() for character in en), (table.name, en)


def test_schema_refuses_a_reference_to_no_table():
    """The mistake is named with its table and column."""
    source = "tables: {a: {zh: [甲, 乙], en: [A, B], columns: {id: [pk text, 号, Id], b_id: [text -> b, 乙, B]}}}\nviews: {}"
    with pytest.raises(ValueError, match=r"a\.b_id refers to 'b'"):
        schema.parse(source)


def test_schema_refuses_a_column_of_unknown_type():
    """The mistake is named with what is allowed."""
    with pytest.raises(ValueError, match=r"a\.id: 'pk blob' is no column"):
        schema.parse("tables: {a: {zh: [甲, 乙], en: [A, B], columns: {id: [pk blob, 号, Id]}}}\nviews: {}")


def _rows(connection, statement):
    cursor = connection.execute(statement)
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor.fetchall())
