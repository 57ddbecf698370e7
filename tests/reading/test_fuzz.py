"""Spoilt files of every format become reports, every character in its place, or refusals of one line; `make fuzz` tries twenty thousand."""

import os

import pytest

from fuzz.judge import REFUSAL, REPORT, judge
from fuzz.mutations import spoilt
from fuzz.seeds import seeds

FEW = 160
MANY = 2_000


def _faults(numbers, folder, knowledge):
    return {number: faults for number in numbers if (faults := judge(spoilt(number), folder, knowledge)[1])}


def test_fuzz_whole_files_are_reports(tmp_path, knowledge):
    """What is spoilt afterwards can be read before."""
    assert [judge(seed, tmp_path, knowledge)[:2] for seed in seeds()] == [(REPORT, [])] * len(seeds())


def test_fuzz_a_file_is_made_again_by_its_number(tmp_path, knowledge):
    """A fault can be looked into; some files are read and some refused, else nothing is tried."""
    assert [spoilt(number) for number in range(40)] == [spoilt(number) for number in range(40)]
    assert {judge(spoilt(number), tmp_path, knowledge)[0] for number in range(40)} == {REPORT, REFUSAL}


def test_fuzz_few_spoilt_files_are_read_or_refused(tmp_path, knowledge):
    """A share of what `make fuzz` does."""
    assert _faults(range(FEW), tmp_path, knowledge) == {}


@pytest.mark.slow
@pytest.mark.skipif("GOVKB_SLOW" not in os.environ, reason="takes minutes; set GOVKB_SLOW=1")
def test_fuzz_many_spoilt_files_are_read_or_refused(tmp_path, knowledge):
    """Other files than those of the ordinary run."""
    assert _faults(range(FEW, FEW + MANY), tmp_path, knowledge) == {}
