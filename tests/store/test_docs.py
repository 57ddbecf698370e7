"""docs/schema.md: rendered, committed, and never behind."""

from pathlib import Path

from govkb.store import docs, schema

PAGE = Path(__file__).parents[2] / "docs" / "schema.md"


def test_docs_page_is_up_to_date():
    """When this fails: python -m govkb.store.docs docs/schema.md"""
    assert docs.render() == PAGE.read_text(encoding="utf-8")


def test_docs_page_names_every_table_column_and_view():
    """Nothing of the schema is left out."""
    page = docs.render()
    names = [column.name for table in schema.load().tables.values() for column in table.columns]
    assert [name for name in [*schema.load().tables, *schema.load().views, *names] if f"`{name}`" not in page] == []


def test_docs_table_rows_have_four_cells():
    """A bar inside a description does not open another column."""
    rows = [line for line in docs.render().splitlines() if line.startswith("| `")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {5}
