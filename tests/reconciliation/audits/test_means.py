"""Means of a total and a count, whatever the figures."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from govkb.reconciliation.audits.means import audit
from govkb.reconciliation.audits.sentence import sentences_of

TOTALS = st.integers(min_value=10_000, max_value=90_000_000)
COUNTS = st.integers(min_value=11, max_value=9_000)


@pytest.fixture(scope="session")
def verdict(resolved):
    """The verdict on a mean: verdict(total, count, "0.15万元")."""

    def told(total, count, mean):
        text = f"云岭省青禾市临溪区：算一算账\n\n　　全区发放补助{total}元，惠及{count}户，户均补助{mean}。\n"
        (one,) = [one for sentence in sentences_of(resolved(text).claims) for one in audit(sentence)]
        return str(one.verdict), one.facts["how"]

    return told


@settings(max_examples=60, deadline=None)
@given(total=TOTALS, count=COUNTS, decimals=st.integers(min_value=0, max_value=2), wan=st.booleans())
def test_means_rounded_hold_and_cut_off_are_told(verdict, total, count, decimals, wan):
    """In 元 and in 万元: rounded half up it holds, cut off it holds only so, three steps away it cannot."""
    unit, word = (10_000, "万元") if wan else (1, "元")
    quotient, step = Decimal(total) / count / unit, Decimal(1).scaleb(-decimals)
    near, cut = (quotient.quantize(step, rounding=rounding) for rounding in (ROUND_HALF_UP, ROUND_DOWN))
    assume(cut > 0)
    holds = ("holds", "exact" if near == quotient else "rounded")
    assert verdict(total, count, f"{near:f}{word}") == holds
    assert verdict(total, count, f"{cut:f}{word}") == (holds if cut == near else ("approximate", "cut off"))
    assert verdict(total, count, f"{near + 3 * step:f}{word}") == ("impossible", "")
