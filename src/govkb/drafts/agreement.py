"""Do two printed quantities say the same? Exactly, by rounding, by cutting off, by an approximate word; or not.

An open figure is taken narrowly: 1200余 is less than 1300, 4.5万余 less than 4.6万; otherwise every 余 would agree with every larger one.
"""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, Decimal
from enum import IntEnum

from govkb.drafts.masking import form
from govkb.model import Bound, ClaimRecord
from govkb.rulings.keys import normalised

_DECIMALS = re.compile(r"[0-9]+\.([0-9]+)")
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


class Agreement(IntEnum):
    """From no agreement up to the same quantity."""

    NONE = 0
    APPROXIMATE = 1
    TRUNCATED = 2
    SAME = 3


def agreement(one: ClaimRecord, other: ClaimRecord) -> Agreement:
    """How far two quantities agree, whatever they are quantities of."""
    if normalised(one.quote) == normalised(other.quote):
        return Agreement.SAME
    if (one.value, one.value_max) == (other.value, other.value_max):
        return Agreement.SAME if one.bound is other.bound else Agreement.APPROXIMATE
    if _is_cut_off(one, other) or _is_cut_off(other, one):
        return Agreement.TRUNCATED
    if one.bound is other.bound is Bound.RANGE:  # 30—500 and 300—500 meet, and are two ranges
        return Agreement.NONE
    (low, high), (other_low, other_high) = _narrow(one), _narrow(other)
    meets = max(low, other_low) <= min(high, other_high) if Bound.RANGE in {one.bound, other.bound} else _overlap(one, other)
    return Agreement.APPROXIMATE if meets else Agreement.NONE


def is_altered(one: ClaimRecord, other: ClaimRecord) -> bool:
    """Whether two figures are printed in one form and differ in their digits: no rounding makes 1200余 of 1500余."""
    return form(one.quote) == form(other.quote) and (one.value, one.value_max) != (other.value, other.value_max)


def _overlap(one: ClaimRecord, other: ClaimRecord) -> bool:
    (low, high), (other_low, other_high) = _narrow(one), _narrow(other)
    if low == high or other_low == other_high:
        return max(low, other_low) <= min(high, other_high) and not (_ends_open(one, other_low) or _ends_open(other, low))
    return max(low, other_low) < min(high, other_high)


def _ends_open(claim: ClaimRecord, value: Decimal) -> bool:
    """Whether `value` is the upper end of a rounded or open figure, which does not belong to it."""
    low, high = _narrow(claim)
    return low < high and value == high and claim.bound in {Bound.EXACT, Bound.AT_LEAST}


def _narrow(claim: ClaimRecord) -> tuple[Decimal, Decimal]:
    """The values that a careful writer means."""
    value, step = claim.value, _step(claim)
    match claim.bound:
        case Bound.RANGE:
            return value, value if claim.value_max is None else claim.value_max
        case Bound.AT_LEAST:
            return value, value + step
        case Bound.AT_MOST:
            return value - step, value
        case Bound.ABOUT:
            return value - step / 2, value + step / 2
        case Bound.EXACT:
            return claim.low, value if claim.high is None else claim.high


def _step(claim: ClaimRecord) -> Decimal:
    """One in the last place that is printed, zeros at the end of a whole number aside: 1000 for 4.5万, 100 for 7200."""
    quote = claim.quote.replace("．", ".")
    decimals = _DECIMALS.search(quote)
    scale = next((scale for sign, scale in _SCALES.items() if sign in quote), Decimal(1))
    if decimals is not None:
        return scale.scaleb(-len(decimals[1]))
    if claim.value == 0:
        return Decimal(1)
    digits = claim.value.normalize().as_tuple()
    return Decimal(1).scaleb(int(digits.exponent))


def _is_cut_off(short: ClaimRecord, long: ClaimRecord) -> bool:
    """Whether one figure is the other with its last digits cut off, where rounding would give another: 4.1万 of 41800."""
    if short.bound is not Bound.EXACT or long.bound is not Bound.EXACT:
        return False
    step = _step(short)
    if step <= _step(long) or short.value >= long.value:
        return False
    cut = (long.value / step).to_integral_value(ROUND_DOWN) * step
    return cut == short.value and long.value - short.value >= step / 2
