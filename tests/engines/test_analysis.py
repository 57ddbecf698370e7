"""The work on one report: a fault of the file, or over the file, is a rejection with a reason; a fault of the settings stops."""

from dataclasses import replace
from pathlib import Path

import pytest

from govkb.engines import Analysis, Shard, analysis
from govkb.errors import SegmenterError
from govkb.knowledge import default_folder, load
from govkb.model import Source
from govkb.reading import MAX_BYTES, corpus_files

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def work():
    """govkb's own."""
    return Analysis(load(default_folder()), "jieba", MAX_BYTES)


@pytest.fixture
def shard(tmp_path):
    """One report file."""
    (tmp_path / "a.txt").write_text("碧江区共有综合网格120个。\n", encoding="utf-8")
    return Shard(tmp_path / "a.txt", "a.txt", Source(publisher="某报"))


def test_analysis_gives_the_result_with_its_source(work, shard):
    """What sources.csv says goes along."""
    outcome = work(shard)
    assert (outcome.rejected, outcome.result.report.source.publisher) == (None, "某报")
    assert [claim.quote for claim in outcome.result.claims] == ["120个"]


def test_analysis_of_claims_only_gives_the_same_claims(work):
    """The way that `govkb extract` goes leaves out what no claim rests on, and changes none."""
    for path in corpus_files(CORPUS):
        whole, claims = (make(Shard(path, path.name, Source())).result for make in (work, replace(work, claims_only=True)))
        assert claims.claims == whole.claims
        assert (claims.mentions, claims.numerals, claims.relations) == ((), (), ())


def test_analysis_rejects_what_cannot_be_read(work, shard):
    """With the reason and the source."""
    shard.path.write_bytes(b"")
    outcome = work(shard)
    assert (outcome.result, outcome.rejected.reason, outcome.rejected.source.publisher) == (None, "is empty", "某报")


def test_analysis_rejects_what_govkb_fails_over(work, shard, monkeypatch):
    """One report that meets a fault of the program does not stop the others; the first cause is named, in one line."""

    def fail(report, knowledge, **settings):
        try:
            raise KeyError("网\n格")
        except KeyError as error:
            raise ValueError("wrapped") from error

    monkeypatch.setattr(analysis, "analyse", fail)
    assert work(shard).rejected.reason == "could be read but not analysed, which is a fault of govkb: KeyError: '网\\n格'"


def test_analysis_stops_at_a_fault_of_the_settings(work, shard, monkeypatch):
    """A segmenter that is not there concerns every report."""

    def fail(report, knowledge, **settings):
        raise SegmenterError("not installed")

    monkeypatch.setattr(analysis, "analyse", fail)
    with pytest.raises(SegmenterError, match="not installed"):
        work(shard)


def test_analysis_of_a_shard_whose_process_died_is_a_rejection(work, shard):
    """Size and hash of the file are known all the same."""
    rejected = work.lost(shard).rejected
    assert "ended unexpectedly" in rejected.reason
    assert rejected.size == shard.path.stat().st_size
