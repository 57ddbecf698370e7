"""Two reports side by side."""

import pytest

from govkb.model import Modality
from govkb.reconciliation.context import NO_CONTEXT, Context
from govkb.reconciliation.differences import differences
from govkb.reconciliation.reprints import Reprints
from govkb.reconciliation.sources import Sources


def rows(a, b, context=NO_CONTEXT):
    """Outcome and both values of each row."""
    return [
        (str(row.outcome), *(None if claim is None else int(claim.value) for claim in (row.a, row.b))) for row in differences(a, b, context)
    ]


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        ({"value": 1705}, "agrees"),
        ({"value": 1703}, "differs"),
        ({"value": 1700, "bound": "at_least"}, "agrees"),
        ({"value": 1703, "scope": "城市"}, "not compared"),
        ({"value": 1703, "time": "2024年", "period_start": "2024-01-01", "period_end": "2024-12-31"}, "differs"),
        ({"value": 1703, "time": "2025年6月", "period_start": "2025-06-01", "period_end": "2025-06-30"}, "not compared"),
    ],
    ids=["same", "other", "rounded", "scope", "time", "inside-the-period"],
)
def test_differences_of_one_figure(claim_of, fields, outcome):
    """Agrees, differs, or cannot be compared; with the reason."""
    here = claim_of(1705, time="2025年", period_start="2025-01-01", period_end="2025-12-31")
    there = claim_of(document="b.txt", **fields)
    (row,) = differences([here], [there], NO_CONTEXT)
    assert (str(row.outcome), row.a, row.b) == (outcome, here, there)
    assert here.quote in row.verdict.zh
    assert there.quote in row.verdict.en


def test_differences_of_one_report_alone(claim_of):
    """What the other does not have, in the order of print, those of the other last."""
    a = [claim_of(3, start=90, indicator_id="x"), claim_of(1, indicator_id="y")]
    b = [claim_of(2, document="b.txt", indicator_id="z")]
    assert rows(a, b) == [("only here", 1, None), ("only here", 3, None), ("only there", None, 2)]


def test_differences_equal_values_meet_first(claim_of):
    """Of several values of one thing the equal ones are set side by side, then what is left."""
    a = [claim_of(18, before="面向村干部定向招录公务员岗位"), claim_of(21, start=90, before="面向社区书记专项招聘事业编岗位")]
    b = [
        claim_of(18, document="b.txt", before="面向村干部定向招录公务员岗位"),
        claim_of(37, start=90, document="b.txt", before="面向社区书记专项招聘事业编岗位"),
    ]
    assert rows(a, b) == [("agrees", 18, 18), ("differs", 21, 37)]


def test_differences_a_value_printed_twice_is_one_row(claim_of):
    """Its dated print stands for it; what a report prints again stands once."""
    a = [claim_of(9), claim_of(9, start=90, time="截至2025年底", period_end="2025-12-31"), claim_of(9, start=200, repeat=True)]
    (row,) = differences(a, [claim_of(8, document="b.txt", time="截至2024年底", period_end="2024-12-31")], NO_CONTEXT)
    assert row.a.time == "截至2025年底"
    assert "时间不同" in row.verdict.zh


def test_differences_rules_with_rules(claim_of):
    """A rule is not held against a fact."""
    rule, fact = claim_of(5, modality=Modality.NORM), claim_of(6, document="b.txt")
    assert rows([rule], [fact]) == [("only here", 5, None), ("only there", None, 6)]
    assert rows([rule], [claim_of(6, document="b.txt", modality=Modality.NORM)]) == [("differs", 5, 6)]


def test_differences_what_was_not_resolved_is_listed(claim_of):
    """Every figure of both reports stands in a row."""
    (row,) = differences([], [claim_of(7, document="b.txt", subject_id="")], NO_CONTEXT)
    assert (str(row.outcome), row.a) == ("only there", None)
    assert "无从比较" in row.verdict.zh


def test_differences_the_same_figure_in_one_text(claim_of):
    """A reprint agrees with itself, and the reason says what it is."""
    a, b = claim_of(9), claim_of(9, document="b.txt")
    (row,) = differences([a], [b], Context(sources=Sources(Reprints(((a, b),), ()))))
    assert str(row.outcome) == "agrees"
    assert "只算一个来源" in row.verdict.zh


def test_differences_of_a_report_with_itself(resolved):
    """Everything agrees."""
    text = "云岭省青禾市临溪区：家底\n\n　　截至2025年底，临溪区共有网格1705个，网格员300余名，社区88个，办结率达98.6%，每个社区须配网格员3名以上。\n"
    here, there = resolved(text), resolved(text, document="b.txt")
    assert {str(row.outcome) for row in differences(here.claims, there.claims, NO_CONTEXT)} == {"agrees"}


def test_differences_a_figure_that_is_compared_stands_in_no_other_row(claim_of):
    """Of 168 without a scope and 168 of the cities only the second is set beside the other report's 169 of the cities."""
    a = [claim_of(168, time="2025年"), claim_of(168, start=90, scope="城市")]
    b = [claim_of(169, document="b.txt", scope="城市")]
    assert rows(a, b) == [("only here", 168, None), ("differs", 168, 169)]
