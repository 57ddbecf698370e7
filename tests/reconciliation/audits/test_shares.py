"""How a quotient is printed."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govkb.model import Arithmetic
from govkb.reconciliation.audits.shares import printed_as
from govkb.reconciliation.figures import divide

WHOLES = st.integers(min_value=1, max_value=5_000)
DECIMALS = st.integers(min_value=0, max_value=2)


@given(whole=WHOLES, part=WHOLES, decimals=DECIMALS, rounding=st.sampled_from([ROUND_HALF_UP, ROUND_DOWN, ROUND_UP]))
def test_shares_every_way_to_print_is_known(rounded, whole, part, decimals, rounding):
    """Rounded it holds, cut off or rounded up it holds at least so; two steps beside it cannot hold."""
    exact = divide(Decimal(part), Decimal(whole)) * 100
    unit = Decimal(1).scaleb(-decimals)
    printed = exact.quantize(unit, rounding=rounding)
    how = {ROUND_HALF_UP: "rounded", ROUND_DOWN: "cut off", ROUND_UP: "rounded up"}[rounding]
    is_rounded = printed == exact.quantize(unit, rounding=ROUND_HALF_UP)
    expected = (Arithmetic.HOLDS, "exact" if printed == exact else "rounded") if is_rounded else (Arithmetic.APPROXIMATE, how)
    assert printed_as(rounded(f"{printed:f}"), exact, exact, exact) == expected
    beside = printed + 2 * unit
    assert printed_as(rounded(f"{beside:f}"), exact, exact, exact)[0] is Arithmetic.IMPOSSIBLE


@pytest.mark.parametrize(
    ("printed", "says"),
    [
        ("49.32", "rounded"),
        ("49.31", "cut off"),
        ("49.30", ""),
        ("49.33", ""),
        ("49.3", "rounded"),
        ("49", "rounded"),
        ("50", "rounded up"),
    ],
)
def test_shares_216_of_438(rounded, printed, says):
    """49.315 % in print."""
    exact = divide(Decimal(216), Decimal(438)) * 100
    assert printed_as(rounded(printed), exact, exact, exact)[1] == says
