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


def test_building_leaves_a_time_open_without_a_date_and_lists_it(folder):
    """今年 means nothing in a report of no known day; once sources.csv gives one, it is resolved and no longer listed."""
    corpus = folder / "corpus"
    (corpus / "c.txt").write_text("碧江区今年新增社区12个。\n", encoding="utf-8")
    listed = []
    for sources in ("file,published\n", "file,published\nb.txt,2026-02-01\nc.txt,2026-01-31\n"):
        (corpus / "sources.csv").write_text(sources, encoding="utf-8")
        build(folder)
        with open_kb(folder / "kb.sqlite") as kb:
            rows = [row for row in kb.rows("unresolved") if row["missing"] == "time"]
        listed.append(sorted((row["document"], row["quote"], row["words"], row["reason"]) for row in rows))
    undated = "报道的刊发日期不明"
    assert listed == [[("b.txt", "4.18万余人次", "今年1月以来", undated), ("c.txt", "12个", "今年", undated)], []]


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
