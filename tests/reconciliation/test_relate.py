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


@pytest.mark.parametrize(
    ("a", "b", "says"),
    [
        ({"value": 88}, {"value": 88}, "a.txt印作88个，b.txt印作88个；两处各自刊印，数值一致。"),
        (
            {"value": 300, "bound": "at_least", "quote": "300余个"},
            {"value": 312},
            "a.txt印作300余个，b.txt印作312个；取舍或约数可以解释（300余个可指[300, ∞)），两数不矛盾。",
        ),
        (
            {"value": 168, "time": "2025年"},
            {"value": 169},
            "a.txt印作168个，b.txt印作169个；只有一处标明时间（2025年），不能用时间解释，两数不能并存。",
        ),
        (
            {"value": 168, "time": "2024年", "period_start": "2024-01-01", "period_end": "2024-12-31"},
            {"value": 169, "time": "2025年", "period_start": "2025-01-01", "period_end": "2025-12-31"},
            "a.txt印作168个，b.txt印作169个；标明的时间不同（2024年／2025年），后一时点的数可能取代前一个。",
        ),
        (
            {"value": 168},
            {"value": 169, "scope": "城市"},
            "a.txt印作168个，b.txt印作169个；统计范围不同（未限定／城市），不作比较；若其实指同一件事，则两数不一致。",
        ),
        ({"value": 168}, {"value": 168, "scope": "城市"}, "a.txt印作168个，b.txt印作168个；统计范围不同（未限定／城市），不作比较。"),
    ],
)
def test_relate_sentences(claim_of, a, b, says):
    """Both prints, the reason, what follows: a sentence that stands alone."""
    assert relate(*two(claim_of, a, b)).zh == says


def test_relate_two_places_of_one_report_are_named_so(claim_of):
    """The report's name stands once."""
    assert relate(claim_of(168), claim_of(169, article=2, start=90)).zh.startswith("a.txt一处印作168个，另一处印作169个；")
