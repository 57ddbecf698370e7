"""Names that announce a number of things."""

from pathlib import Path

import pytest
import yaml

from govkb.model import Arithmetic
from govkb.reconciliation.audits.announced import audit, miscounted

CASES = yaml.safe_load(Path(__file__).with_name("announced.yaml").read_text(encoding="utf-8"))
TEXT = "云岭省青禾市临溪区：家门口的服务\n\n　　临溪区推行“四单联办”（群众点单、社区派单、党员接单、单位督单、居民评单），办事更快。\n"


@pytest.mark.parametrize("case", CASES, ids=[str(number) for number, _ in enumerate(CASES)])
def test_announced_table(case):
    """A name is told with what it announces and what is listed."""
    assert case["gives"] == [[one.name, one.number, len(items)] for one, items in miscounted(case["text"])]


def test_announced_says_where(resolved):
    """The audit leads to the name in print and belongs to the article's place; no claim is behind it."""
    (found,) = audit(resolved(TEXT))
    assert (found.verdict, found.result, found.of) == (Arithmetic.IMPOSSIBLE, (), ())
    assert TEXT[found.facts["start"] :].startswith("“四单联办”")
    assert found.subject_id != ""


def test_announced_looks_at_a_passage_once(resolved):
    """What the report prints again says nothing new."""
    paragraph = TEXT.split("\n\n")[1].rstrip()
    assert len(list(audit(resolved(f"{TEXT}\n{paragraph}\n")))) == 1


@pytest.mark.parametrize("text", ["“" * 5_000, "四单、" * 3_000, "“四单”（" * 2_000, "单、" * 400 + "“四单”" * 200])
def test_announced_hostile_text_is_read_through(text):
    """Marks without end neither fail nor stall."""
    assert len(list(miscounted(text[:1_000]))) <= 1_000
