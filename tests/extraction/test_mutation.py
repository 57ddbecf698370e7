"""Print changed in one place changes one claim, in exactly that way, and no other."""

import os
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

import pytest

from mutants import Trial, told, trial

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "reports"
DEVELOPED_ON = ("000", "002", "003")
LEAST = 0.98
SAMPLE, PARTS, PART = 60, 8, 250


def test_mutation_sample_changes_one_claim():
    """Some changes to the sample corpus."""
    found = trial(ROOT / "corpus", (), SAMPLE, 7)
    print(told(found))  # noqa: T201
    assert found.rate >= LEAST, told(found)


@pytest.mark.slow
@pytest.mark.skipif("GOVKB_SLOW" not in os.environ or not SHARED.is_dir(), reason="set GOVKB_SLOW=1; needs the real pages")
def test_mutation_of_the_pages_changes_one_claim():
    """Two thousand changes to the pages it was developed on, on all processors."""
    with ProcessPoolExecutor() as pool:
        parts = pool.map(trial, repeat(SHARED, PARTS), repeat(DEVELOPED_ON), repeat(PART), range(2026, 2026 + PARTS))
        found = sum(parts, Trial())
    print(told(found))  # noqa: T201
    assert found.rate >= LEAST, told(found)
