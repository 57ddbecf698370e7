"""What rulings do to observations and findings."""

from dataclasses import replace
from datetime import timedelta

import pytest

from govkb.model import Relation
from govkb.reconciliation import reconcile
from govkb.rulings import Decision, Target, apply, join, make_ruling, place

from .conftest import NOW


@pytest.fixture
def ruled(results, reconciled):
    """The corpus after rulings."""

    def _ruled(*rulings):
        placed = place(rulings, results)
        joined = join(results, placed)
        return apply(reconcile(joined), placed, joined)

    return _ruled


def _of_grid_members(ruled):
    return [row for row in ruled.reconciled.observations if row.claim.quote in {"1703名", "1705名"}]


def _closed(ruled, conflict):
    return [ruling for ruling, finding in ruled.on_findings if finding == conflict.id]


def test_applying_no_rulings_changes_nothing(results, reconciled):
    """Nor does a remark, which is linked all the same."""
    assert apply(reconciled, (), results).reconciled == reconciled


def test_applying_a_note_changes_no_value(ruled, rule, reconciled, conflict):
    """It stands beside the finding."""
    noted = ruled(rule("note"))
    assert noted.reconciled == reconciled
    assert len(_closed(noted, conflict)) == 1


@pytest.mark.parametrize("quote", ["1703名", "1705名"])
def test_applying_a_preference_leads_the_observation(ruled, rule, conflict, quote):
    """The other value stays in it; the reason names editor, day and grounds; the finding is settled."""
    result = ruled(rule("prefer", of=quote))
    (row,) = _of_grid_members(result)
    assert (row.claim.quote, row.reason, row.contested) == (quote, f"裁定取{quote}：王编辑，2026-03-01，已核实", False)
    assert len(row.claim_ids) == 2
    assert len(_closed(result, conflict)) == 1


def test_applying_the_later_of_two_preferences(ruled, rule):
    """On the finding first, on the claim later: another matter, and the later one wins."""
    result = ruled(rule("prefer", of="1703名"), rule("prefer", "1705名", at=NOW + timedelta(hours=1)))
    assert [row.claim.quote for row in _of_grid_members(result)] == ["1705名"]


def test_applying_a_rejected_claim_leads_nothing(ruled, rule, conflict):
    """The other value leads, the conflict is settled and still there."""
    result = ruled(rule("reject", "1703名"))
    (row,) = _of_grid_members(result)
    assert (row.claim.quote, row.contested) == ("1705名", False)
    assert conflict.id in {finding.id for finding in result.reconciled.findings}
    assert len(_closed(result, conflict)) == 1


def test_applying_a_rejection_of_the_only_claim_deprecates_its_observation(ruled, rule):
    """It stays, with the reason."""
    result = ruled(rule("reject", "120个"))
    (row,) = [row for row in result.reconciled.observations if row.claim.quote == "120个"]
    assert (row.rank, row.reason) == ("deprecated", "裁定不予采用：王编辑，2026-03-01，已核实")


def test_applying_a_rejection_of_the_finding_leaves_both_values(ruled, rule, conflict):
    """The two are no conflict."""
    result = ruled(rule("reject"))
    (row,) = _of_grid_members(result)
    assert (len(row.claim_ids), row.contested, len(_closed(result, conflict))) == (2, False, 1)


def test_applying_an_acceptance_leaves_the_conflict_standing(ruled, rule, conflict):
    """It is looked at, and it is one."""
    result = ruled(rule("accept"))
    assert _of_grid_members(result)[0].contested
    assert len(_closed(result, conflict)) == 1


def test_applying_different_gives_each_its_observation(ruled, rule):
    """Two things, two rows, none contested."""
    rows = _of_grid_members(ruled(rule("different")))
    assert sorted(row.claim.quote for row in rows) == ["1703名", "1705名"]
    assert not any(row.contested for row in rows)
    assert any(row.reason.startswith("裁定另为一项：王编辑") for row in rows)


def test_applying_same_compares_what_was_not_compared(read):
    """网格员 and 网格管理人员 are one indicator, the editor says: the two values stand against each other."""
    results = read({"x.txt": "碧江区要闻\n\n　　碧江区有网格员1703名。\n", "y.txt": "碧江区简讯\n\n　　碧江区有网格管理人员1710名。\n"})
    one, other = (result.claims[0] for result in results)
    ruling = make_ruling(Target("claims", (one,), (other,)), Decision.SAME, author="王编辑", reason="同一支队伍", now=NOW)
    assert reconcile(results).findings == ()
    placed = place([ruling], results)
    joined = join(results, placed)
    result = apply(reconcile(joined), placed, joined)
    (finding,) = result.reconciled.findings
    assert {finding.a[0].quote, finding.b[0].quote} == {"1703名", "1710名"}
    assert joined[1].claims[0].reading["ruling"] == "裁定为同一指标：王编辑，2026-03-01，同一支队伍"


def test_applying_same_compares_two_scopes(read):
    """Members who volunteer and members who register are kept apart until an editor says that they are the same."""
    results = read(
        {
            "x.txt": "碧江区要闻\n\n　　碧江区开展志愿服务的在职党员有4.18万名。\n",
            "y.txt": "碧江区简讯\n\n　　碧江区推动4.5万余名在职党员到社区报到。\n",
        }
    )
    before = [finding for finding in reconcile(results).findings if finding.relation is Relation.SCOPE]
    one, other = (result.claims[0] for result in results)
    assert [{claim.quote for claim in (*finding.a, *finding.b)} for finding in before] == [{"4.18万名", "4.5万余名"}]
    ruling = make_ruling(Target("finding", (one,), (other,), "scope"), Decision.SAME, author="王编辑", reason="同一批党员", now=NOW)
    placed = place([ruling], results)
    joined = join(results, placed)
    (finding,) = apply(reconcile(joined), placed, joined).reconciled.findings
    assert finding.relation is Relation.CONFLICT


def test_applying_leaves_a_tainted_ruling_out(results, reconciled, rule):
    """Half of its prints are gone."""
    placed = place([rule("prefer", of="1703名")], results[1:])
    alone = reconcile(results[1:])
    assert apply(alone, placed, results[1:]).reconciled == alone


def test_applying_does_not_depend_on_the_order_of_reports(results, rule):
    """The other way round gives the same."""
    outcomes = []
    for order in (results, results[::-1]):
        placed = place([rule("different"), rule("reject", "120个")], order)
        outcomes.append(apply(reconcile(order), placed, order))
    assert outcomes[0] == outcomes[1]


def test_applying_a_ruling_on_one_relation_leaves_another_alone(ruled, rule, conflict):
    """The finding is an update now: what was said of the conflict is not said of it."""
    result = ruled(replace(rule("reject"), relation="update"))
    assert _closed(result, conflict) == []
