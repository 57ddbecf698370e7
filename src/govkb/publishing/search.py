"""Chinese search that finds what LIKE finds.

A query is cut at white space; every part must occur. The index has one token a character (`govkb.store.spacing`), so a phrase query
finds every substring; but it leaves out white space and folds the case of all letters, so what it finds is checked against the text
itself, by `contains`.
"""

from __future__ import annotations

from typing import Any

from govkb.store import schema
from govkb.store.spacing import match_query

MAX_TERMS = 20
MAX_TERM = 100
"""More than this of a query is not asked of the index; `contains` still asks for all of it."""


NOTHING = '""'
"""A query that finds no passage; an empty one is an error of syntax."""


def terms(query: str) -> list[str]:
    """The parts of a query between white space, each once."""
    return list(dict.fromkeys(query.split()))


def index_query(query: str | None) -> str:
    """What a person types → a query for the index that finds at least every passage `contains` accepts; NOTHING when no word is typed."""
    query = query or ""
    if "\0" in query:  # SQLite ends a query there, and no passage holds it
        return NOTHING
    return match_query(" ".join(term[:MAX_TERM] for term in terms(query)[:MAX_TERMS])) or NOTHING


def contains(text: str | None, query: str | None) -> bool:
    """Whether every part of `query` stands in `text` as it is, capital and small ASCII letters alike: the rule of SQLite's LIKE."""
    # bytes.lower leaves all but ASCII alone, and UTF-8 never finds a character inside another.
    folded = (text or "").encode("utf-8", "replace").lower()
    return all(term.encode("utf-8", "replace").lower() in folded for term in terms(query or ""))


def hits(text: str, query: str) -> list[tuple[int, int]]:
    """Stretches [start, end) of `text` that the parts of `query` cover, in order, joined where they touch."""
    folded = fold(text)
    found = []
    for term in terms(query):
        at = folded.find(fold(term))
        while at >= 0:
            found.append((at, at + len(term)))
            at = folded.find(fold(term), at + len(term))
    return _joined(sorted(found))


def teach(connection: Any) -> None:
    """Give a connection to a knowledge base the two functions of search; others stay as they are."""
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (schema.SEARCH_TABLE,)).fetchone()
    if known is None:
        return
    connection.create_function("escape_fts", 1, index_query, deterministic=True)
    connection.create_function("govkb_contains", 2, contains, deterministic=True)


def fold(text: str) -> str:
    """`text` with small letters for capital ones, ASCII alone."""
    return text.translate(_SMALL)


_SMALL = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
