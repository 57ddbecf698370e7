"""Hostile text takes no longer than its length asks for: processor time as a ratio to prose, and to half as much, in the same run."""

import importlib.util
import os
import sys
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("hostile", Path(__file__).parents[1] / "bench" / "hostile.py")
hostile = importlib.util.module_from_spec(_SPEC)
sys.modules[_SPEC.name] = hostile  # where dataclasses look for their module
_SPEC.loader.exec_module(hostile)

SIZE = 30_000


@pytest.fixture(scope="module")
def bench(knowledge, tmp_path_factory):
    """What reads files and tells the time, warm."""
    made = hostile.Bench(tmp_path_factory.mktemp("linear"), knowledge)
    for suffix in hostile.FORMATS:
        made.seconds(hostile.prose(3_000), suffix)
    return made


def _fastest(bench, text, suffix):
    return min(bench.seconds(text, suffix)[0] for _ in range(2))


@pytest.mark.parametrize("suffix", hostile.FORMATS)
def test_linear_nonsense_takes_little_more_than_prose(bench, suffix):
    """One character, digits, brackets, line ends over and over: five times at most, in every format."""
    base = _fastest(bench, hostile.prose(SIZE), suffix)
    slow = {name: ratio for name, make in hostile.BOUND.items() if (ratio := _fastest(bench, make(SIZE), suffix) / base) > hostile.LIMIT}
    assert slow == {}


@pytest.mark.slow
@pytest.mark.skipif("GOVKB_SLOW" not in os.environ, reason="takes minutes; set GOVKB_SLOW=1")
@pytest.mark.parametrize("suffix", hostile.FORMATS)
def test_linear_twice_the_text_takes_twice_the_time(bench, suffix):
    """Whatever the text is made of."""
    grown = {}
    for name, make in (hostile.BOUND | hostile.OTHERS).items():
        once, twice = (_fastest(bench, make(size), suffix) for size in (100_000, 200_000))
        grown[name] = twice / max(once, 0.02)
    assert {name: ratio for name, ratio in grown.items() if ratio > hostile.GROWTH} == {}
