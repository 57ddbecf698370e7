"""Parts and totals, whatever the figures."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govkb.reconciliation.audits.parts import audit
from govkb.reconciliation.audits.sentence import sentences_of

KINDS = ("城市", "集镇", "农村", "社区", "牧区")
PARTS = st.lists(st.integers(min_value=2, max_value=90_000), min_size=2, max_size=5)


@pytest.fixture(scope="session")
def verdicts(resolved):
    """The verdicts on the sums of a list that its total stands before: verdicts("8人", ["3人", "5人"])."""

    def told(total, parts, *, closed=""):
        listed = "、".join(f"{kind}{part}" for kind, part in zip(KINDS, parts, strict=False))
        result = resolved(f"云岭省青禾市临溪区：算一算账\n\n　　全区有补助对象{total}（{listed}{closed}）。\n")
        return [str(one.verdict) for sentence in sentences_of(result.claims) for one in audit(sentence)]

    return told


@settings(max_examples=40, deadline=None)
@given(parts=PARTS, off=st.integers(min_value=-3, max_value=3))
def test_parts_add_up_exactly_or_cannot_hold(verdicts, parts, off):
    """Of exact figures nothing is forgiven."""
    listed = [f"{part}人" for part in parts]
    assert verdicts(f"{sum(parts) + off}人", listed) == ["impossible" if off else "holds"]


@settings(max_examples=30, deadline=None)
@given(parts=PARTS, total=st.integers(min_value=1, max_value=400_000))
def test_parts_of_an_open_list_are_never_summed(verdicts, parts, total):
    """等 says that there are more."""
    assert verdicts(f"{total}人", [f"{part}人" for part in parts], closed="等") == []


@settings(max_examples=30, deadline=None)
@given(parts=PARTS, decimals=st.integers(min_value=0, max_value=2))
def test_parts_of_a_rounded_total_can_hold(verdicts, parts, decimals):
    """A total printed in 万 stands for every sum that is rounded to it."""
    total = (Decimal(sum(parts)) / 10_000).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    if total > 0:
        assert set(verdicts(f"{total:f}万人", [f"{part}人" for part in parts])) <= {"holds", "approximate"}


@settings(max_examples=30, deadline=None)
@given(parts=st.lists(st.integers(min_value=1, max_value=900), min_size=2, max_size=5))
def test_parts_convert_units_exactly(verdicts, parts):
    """万元, 元 and 亿元 of one sum are one number."""
    in_wan = [f"{part}万元" for part in parts]
    total = sum(parts) * 10_000
    assert verdicts(f"{total}元", in_wan) == ["holds"]
    assert verdicts(f"{(Decimal(total) / 100_000_000).normalize():f}亿元", in_wan) in (["holds"], ["approximate"])
    assert verdicts(f"{total + 50_000 * len(parts)}元", in_wan) == ["impossible"]
