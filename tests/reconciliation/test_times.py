"""Whether two figures are of different times."""

import pytest

from govkb.reconciliation.times import apart


def dated(words, start="", end=""):
    """The fields of a figure with this expression of time."""
    return {"time": words, "period_start": start, "period_end": end}


YEAR = dated("2025年", "2025-01-01", "2025-12-31")
BEFORE = dated("2024年", "2024-01-01", "2024-12-31")
END = dated("截至2025年底", "", "2025-12-31")
HALF = dated("今年上半年", "2025-01-01", "2025-06-30")
NOW = dated("截至目前")
NEVER = dated("")


@pytest.mark.parametrize(
    ("one", "other", "nested"),
    [
        (YEAR, BEFORE, False),
        (END, BEFORE, False),
        (NOW, END, False),
        (NOW, dated("近年来"), False),
        (YEAR, HALF, True),
        (dated("今年", "2025-01-01", "2025-12-31"), dated("今年", "2026-01-01", "2026-12-31"), False),
    ],
    ids=["years", "end-and-year", "now-and-end", "two-vague", "half-of-the-year", "one-word-two-years"],
)
def test_times_apart(claim_of, one, other, nested):
    """Known periods that differ, and expressions whose day is not known."""
    gap = apart(claim_of(1, **one), claim_of(2, document="b.txt", **other))
    assert gap is not None
    assert gap.nested is nested
    assert gap.zh != ""
    assert gap.en != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [(YEAR, YEAR), (YEAR, END), (NOW, NOW), (NEVER, YEAR), (NEVER, NOW), (NEVER, NEVER)],
    ids=["same", "year-and-its-end", "one-vague-word", "undated-and-year", "undated-and-now", "undated"],
)
def test_times_not_apart(claim_of, one, other):
    """One time, or one of the two is not dated at all: an undated figure explains nothing."""
    assert apart(claim_of(1, **one), claim_of(2, document="b.txt", **other)) is None
    assert apart(claim_of(2, **other), claim_of(1, document="b.txt", **one)) is None


def test_times_say_which_day_is_not_known(claim_of):
    """截至目前 in a report without a date."""
    gap = apart(claim_of(1, **NOW), claim_of(2, document="b.txt", **END))
    assert "“截至目前”没有确切日期" in gap.zh
    assert "is not known" in gap.en
