"""Findings between figures on one thing."""

from collections import Counter

import pytest

from govkb.model import Relation, Statistic
from govkb.reconciliation.bases import Base
from govkb.reconciliation.context import NO_CONTEXT, Context
from govkb.reconciliation.findings import compare
from govkb.reconciliation.reprints import Reprints
from govkb.reconciliation.sources import Sources
from govkb.reconciliation.things import things_of


def found(*claims, context=NO_CONTEXT):
    """The findings between claims."""
    return list(compare(things_of(claims), context))


def relations(*claims, context=NO_CONTEXT):
    """How often each relation is found."""
    return dict(Counter(str(one.relation) for one in found(*claims, context=context)))


def reports(claim_of, *values, **fields):
    """One claim of each value, each in a report of its own."""
    return [claim_of(value, document=f"{number:04}.txt", **fields) for number, value in enumerate(values)]


def test_findings_one_for_two_values_however_often_printed(claim_of):
    """Prints of a value are listed together."""
    claims = reports(claim_of, 168, 168, 169, 169, 169)
    assert relations(*claims) == {"agree": 2, "conflict": 1}
    (conflict,) = [one for one in found(*claims) if one.relation is Relation.CONFLICT]
    assert (conflict.a, conflict.b) == (tuple(claims[:2]), tuple(claims[2:]))


@pytest.mark.parametrize(("values", "pairs"), [(2, 1), (3, 3), (6, 15), (7, 11), (40, 77), (400, 797)])
def test_findings_grow_with_the_values_not_their_pairs(claim_of, values, pairs):
    """All pairs of a few values; of many each with its neighbour and with the leading one."""
    claims = reports(claim_of, *range(1, values + 1))
    assert len(found(*claims)) == pairs


def test_findings_of_many_values_name_the_leading_one(claim_of):
    """An editor sees each value beside the preferred one."""
    claims = reports(claim_of, *range(1, 21))
    lead = claim_of(500, document="z.txt", time="截至2025年底", period_end="2025-12-31")
    beside = [one for one in found(*claims, lead) if lead in (*one.a, *one.b)]
    assert {claim.value for one in beside for claim in (*one.a, *one.b)} - {500} == set(range(1, 21))


def test_findings_list_some_of_very_many_prints(claim_of):
    """The rows of a finding do not grow with the prints."""
    (conflict,) = [one for one in found(*reports(claim_of, *[168] * 100, *[169] * 30)) if one.relation is Relation.CONFLICT]
    assert (len(conflict.a), len(conflict.b)) == (24, 24)
    assert conflict.evidence["unlisted"] == [{"side": "a", "prints": 76}, {"side": "b", "prints": 6}]


def test_findings_a_value_is_dated_where_any_of_its_prints_is(claim_of):
    """An undated print of a value that is dated elsewhere makes no conflict of an update."""
    undated = claim_of(168)
    dated = claim_of(168, document="b.txt", time="2024年", period_start="2024-01-01", period_end="2024-12-31")
    other = claim_of(169, document="c.txt", time="2025年", period_start="2025-01-01", period_end="2025-12-31")
    assert relations(undated, dated, other) == {"agree": 1, "update": 1}


def test_findings_the_gravest_relation_counts(claim_of):
    """Values that differ for one year are a conflict, whatever they are for other years."""
    year = {"time": "2025年", "period_start": "2025-01-01", "period_end": "2025-12-31"}
    before = {"time": "2024年", "period_start": "2024-01-01", "period_end": "2024-12-31"}
    claims = [claim_of(168, **before), claim_of(168, document="b.txt", **year), claim_of(169, document="c.txt", **year)]
    assert relations(*claims) == {"agree": 1, "conflict": 1}


def test_findings_two_articles_of_one_report_can_conflict(claim_of):
    """They are two texts; but one report agrees with nobody."""
    assert relations(claim_of(168), claim_of(169, article=2, start=90)) == {"conflict": 1}
    assert relations(claim_of(168), claim_of(168, article=2, start=90)) == {}


def test_findings_prints_of_one_text_do_not_agree(claim_of):
    """A source does not confirm itself; a third one does."""
    a, b, c = reports(claim_of, 168, 168, 168)
    context = Context(sources=Sources(Reprints(((a, b),), ())))
    assert relations(a, b, context=context) == {}
    assert relations(a, b, c, context=context) == {"agree": 1}


def test_findings_another_number_in_one_text(claim_of):
    """The cause says that it is one text."""
    a, b = reports(claim_of, 1705, 1703)
    (conflict,) = found(a, b, context=Context(sources=Sources(Reprints(((a, b),), ()))))
    assert conflict.relation is Relation.CONFLICT
    assert "同一段文字" in conflict.cause_zh


def test_findings_scopes_that_differ_are_said_not_compared(claim_of):
    """One finding between the leading figures of two scopes, whichever the numbers."""
    city, rural, all_ = claim_of(168, scope="城市"), claim_of(90, scope="农村"), claim_of(258, document="b.txt")
    assert relations(city, all_) == {"scope": 1}
    (scope,) = found(city, all_)
    assert (scope.severity, scope.scope) == ("info", "")
    assert relations(city, rural) == {}
    assert relations(city, claim_of(168, document="b.txt")) == {}


def test_findings_scopes_of_rates_are_their_bases(claim_of):
    """Rates of different bases at different times: the later may replace the earlier, and the bases are said."""
    one = claim_of("18.86", statistic=Statistic.RATE, scope="城镇", time="截至目前")
    other = claim_of("20.97", statistic=Statistic.RATE, scope="城镇常住", time="截至2025年底", period_end="2025-12-31", document="b.txt")
    counts = claim_of(2624, start=90), claim_of(3165, start=90, document="b.txt")
    bases = {
        rate.id: Base(count, rate, 10_000, words, count.value / rate.value * 10_000, count.value, None)
        for rate, count, words in zip((one, other), counts, ("城镇人口", "城镇常住人口"), strict=True)
    }
    (update,) = found(one, other, context=Context(bases=bases))
    assert update.relation is Relation.UPDATE
    assert "139.1万城镇人口" in update.cause_zh
    assert "150.9万城镇常住人口" in update.cause_zh
    assert "139.1万城镇人口" in update.evidence["a"][0]["base"]
    undated = claim_of("18.86", statistic=Statistic.RATE, scope="城镇")
    assert relations(undated, other) == {"scope": 1}


def test_findings_evidence_has_what_was_weighed(claim_of):
    """Print, time, period, interval and the day of publication."""
    a, b = claim_of(41800, low=41750, high=41850, quote="4.18万名"), claim_of(45000, bound="at_least", document="b.txt")
    (conflict,) = found(a, b, context=Context(published={b.report_id: "2026-01-05"}))
    assert conflict.evidence["a"][0]["interval"] == "[41750, 41850)"
    assert conflict.evidence["b"][0] | {"published": "2026-01-05", "interval": "[45000, ∞)"} == conflict.evidence["b"][0]
