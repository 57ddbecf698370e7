"""The cache: it speeds up, and changes nothing."""

from dataclasses import replace

import pytest

from govkb.engines import Analysis, Cache, Shard
from govkb.knowledge import default_folder, load
from govkb.model import Source
from govkb.reading import MAX_BYTES


@pytest.fixture(scope="module")
def analysis():
    """govkb's own."""
    return Analysis(load(default_folder()), "jieba", MAX_BYTES)


@pytest.fixture
def shard(tmp_path):
    """One report file."""
    (tmp_path / "a.txt").write_text("碧江区共有综合网格120个。\n", encoding="utf-8")
    return Shard(tmp_path / "a.txt", "a.txt", Source())


@pytest.fixture
def filled(tmp_path, analysis, shard):
    """The folder of a cache that knows the report."""
    Cache(tmp_path / "cache", analysis).put(shard, analysis(shard))
    return tmp_path / "cache"


def test_cache_gives_back_what_was_kept(analysis, shard, filled):
    """Decimals, enums and tuples survive JSON."""
    assert Cache(filled, analysis).get(shard) == analysis(shard)


def test_cache_knows_nothing_of_a_new_file(tmp_path, analysis, shard):
    """An empty or missing folder is no error."""
    assert Cache(tmp_path / "cache", analysis).get(shard) is None


@pytest.mark.parametrize(
    "change",
    [
        {"segmenter": "char"},
        {"max_bytes": 1000},
    ],
)
def test_cache_forgets_when_settings_change(analysis, shard, filled, change):
    """What the result depends on is part of its name."""
    assert Cache(filled, replace(analysis, **change)).get(shard) is None


def test_cache_forgets_when_the_knowledge_changes(tmp_path, analysis, shard, filled):
    """A different fingerprint is different knowledge."""
    knowledge = load(default_folder())
    object.__setattr__(knowledge, "fingerprint", "another")
    assert Cache(filled, replace(analysis, knowledge=knowledge)).get(shard) is None


@pytest.mark.parametrize("change", [{"document": "b.txt"}, {"source": Source(published="2026-01-31")}])
def test_cache_forgets_when_name_or_source_change(analysis, shard, filled, change):
    """今年 depends on the day of publication."""
    assert Cache(filled, analysis).get(replace(shard, **change)) is None


def test_cache_forgets_when_the_file_changes(analysis, shard, filled):
    """By its bytes, not by its date."""
    shard.path.write_text("碧江区共有综合网格121个。\n", encoding="utf-8")
    assert Cache(filled, analysis).get(shard) is None


@pytest.mark.parametrize("damage", [b"", b"{}", b"0\n{}", None])
def test_cache_ignores_a_damaged_entry(analysis, shard, filled, damage):
    """It is worked out again; a changed digit is noticed too."""
    (entry,) = filled.iterdir()
    entry.write_bytes(entry.read_bytes().replace(b"120", b"121") if damage is None else damage)
    assert Cache(filled, analysis).get(shard) is None


def test_cache_keeps_no_rejected_file(tmp_path, analysis):
    """It is as quickly rejected again."""
    (tmp_path / "empty.txt").touch()
    shard = Shard(tmp_path / "empty.txt", "empty.txt", Source())
    Cache(tmp_path / "cache", analysis).put(shard, analysis(shard))
    assert not (tmp_path / "cache").exists()


def test_cache_sweeps_what_nobody_asked_for(analysis, shard, filled):
    """Entries of files that are gone, and what a killed build left, go."""
    for name in ("gone.json", "tmp1234"):
        (filled / name).touch()
    cache = Cache(filled, analysis)
    cache.get(shard)
    cache.sweep()
    assert len(list(filled.iterdir())) == 1


def test_cache_keeps_itself_out_of_version_control(filled):
    """The folder ignores itself."""
    assert (filled.parent / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_cache_that_cannot_be_written_is_no_error(tmp_path, analysis, shard):
    """The build is only slower next time."""
    (tmp_path / "file").touch()
    cache = Cache(tmp_path / "file" / "cache", analysis)
    cache.put(shard, analysis(shard))
    cache.sweep()
    assert cache.get(shard) is None
