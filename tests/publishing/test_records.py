"""Rows in words: values, intervals, periods, facts."""

from __future__ import annotations

from typing import Any

import pytest

from govkb.publishing.labels import labels
from govkb.publishing.records import facts, interval_text, period_text, short_period, sides, value_text

ZH = labels("zh")


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ({"value_text": "41800.00", "value_max": None, "unit": "名"}, "41800名"),
        ({"value_text": "18.86", "value_max": None, "unit": "%"}, "18.86%"),
        ({"value_text": "1700", "value_max": None, "unit": "个"}, "1700个"),
        ({"value_text": "300", "value_max": 500.0, "high": "500", "unit": "户"}, "300–500户"),
        ({"value_text": "1.5", "value_max": 2.5, "unit": "倍"}, "1.5–2.5倍"),
        ({"value_text": "1000000", "value_max": 1e22, "high": None, "unit": "元"}, "1000000–10000000000000000000000元"),
    ],
)
def test_records_value_text(row: dict[str, Any], text: str) -> None:
    """The exact value without idle zeros, both ends of a range, the unit."""
    assert value_text(row) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [("5", "5", ""), ("5.0", "5", ""), ("41750.00", "41850.00", "41750 至 41850"), ("120", None, "120 以上")],
)
def test_records_interval_text(low: str, high: str | None, text: str) -> None:
    """What a print can stand for; nothing where it is one value."""
    assert interval_text(ZH, {"low": low, "high": high}) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (None, None, ""),
        ("", "", ""),
        ("2024-01-01", None, "2024-01-01 起"),
        ("", "2024-12-31", "截至 2024-12-31"),
        ("2024-05-01", "2024-05-01", "2024-05-01"),
        ("2024-01-01", "2024-12-31", "2024年"),
        ("2024-01-01", "2025-12-31", "2024-01-01 至 2025-12-31"),
    ],
)
def test_records_period_text(start: str | None, end: str | None, text: str) -> None:
    """A day, a span, an open end, or nothing."""
    assert period_text(ZH, {"period_start": start, "period_end": end}) == text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (None, []),
        ("{}", []),
        ("not JSON", [("", "not JSON")]),
        ('"text"', [("", "text")]),
        ("[]", []),
        ('{"a": 1, "b": null, "c": "", "d": ["x", null], "e": {"f": "网"}}', [("a", "1"), ("d", "x / —"), ("e", '{"f": "网"}')]),
    ],
)
def test_records_facts(source: str | None, expected: list[tuple[str, str]]) -> None:
    """Any JSON becomes pairs to be shown, and what is no JSON is shown as it is."""
    assert facts(source) == expected


@pytest.mark.parametrize("source", [None, "{}", "not JSON", "[1]", '{"a": 1}', '{"a": [1]}'])
def test_records_sides_of_other_evidence(source: str | None) -> None:
    """Evidence of another form is no table of prints."""
    assert sides(source) == []


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (None, None, ""),
        ("2024-03-01", None, "2024-03-01"),
        (None, "2024-12-31", "2024-12-31"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2023-01-28", "2026-01-28", "2023–2026"),
        ("2024-01-01", "2024-06-30", "2024-06-30"),
        ("soon", "<b>", ""),
    ],
)
def test_records_short_period(start: str | None, end: str | None, text: str) -> None:
    """Short enough for a chart."""
    assert short_period({"period_start": start, "period_end": end}) == text
