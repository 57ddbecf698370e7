"""Spacing: one character, one token, so that a phrase finds what LIKE finds."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govkb.store import schema
from govkb.store.spacing import match_query, phrase, spaced


@pytest.mark.parametrize(
    ("text", "expected"),
    [("网格", "网 格"), ("共1703个", "共 1 7 0 3 个"), (" 村 \n社区", "村 社 区"), ("", ""), ("𠮷村", "𠮷 村")],
)
def test_spacing_puts_blanks_between_characters(text, expected):
    """White space of the text itself goes; characters outside the basic plane stay whole."""
    assert expected == spaced(text)


def test_spacing_phrase_doubles_quotation_marks():
    """FTS5 reads a doubled quotation mark as one."""
    assert phrase('他说"好') == '"他 说 "" 好"'


def test_spacing_match_query_asks_for_every_part():
    """Parts between white space stand as phrases of their own."""
    assert match_query("网格 村") == '"网 格" "村"'


@pytest.mark.parametrize("text", ["", " \u3000\n"])
def test_spacing_match_query_of_nothing_is_empty(text):
    """Blanks ask for nothing."""
    assert match_query(text) == ""


_ALPHABET = st.sampled_from("网格村社区1703.%，。“”-—A\u3400𠮷")


@given(st.lists(st.text(_ALPHABET, max_size=8), max_size=6), st.text(_ALPHABET, min_size=1, max_size=3))
def test_spacing_search_finds_what_like_finds(texts, wanted):
    """The phrase query and LIKE agree on every substring, punctuation included."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE passages (text TEXT)")
    connection.execute(schema.SEARCH_DDL)
    for rowid, text in enumerate(texts):
        connection.execute("INSERT INTO passages (rowid, text) VALUES (?, ?)", (rowid, text))
        connection.execute("INSERT INTO passages_fts (rowid, text) VALUES (?, ?)", (rowid, spaced(text)))
    found = connection.execute("SELECT rowid FROM passages_fts WHERE passages_fts MATCH ? ORDER BY rowid", (match_query(wanted),))
    like = connection.execute("SELECT rowid FROM passages WHERE text LIKE ? ESCAPE '\\'", (f"%{wanted.replace('%', chr(92) + '%')}%",))
    assert like.fetchall() == found.fetchall()
