"""The kb.sqlite in the repository is what the corpus in the repository gives."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import govkb
from govkb.store.schema import load

ROOT = Path(__file__).parents[1]
COMMITTED = ROOT / "kb.sqlite"
SMALL = 5_000_000
"""Bytes; a repository is cloned by everyone."""


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The content of every table, in the order of primary keys: SQLite versions write other bytes, never other rows."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in load().tables}
    finally:
        connection.close()


def test_committed_knowledge_base_is_what_the_corpus_gives(tmp_path):
    """Whoever changes corpus, extractors or code builds kb.sqlite again (make kb) and commits it."""
    govkb.build(ROOT, output=tmp_path / "kb.sqlite")
    built, committed = rows(tmp_path / "kb.sqlite"), rows(COMMITTED)
    differing = [name for name in built if built[name] != committed[name]]
    assert differing == [], f"kb.sqlite is not what corpus/ gives in {', '.join(differing)}; run: make kb"


def test_committed_knowledge_base_is_small():
    """Under five megabytes."""
    assert COMMITTED.stat().st_size < SMALL
