"""What the claims on a thing say of each period, and which value is preferred."""

from itertools import permutations

import pytest

from govkb.reconciliation.observe import observe
from govkb.reconciliation.things import things_of


def rows(claims):
    """Value, rank and number of sources of each observation, by value."""
    return sorted((int(row.claim.value), row.rank, row.sources) for row in observe(things_of(claims), frozenset()))


def dated(year):
    """The fields of a figure as of the end of a year."""
    return {"time": f"截至{year}年底", "period_end": f"{year}-12-31"}


def test_observe_one_row_a_period(claim_of):
    """The latest period is preferred, the others stay."""
    claims = [claim_of(9, **dated(2024)), claim_of(8, document="b.txt", **dated(2025)), claim_of(8, document="c.txt", **dated(2025))]
    assert rows(claims) == [(8, "preferred", 2), (9, "normal", 1)]


def test_observe_exact_before_approximate(claim_of):
    """Of one period the exact figure is preferred."""
    claims = [claim_of(300, bound="at_least"), claim_of(312, document="b.txt")]
    assert rows(claims) == [(312, "preferred", 2)]


def test_observe_dated_before_undated(claim_of):
    """A time word counts, also where its day is not known."""
    claims = [claim_of(300), claim_of(312, document="b.txt", time="截至目前")]
    assert rows(claims) == [(312, "preferred", 2)]


def test_observe_else_the_first_in_print(claim_of):
    """Nothing decides: the first by file and place, and the reason says so."""
    (row,) = observe(things_of([claim_of(1703, document="b.txt"), claim_of(1705)]), frozenset())
    assert row.claim.value == 1705
    assert "没有规则可分先后" in row.reason


def test_observe_keeps_every_claim(claim_of):
    """Losing values stay visible."""
    claims = [claim_of(1705), claim_of(1703, document="b.txt"), claim_of(1705, document="c.txt")]
    (row,) = observe(things_of(claims), frozenset())
    assert set(row.claim_ids) == {claim.id for claim in claims}


def test_observe_contested_by_what_conflicts(claim_of):
    """An observation is contested when one of its claims stands in a conflict."""
    claims = [claim_of(1705), claim_of(1703, document="b.txt")]
    things = list(things_of(claims))
    assert [row.contested for row in observe(things, {claims[1].id})] == [True]
    assert [row.contested for row in observe(things, frozenset())] == [False]


@pytest.mark.parametrize("order", range(24))
def test_observe_same_answer_in_any_order(claim_of, order):
    """Rows do not depend on the order in which claims come."""
    claims = [
        claim_of(1705, **dated(2025)),
        claim_of(1703, document="b.txt", **dated(2025)),
        claim_of(1700, document="c.txt", bound="at_least"),
        claim_of(1690, document="d.txt", **dated(2024)),
    ]
    mixed = list(permutations(claims))[order]
    assert list(observe(things_of(mixed), frozenset())) == list(observe(things_of(claims), frozenset()))
