"""Rates of a count and a base, whatever the figures."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from govkb.reconciliation.audits.rates import audit
from govkb.reconciliation.audits.sentence import sentences_of
from govkb.reconciliation.bases import bases_of

COUNTS = st.integers(min_value=100, max_value=9_000)
BASES = st.integers(min_value=50_000, max_value=5_000_000)


@pytest.fixture(scope="session")
def read(resolved):
    """The claims of a sentence with a count and a rate, and with their base where it is given: read(2624, "18.86", "139.1")."""

    def claims(count, rate, base=""):
        before = f"城镇人口{base}万人，" if base else ""
        text = f"云岭省青禾市临溪区：算一算账\n\n　　全区{before}社区工作者达{count}人，每万城镇人口拥有社区工作者{rate}人。\n"
        return resolved(text).claims

    return claims


def rate_of(count, base):
    """So many a ten thousand, to two decimals."""
    return (Decimal(count) * 10_000 / base).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


@settings(max_examples=40, deadline=None)
@given(count=COUNTS, base=BASES)
def test_rates_imply_a_base_that_holds_the_true_one(read, count, base):
    """What the rate's rounding leaves open has the number that it was made from."""
    rate = rate_of(count, base)
    assume(rate > 0)
    (implied,) = bases_of(read(count, f"{rate:f}"))
    assert implied.low <= base <= implied.high
    assert implied.words == "城镇人口"


@settings(max_examples=40, deadline=None)
@given(count=COUNTS, base=BASES)
def test_rates_made_from_the_printed_base_hold(read, count, base):
    """The base in 万 to one decimal: the true rate is never called impossible, one far from it is."""
    printed = (Decimal(base) / 10_000).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    rate = rate_of(count, base)
    assume(rate > 0)
    (one,) = [one for sentence in sentences_of(read(count, f"{rate:f}", f"{printed:f}")) for one in audit(sentence)]
    assert str(one.verdict) in {"holds", "approximate"}
    (one,) = [one for sentence in sentences_of(read(count, f"{rate * 2 + 1:f}", f"{printed:f}")) for one in audit(sentence)]
    assert str(one.verdict) == "impossible"
