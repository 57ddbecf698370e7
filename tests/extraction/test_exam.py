"""The external exam for Chinese numerals: where they stand and what their values are."""

import json
from pathlib import Path

import pytest
import yaml

from govkb.extraction.ledger import keep_ledger
from govkb.layout.piece import squeeze
from govkb.model import Fate

EXAM = Path(__file__).parents[3] / "shared" / "exam" / "NumberModel.json"
LISTS = yaml.safe_load(Path(__file__).with_name("exam.yaml").read_text(encoding="utf-8"))
RATE = 0.94

pytestmark = pytest.mark.skipif(not EXAM.is_file(), reason="the exam is not there")


def listed(name):
    """The positions of the cases in one of the lists."""
    return {position for group in LISTS[name] for position in group["cases"]}


def is_right(case, knowledge):
    """Each result is a numeral at the same place with the same value, and no other numeral is a figure."""
    piece = squeeze(case["Input"], 0)
    printed = [run.start + i for run in piece.runs for i in range(run.length)]
    found = {(printed[one.start], printed[one.end - 1]): one for one in keep_ledger(piece.text, [], knowledge).numerals}
    expected = {(result["Start"], result["End"]): float(result["Resolution"]["value"]) for result in case["Results"]}
    right = all(place in found and found[place].value is not None for place in expected) and all(
        float(found[place].value) == pytest.approx(value, rel=1e-9) for place, value in expected.items()
    )
    return right and all(place in expected or one.fate is not Fate.CLAIM for place, one in found.items())


@pytest.fixture(scope="module")
def wrong(knowledge):
    """The positions of the cases that are not right, and the number of all cases."""
    cases = json.loads(EXAM.read_text(encoding="utf-8-sig"))
    return {position for position, case in enumerate(cases) if not is_right(case, knowledge)}, len(cases)


def test_exam_rate(wrong, capsys):
    """Of the cases that are not set aside at least 94 % are right."""
    positions, total = wrong
    counted = total - len(listed("set_aside"))
    right = counted - len(positions - listed("set_aside"))
    with capsys.disabled():
        print(f"\nnumber exam: {right} of {counted} right ({right / counted:.1%}), {total - counted} set aside")  # noqa: T201
    assert right / counted >= RATE


def test_exam_lists_are_honest(wrong):
    """Every case that is not right stands in a list with its reason, and no other does."""
    positions, _ = wrong
    assert positions == listed("set_aside") | listed("wrong")
