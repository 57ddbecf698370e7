"""Which claims speak of one and the same thing."""

import pytest

from govkb.model import Modality, Statistic
from govkb.reconciliation.things import comparable, things_of


def values(things):
    """The values of each thing."""
    return [sorted(int(claim.value) for claim in thing.claims) for thing in things]


@pytest.mark.parametrize(
    "fields",
    [{"modality": Modality.NORM}, {"repeat": True}, {"subject_id": ""}, {"indicator_id": ""}],
    ids=["norm", "repeat", "no-subject", "no-indicator"],
)
def test_things_leave_out(claim_of, fields):
    """Rules, repeats and what is not resolved are not compared."""
    kept = claim_of(1705)
    assert comparable([claim_of(9, start=90, **fields), kept]) == [kept]


@pytest.mark.parametrize(
    "fields",
    [{"subject_id": "e2"}, {"indicator_id": "communities"}, {"statistic": Statistic.MEAN}, {"scope": "城市"}],
    ids=["subject", "indicator", "statistic", "scope"],
)
def test_things_differ_by_key(claim_of, fields):
    """Another subject, indicator, statistic or scope is another thing."""
    claims = [claim_of(1705), claim_of(1703, document="b.txt", **fields)]
    assert sorted(values(things_of(claims))) == [[1703], [1705]]


def test_things_of_one_key_are_one(claim_of):
    """Figures of several articles under one key are of one thing."""
    claims = [claim_of(1705), claim_of(1703, document="b.txt"), claim_of(1705, document="c.txt")]
    assert values(things_of(claims)) == [[1703, 1705, 1705]]


def test_things_split_where_one_article_prints_several(claim_of):
    """One article that prints 18 and 21 under one key speaks of two things; others join the one whose words are most like theirs."""
    claims = [
        claim_of(18, before="面向村干部定向招录公务员岗位"),
        claim_of(21, start=90, before="面向社区书记专项招聘事业编岗位"),
        claim_of(21, document="b.txt", before="面向村干部定向招录公务员岗位"),
        claim_of(37, document="b.txt", start=90, before="面向社区书记专项招聘事业编岗位"),
    ]
    assert values(things_of(claims)) == [[18, 21], [21, 37]]


def test_things_do_not_split_where_figures_can_be_one(claim_of):
    """约300 and 312 of one article can be one figure."""
    claims = [claim_of(300, bound="about", low=270, high=330), claim_of(312, start=90)]
    assert values(things_of(claims)) == [[300, 312]]


def test_things_come_in_one_order(claim_of):
    """The order of the claims does not matter."""
    claims = [
        claim_of(18, before="定向招录公务员岗位"),
        claim_of(21, start=90, before="专项招聘事业编岗位"),
        claim_of(21, document="b.txt", before="定向招录公务员岗位"),
        claim_of(40, document="c.txt", before="公益性岗位"),
    ]
    assert values(things_of(claims)) == values(things_of(reversed(claims)))
