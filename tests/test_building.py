"""A build as a function: what it passes on and what it counts."""

from contextlib import contextmanager

from govkb.building import build
from govkb.store import open_kb


def test_building_takes_sources_along(folder):
    """Publisher and date stand beside the report."""
    (folder / "corpus" / "sources.csv").write_text("file,publisher,published\n丙.txt,某报,2026-01-31\n", encoding="utf-8")
    build(folder)
    with open_kb(folder / "kb.sqlite") as kb:
        published = {row["document"]: (row["publisher"], row["published"]) for row in kb.rows("reports")}
    assert published == {"a.txt": (None, None), "b.txt": (None, None), "丙.txt": ("某报", "2026-01-31")}


def test_building_tells_progress_for_what_is_read(built):
    """Reports taken from the last build are not counted."""
    told = []

    @contextmanager
    def watch(total):
        told.append(total)
        yield lambda: told.append("one")

    (built / "corpus" / "a.txt").write_text("碧江区共有社区12个。\n", encoding="utf-8")
    build(built, progress=watch)
    assert told == [1, "one"]


def test_building_without_cache_reads_everything(built):
    """And leaves the cache of others alone."""
    before = sorted(path.name for path in (built / ".govkb" / "cache").iterdir())
    assert build(built, use_cache=False).reused == 0
    assert sorted(path.name for path in (built / ".govkb" / "cache").iterdir()) == before


def test_building_counts_rows_and_relations(built):
    """The summary is that of the knowledge base."""
    summary = build(built)
    with open_kb(built / "kb.sqlite") as kb:
        assert summary.counts == kb.counts()
        relations = [finding.relation for finding in kb.findings()]
    assert summary.relations == {relation: relations.count(relation) for relation in sorted(set(relations))}
