"""Printed expressions of time in a text."""

import pytest

from govkb.extraction.times import find_times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至2025年底，全市有网格员900人；2024年为800人。", ["截至2025年底", "2024年"]),
        ("去年以来，走访群众；今年1月，表彰党员。", ["去年以来", "今年1月"]),
        ("每年开展2次，每3年轮训1次。", []),
        ("95后青年老年人6个月", []),
        ("（2023年3月—2025年8月）", ["2023年3月—2025年8月"]),
        ("近年来，“十四五”期间，党的二十大以来", ["近年来", "“十四五”期间", "党的二十大以来"]),
        ("二〇二五年十二月三十一日", ["二〇二五年十二月三十一日"]),
        ("", []),
    ],
)
def test_times_finds_expressions(knowledge, text, expected):
    """In the order of print, without overlaps."""
    assert expected == [text[start:end] for start, end, _ in find_times(text, knowledge)]


def test_times_is_linear_on_hostile_text(knowledge):
    """A long run of digits and of date characters."""
    assert find_times("2" * 200000, knowledge) == []
    assert find_times("自" * 50000, knowledge) == []
