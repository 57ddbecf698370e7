"""Figures as arithmetic sees them: intervals, printed decimals, units that count alike, numbers as Chinese and English print them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal

from govkb.model import Bound, ClaimRecord

CONTEXT = Context(prec=28, rounding=ROUND_HALF_EVEN)
"""Quotients are exact to 28 digits: far beyond any printed figure."""

_PEOPLE = frozenset("人名位口")
_FRACTION = re.compile(r"(?<![百千万])分之")
_WAN, _YI = Decimal(10_000), Decimal(100_000_000)


def divide(part: Decimal, whole: Decimal) -> Decimal:
    """part / whole to 28 digits."""
    return CONTEXT.divide(part, whole)


def is_exact(claim: ClaimRecord) -> bool:
    """Whether the figure is one whole number, neither approximate nor rounded (1705, not 4.18万 or 1700余)."""
    return claim.bound is Bound.EXACT and claim.low == claim.high == claim.value == claim.value.to_integral_value()


def step(claim: ClaimRecord) -> Decimal:
    """The last printed decimal of an exact figure: 0.01 of 49.31%, 1 of 96%, 100 of 0.15万元, 10 (per cent) of 七成."""
    is_rounded = claim.high is not None and claim.low < claim.high
    return claim.high - claim.low if is_rounded and claim.high is not None else Decimal(1)


def is_fraction(claim: ClaimRecord) -> bool:
    """Whether a share is printed as a fraction of small numbers (三分之二), which has no last decimal."""
    return _FRACTION.search(claim.quote) is not None


def same_unit(one: str, other: str) -> bool:
    """Whether two units count the same: 人, 名, 位 and 口 are people."""
    return one == other or (one in _PEOPLE and other in _PEOPLE)


def plain(value: Decimal) -> str:
    """All digits, without zeros behind the decimal point that say nothing: 1.2亿 is 120000000."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def number_zh(value: Decimal) -> str:
    """Four significant digits in 万 or 亿 from ten thousand on: 1391304.3 → 139.1万."""
    for unit, name in ((_YI, "亿"), (_WAN, "万")):
        if abs(value) >= unit:
            return significant(divide(value, unit)) + name
    return significant(value)


def number_en(value: Decimal) -> str:
    """Four significant digits: 1391304.3 → 1,391,000."""
    return f"{Decimal(significant(value)):,}"


def significant(value: Decimal, digits: int = 4) -> str:
    """Plain digits, rounded to so many significant ones, without zeros behind the decimal point that say nothing."""
    if value == 0:
        return "0"
    exponent = max(value.adjusted() - digits + 1, -12)
    return plain(value.quantize(Decimal(1).scaleb(exponent), context=CONTEXT))
