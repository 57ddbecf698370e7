"""Search finds what LIKE finds, through core's table page and through the own page alike."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from govkb.publishing import search

LONG = ["网" * 300, "网格 " * 300, " ".join(map(chr, range(0x4E00, 0x4E00 + 400)))]
QUERIES = [*yaml.safe_load((Path(__file__).parent / "queries.yaml").read_text(encoding="utf-8")), *LONG]


def _like(connection: Any, query: str) -> set[str]:
    patterns = [re.sub(r"([%_\\])", r"\\\1", term) for term in query.split()]
    condition = " AND ".join(r"text LIKE '%' || ? || '%' ESCAPE '\'" for _ in patterns) or "0"
    return {row[0] for row in connection.execute(f"SELECT id FROM passages WHERE {condition}", patterns)}


def _indexed(connection: Any, query: str) -> set[str]:
    sql = "SELECT id FROM passages WHERE rowid IN (SELECT rowid FROM passages_fts WHERE passages_fts MATCH escape_fts(:q))"
    return {row[0] for row in connection.execute(f"{sql} AND govkb_contains(text, :q)", {"q": query})}


@pytest.fixture(scope="module")
def connection(kb_path: Path) -> Iterator[sqlite3.Connection]:
    """The small knowledge base, with the functions of search."""
    with closing(sqlite3.connect(kb_path)) as connection:
        search.teach(connection)
        yield connection


@pytest.fixture(scope="module")
def texts(connection: sqlite3.Connection) -> list[str]:
    """Texts of all passages."""
    return [row[0] for row in connection.execute("SELECT text FROM passages ORDER BY id")]


@given(data=st.data())
def test_search_finds_any_substring(connection: sqlite3.Connection, texts: list[str], data: st.DataObject) -> None:
    """Any stretch of any passage finds exactly the passages that LIKE finds, its own among them."""
    text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(text) - 1))
    query = text[start : data.draw(st.integers(start + 1, len(text)))]
    assume(query.split())
    found = _indexed(connection, query)
    assert found == _like(connection, query)
    assert found


@given(
    query=st.text(
        alphabet=st.one_of(st.sampled_from("网格村1703%_'\"\\* ，。Aa（-"), st.characters(exclude_categories=["Cs"])), max_size=12
    )
)
def test_search_equals_like_on_any_text(connection: sqlite3.Connection, query: str) -> None:
    """Whatever is typed finds what LIKE finds, and is never an error."""
    assume("\0" not in query)  # SQLite's LIKE stops reading there
    assert _indexed(connection, query) == _like(connection, query)


@pytest.mark.parametrize("query", QUERIES)
async def test_search_core_table_page_equals_like(site: Any, connection: sqlite3.Connection, query: str) -> None:
    """Core's `_search` on passages counts what LIKE counts."""
    response = await site.client.get("/kb/passages.json?" + urlencode({"_search": query}))
    expected = len(_like(connection, query)) if "\0" not in query else 0
    assert response.status_code == 200
    assert response.json()["filtered_table_rows_count"] == expected


@pytest.mark.parametrize("query", QUERIES)
async def test_search_pages_answer_hostile_queries(get: Any, connection: sqlite3.Connection, query: str) -> None:
    """The own page and core's HTML page answer, and the own page says how many passages LIKE finds."""
    status, html = await get("/-/govkb/search?" + urlencode({"q": query}))
    expected = len(_like(connection, query)) if "\0" not in query else 0
    assert status == 200
    if query.split():
        assert f"{expected} 段" in html
    status, _ = await get("/kb/passages?" + urlencode({"_search": query}))
    assert status == 200


@pytest.mark.parametrize("query", ["", " ", "　", "\n"])
async def test_search_without_words_shows_the_box(get: Any, query: str) -> None:
    """Nothing typed is no error and no result."""
    status, html = await get("/-/govkb/search?" + urlencode({"q": query}))
    assert status == 200
    assert "空格隔开" in html


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("网格员进网格", "网格", [(0, 2), (4, 6)]),
        ("New York new", "NEW york", [(0, 3), (4, 8), (9, 12)]),
        ("网格员", "网格 格员", [(0, 3)]),
        ("ＡＢＣ", "ａ", []),
        ("没有", "网格", []),
        ("aaa", "aa", [(0, 2)]),
    ],
)
def test_search_hits(text: str, query: str, expected: list[tuple[int, int]]) -> None:
    """Hits are stretches of the text, joined where they touch."""
    assert search.hits(text, query) == expected


def test_search_teaches_only_knowledge_bases() -> None:
    """A connection to another database keeps core's functions."""
    with closing(sqlite3.connect(":memory:")) as connection:
        search.teach(connection)
        with pytest.raises(sqlite3.OperationalError, match="no such function"):
            connection.execute("SELECT escape_fts('网格')")
