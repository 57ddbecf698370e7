"""Expressions of time → periods."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govkb.knowledge import default_folder, load
from govkb.model import Period
from govkb.resolution.periods import period

KNOWLEDGE = load(default_folder())


@pytest.mark.parametrize(
    "expression", ["今年", "今年1月", "去年以来", "截至目前", "目前", "近三年", "上半年", "近年来", "自换届以来", "", "无此说法"]
)
def test_periods_stay_open_without_a_date(expression):
    """A relative expression is not guessed."""
    assert Period() == period(expression, "", KNOWLEDGE)


@pytest.mark.parametrize(
    ("expression", "published", "expected"),
    [
        ("2025年", "", ("2025-01-01", "2025-12-31")),
        ("２０２５年", "", ("2025-01-01", "2025-12-31")),
        ("2024年2月", "", ("2024-02-01", "2024-02-29")),
        ("2025年12月底", "", ("2025-12-31", "2025-12-31")),
        ("2025年6月上旬", "", ("2025-06-01", "2025-06-10")),
        ("2025年以来", "", ("2025-01-01", "")),
        ("今年以来", "2022-10-12", ("2022-01-01", "2022-10-12")),
        ("去年以来", "2026-01-20", ("2025-01-01", "2026-01-20")),
        ("今年第一季度", "2022-10-12", ("2022-01-01", "2022-03-31")),
        ("12月", "2026-01-20", ("2025-12-01", "2025-12-31")),
        ("1月", "2026-01-20", ("2026-01-01", "2026-01-31")),
        ("2025年1月至6月", "", ("2025-01-01", "2025-06-30")),
        ("“十四五”期间", "", ("2021-01-01", "2025-12-31")),
        ("近三年", "2024-02-29", ("2021-02-28", "2024-02-29")),
        ("截至目前", "2026-01-20", ("", "2026-01-20")),
        ("截 至 2025 年底", "", ("", "2025-12-31")),
    ],
)
def test_periods_resolve(expression, published, expected):
    """Absolute ones alone, relative ones on the day of publication."""
    assert Period(*expected) == period(expression, published, KNOWLEDGE)


def test_periods_take_no_half_date():
    """A day of publication that is no day is as good as none."""
    assert Period() == period("今年", "2025", KNOWLEDGE)


@given(st.integers(2000, 2099), st.integers(1, 12))
def test_periods_months_lie_in_their_year(year, month):
    """First and last day of any month."""
    when = period(f"{year}年{month}月", "", KNOWLEDGE)
    assert when.start == f"{year}-{month:02}-01"
    assert when.start < when.end <= f"{year}-{month:02}-31"


@given(st.text(alphabet="截至今去年月日底上半0129一十以来近三期间“”", max_size=12), st.sampled_from(["", "2026-01-20"]))
def test_periods_never_crash(expression, published):
    """Any expression gives a period whose ends are in order."""
    when = period(expression, published, KNOWLEDGE)
    assert not (when.start and when.end) or when.start[:4].isdigit()
