"""How two figures on one thing stand to each other."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from govkb.model import Relation
from govkb.reconciliation.relate import SEVERITY, relate

TABLE = yaml.load(Path(__file__).with_name("relate.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
CASES = [(case["a"], case["b"], Relation(relation)) for relation, cases in TABLE.items() for case in cases]
VALUES = st.integers(min_value=1, max_value=9)


def two(claim_of, a, b):
    """The claims of a case, in two reports."""
    return claim_of(**a), claim_of(**b, document="b.txt")


@pytest.mark.parametrize(("a", "b", "relation"), CASES)
def test_relate_table(claim_of, a, b, relation):
    """The relation is the table's, whichever of the two comes first."""
    one, other = two(claim_of, a, b)
    assert (relation, relation) == (relate(one, other).relation, relate(other, one).relation)


@pytest.mark.parametrize(("a", "b", "relation"), CASES)
def test_relate_says_why(claim_of, a, b, relation):
    """The cause names both prints in both languages."""
    one, other = two(claim_of, a, b)
    verdict = relate(one, other)
    for claim in (one, other):
        assert claim.document in verdict.zh
        assert claim.quote in verdict.zh
        assert claim.quote in verdict.en


def test_relate_every_relation_has_a_severity():
    """Whatever the table gives can be ranked."""
    assert {relation for *_, relation in CASES} <= SEVERITY.keys()
    assert SEVERITY[Relation.CONFLICT] == "error"


@given(low=VALUES, width=VALUES, other=VALUES, broad=st.booleans())
def test_relate_conflict_means_that_the_intervals_are_apart(claim_of, low, width, other, broad):
    """Undated figures conflict exactly when no value satisfies both."""
    a = claim_of(low, top=low + width)
    b = claim_of(other, bound="at_least") if broad else claim_of(other, document="b.txt")
    meets = low + width >= other if broad else low <= other <= low + width
    assert meets is (relate(a, b).relation is Relation.COMPATIBLE)
