"""Places and the places above them."""

import pytest

from govkb.model import Bound, Statistic
from govkb.reconciliation.audits.hierarchy import audit
from govkb.reconciliation.things import things_of

PARENTS = {"town": "county", "county": "prefecture", "loop": "pool", "pool": "loop"}


def larger(*claims):
    """The pairs of values that cannot hold, the place's first."""
    found = audit(things_of(claims), PARENTS, {"grids"})
    return [(int(one.result[0].value), int(one.of[0].value)) for one in found]


def test_hierarchy_a_place_is_not_larger_than_the_one_above(claim_of):
    """A county with more than its prefecture."""
    assert larger(claim_of(1705, subject_id="prefecture"), claim_of(1800, subject_id="county", document="b.txt")) == [(1800, 1705)]
    assert larger(claim_of(1705, subject_id="prefecture"), claim_of(1705, subject_id="county", document="b.txt")) == []


def test_hierarchy_skips_places_without_figures(claim_of):
    """The next place above that has a figure counts."""
    assert larger(claim_of(1705, subject_id="prefecture"), claim_of(1800, subject_id="town", document="b.txt")) == [(1800, 1705)]


def test_hierarchy_one_figure_in_doubt_accuses_none(claim_of):
    """The smallest of the place is held against the largest above."""
    above = [claim_of(1705, subject_id="prefecture"), claim_of(1900, subject_id="prefecture", document="c.txt")]
    assert larger(*above, claim_of(1800, subject_id="county", document="b.txt")) == []
    own = [claim_of(1800, subject_id="county"), claim_of(90, subject_id="county", document="c.txt")]
    assert larger(*own, claim_of(1705, subject_id="prefecture", document="b.txt")) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"indicator_id": "flow"},
        {"statistic": Statistic.MEAN},
        {"scope": "城市"},
        {"time": "截至2025年底", "period_end": "2025-12-31"},
        {"low": 1700},
    ],
    ids=["flow", "mean", "scope", "time", "rounded"],
)
def test_hierarchy_leaves_alone_what_may_differ(claim_of, fields):
    """Flows, means, other scopes, other times, roundings that meet."""
    above = claim_of(1705, subject_id="prefecture", time="截至2024年底", period_end="2024-12-31")
    assert larger(above, claim_of(1800, subject_id="county", document="b.txt", **fields)) == []


def test_hierarchy_no_bound_above_says_nothing(claim_of):
    """1700余 may be anything."""
    above = claim_of(1700, subject_id="prefecture", bound=Bound.AT_LEAST)
    assert larger(above, claim_of(1800, subject_id="county", document="b.txt")) == []


def test_hierarchy_a_circle_ends(claim_of):
    """Places that lie in each other do not keep it going."""
    assert larger(claim_of(1, subject_id="loop"), claim_of(2, subject_id="elsewhere", document="b.txt")) == []
