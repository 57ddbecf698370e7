"""Shares of a whole number of things."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from govkb.model import Arithmetic
from govkb.reconciliation.audits.whole_numbers import _part
from govkb.reconciliation.figures import divide


@given(whole=st.integers(min_value=1, max_value=900), data=st.data())
def test_whole_numbers_what_people_make_holds(rounded, whole, data):
    """The rounded share of any part is one that some part has, and that part has it."""
    part = data.draw(st.integers(min_value=0, max_value=whole))
    printed = (divide(Decimal(part), Decimal(whole)) * 100).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    verdict, how, found = _part(rounded(f"{printed:f}"), Decimal(whole))
    assert (verdict, how) == (Arithmetic.HOLDS, "rounded")
    assert abs(divide(found, Decimal(whole)) * 100 - printed) <= Decimal("0.05")


def test_whole_numbers_of_188(rounded):
    """73.9 % of 188 people are 139, 73.7 % are none."""
    assert _part(rounded("73.9"), Decimal(188)) == (Arithmetic.HOLDS, "rounded", Decimal(139))
    assert _part(rounded("73.7"), Decimal(188)) == (Arithmetic.IMPOSSIBLE, "", None)
