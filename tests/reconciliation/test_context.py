"""What the reports add to their claims, and how it ranks observations."""

import pytest

from govkb.reconciliation import reconcile
from govkb.reconciliation.context import Context, context_of
from govkb.reconciliation.observe import leading, observe
from govkb.reconciliation.reprints import Reprints
from govkb.reconciliation.sources import Sources
from govkb.reconciliation.things import things_of

HEAD = "云岭省青禾市临溪区：家底\n\n■{}\n\n　　"


def row(claims, context):
    """The only observation."""
    (one,) = observe(things_of(claims), frozenset(), context)
    return one


def test_context_knows_days_and_signatures(resolved):
    """The day of publication of reports that have one, and the articles that a body signs."""
    own = resolved(HEAD.format("中共临溪区委组织部") + "全区有网格120个。\n", published="2026-01-05")
    told = resolved(HEAD.format("记者 陈舟") + "全区有网格121个。\n", document="b.txt")
    context = context_of([own, told])
    assert context.published == {own.report.id: "2026-01-05"}
    assert context.issued == {own.articles[0].id}


@pytest.mark.parametrize(
    ("context", "says"),
    [
        (lambda a, b: Context(published={a.report_id: "2026-01-05", b.report_id: "2026-02-01"}), "刊发较晚者优先"),
        (lambda a, b: Context(issued={b.article_id}), "发布单位署名的优先"),
        (lambda a, b: Context(sources=Sources(Reprints(((b, a),), ()))), "先印者优先于同一段文字的转印"),
    ],
    ids=["published", "issued", "first-print"],
)
def test_context_decides_where_the_figures_do_not(claim_of, context, says):
    """The later report, the issuing body, the first print of a text: by a stated rule."""
    a, b = claim_of(1705), claim_of(1703, document="b.txt")
    chosen = row([a, b], context(a, b))
    assert (chosen.claim, chosen.reason) == (b, says)
    assert leading([a, b], context(a, b)) == b


def test_context_one_unknown_day_decides_nothing(claim_of):
    """A report without a day may be later than one with."""
    a, b = claim_of(1705), claim_of(1703, document="b.txt")
    assert "没有规则可分先后" in row([a, b], Context(published={b.report_id: "2026-02-01"})).reason


def test_context_another_number_in_a_text_printed_before_is_deprecated(claim_of):
    """It stays visible, with the reason; it leads nothing, though its period is later."""
    first = claim_of(1705, time="截至目前", period_end="2026-01-05")
    again = claim_of(1703, time="截至目前", period_end="2026-02-01", document="b.txt")
    context = Context(sources=Sources(Reprints(((first, again),), ())))
    rows = {int(one.claim.value): one for one in observe(things_of([first, again]), frozenset(), context)}
    assert {value: one.rank for value, one in rows.items()} == {1705: "preferred", 1703: "deprecated"}
    assert "转印" in rows[1703].reason


def test_context_reprints_count_once(resolved):
    """Three files with one article are one source of its figures."""
    text = (
        HEAD.format("中共临溪区委组织部")
        + "截至2025年底，临溪区共有网格1705个，配备网格员312名，他们每天走街串巷，把群众的难事一件件记在本子上。\n"
    )
    reports = [resolved(text, document=f"{name}.txt") for name in "abc"]
    grids = next(one for one in reconcile(reports).observations if one.claim.quote == "1705个")
    assert (len(grids.claim_ids), grids.sources) == (3, 1)
