"""How many workers a build gets when nobody says."""

import os

from govkb.engines import worth_workers


def test_spread_gives_a_small_corpus_no_extra_process(monkeypatch):
    """Starting one costs more than it saves."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: set(range(8)), raising=False)
    assert worth_workers(100_000) == 1


def test_spread_grows_with_the_text_up_to_the_processors(monkeypatch):
    """A large corpus gets every processor that this process may use, and no more."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: set(range(3)), raising=False)
    assert [worth_workers(size) for size in (900_000, 100_000_000)] == [2, 3]
