"""What the claims on a thing say of each period, and which value is preferred."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from govkb.reconciliation.context import Context
from govkb.reconciliation.findings import compare
from govkb.reconciliation.observe import observe
from govkb.reconciliation.reprints import Reprints
from govkb.reconciliation.sources import Sources
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


PRINTS = st.builds(
    dict,
    value=st.sampled_from([1690, 1700, 1703, 1705]),
    bound=st.sampled_from(["exact", "at_least"]),
    when=st.sampled_from([None, 2024, 2025]),
    scope=st.sampled_from(["", "城市"]),
    document=st.sampled_from(["a.txt", "b.txt", "c.txt", "d.txt"]),
    article=st.integers(1, 2),
)


@given(prints=st.lists(PRINTS, min_size=1, max_size=12), data=st.data())
def test_observe_same_answer_in_any_order(claim_of, prints, data):
    """Rows, ranks and reasons do not depend on the order of claims and reports, nor do findings; no claim is lost, one row is preferred."""
    claims = []
    for at, fields in enumerate(prints):
        when = fields["when"]
        time = {} if when is None else dated(when)
        claims.append(claim_of(**{name: value for name, value in fields.items() if name != "when"}, start=100 * at, **time))
    texts = Reprints(tuple((one, other) for one, other in pairwise(claims) if one.document < other.document and one.value % 2), ())
    mixed = data.draw(st.permutations(claims))
    context, again = Context(Sources(texts)), Context(Sources(texts))
    rows_ = list(observe(things_of(claims), frozenset(), context))
    assert list(observe(things_of(mixed), frozenset(), again)) == rows_
    assert list(compare(things_of(mixed), again)) == list(compare(things_of(claims), context))
    assert sorted(id_ for row in rows_ for id_ in row.claim_ids) == sorted(claim.id for claim in claims)
    by_thing = Counter((row.claim.scope, row.reason.startswith("同名的") and row.reason[:7]) for row in rows_ if row.rank == "preferred")
    assert set(by_thing.values()) == {1}
    assert all(row.reason for row in rows_)
    assert len({row.id for row in rows_}) == len(rows_)
    documents = {claim.id: claim.document for claim in claims}
    assert all(1 <= row.sources <= len({documents[id_] for id_ in row.claim_ids}) for row in rows_)
