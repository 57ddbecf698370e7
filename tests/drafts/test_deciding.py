"""What editors ruled bears on the verdict."""

import pytest

from govkb.store.records import RulingLine

TEXTS = {"a.txt": "碧江区要闻\n\n　　碧江区共有网格员1703名。\n", "b.txt": "碧江区简讯\n\n　　据悉，碧江区共有网格员1705名，人人持证。\n"}
DRAFT = "碧江区新报\n\n　　碧江区的网格员有{}。\n"


@pytest.fixture
def verdict(check_text, record_of):
    """The verdict on a draft's figure after a ruling on the two prints on record."""
    ids = {claim.quote: claim.id for claim in record_of(TEXTS).claims}

    def _verdict(quote, decision, a, b=(), *, relation="conflict", status="applied"):
        ruling = RulingLine(
            "r", "2026-03-01", "王", decision, "以年报为准", relation, status, "", "", (ids[a],), tuple(ids[one] for one in b), ()
        )
        (figure,) = check_text(DRAFT.format(quote), TEXTS, [ruling]).figures
        return figure

    return _verdict


@pytest.mark.parametrize(("quote", "expected"), [("1703名", "match"), ("1705名", "differs"), ("1709名", "differs")])
def test_deciding_follows_a_preference(verdict, quote, expected):
    """The preferred value is the one on record; the reason names the ruling."""
    figure = verdict(quote, "prefer", "1703名", ["1705名"])
    assert figure.verdict.value == expected
    assert ("以年报为准" in figure.reason_zh) == (expected == "differs")


def test_deciding_does_not_take_a_rejected_claim_for_support(verdict):
    """Its value differs, and the other one matches."""
    assert verdict("1705名", "reject", "1705名", relation="").verdict.value == "differs"
    assert verdict("1703名", "reject", "1705名", relation="").verdict.value == "match"


@pytest.mark.parametrize("decision", ["reject", "different"])
def test_deciding_does_not_contest_what_is_no_conflict(verdict, decision):
    """The editor found that the two do not contradict each other."""
    assert verdict("1703名", decision, "1703名", ["1705名"]).verdict.value == "match"


@pytest.mark.parametrize(
    ("decision", "status"), [("note", "applied"), ("accept", "applied"), ("prefer", "tainted"), ("prefer", "superseded")]
)
def test_deciding_leaves_other_rulings_aside(verdict, decision, status):
    """A remark, an accepted conflict, and rulings not in force."""
    assert verdict("1703名", decision, "1703名", ["1705名"], status=status).verdict.value == "contested"
