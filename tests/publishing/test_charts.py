"""Charts as SVG: proportions, escaped lettering, words for who cannot see them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from govkb.publishing.charts import Bar, Caption, Point, bars, timeline

CAPTION = Caption("c", "标题", "说明", "说法不一")


def test_charts_bars_are_as_long_as_their_values() -> None:
    """Shares of the greatest value; what is not above zero has no length."""
    drawn = bars([Bar("甲", Decimal(200), "200个"), Bar("乙", Decimal(50), "50个"), Bar("丙", Decimal(-5), "-5%")], CAPTION)
    assert re.findall(r'class="bar" [^>]*width="([\d.]+)%"', drawn) == ["100.00", "25.00", "0.00"]


def test_charts_say_what_they_show() -> None:
    """A title and a description, tied to the picture."""
    drawn = bars([Bar("甲", Decimal(1), "1个")], CAPTION)
    assert 'aria-labelledby="c-title" aria-describedby="c-desc"' in drawn
    assert '<title id="c-title">标题</title><desc id="c-desc">说明</desc>' in drawn


def test_charts_mark_contested_values_in_words() -> None:
    """Not by colour alone."""
    assert "1个 ≠ 说法不一" in bars([Bar("甲", Decimal(1), "1个", marked=True)], CAPTION)


@pytest.mark.parametrize("hostile", ['<script>alert("x")</script>', '"><b onclick="x">', "&lt;"])
def test_charts_escape_everything(hostile: str) -> None:
    """Names, values, notes, addresses and captions are text."""
    caption = Caption("c", hostile, hostile, hostile)
    drawn = bars([Bar(hostile, Decimal(1), hostile, href=hostile, note=hostile, marked=True)], caption)
    drawn += timeline([Point(date(2024, 1, 1), date(2024, 1, 1), Decimal(1), hostile, hostile, href=hostile, marked=True)], caption)
    assert "<script" not in drawn
    assert "<b" not in drawn
    assert not re.search(r"<[^>]*\son\w+=", re.sub(r'"[^"]*"', '""', drawn))


def test_charts_timeline_goes_from_left_to_right() -> None:
    """Days are spaced as they lie, values as high as they are."""
    years = [
        Point(date(year, 12, 31), date(year, 12, 31), Decimal(value), f"{value}个", str(year))
        for year, value in [(2025, 40), (2021, 10), (2023, 20)]
    ]
    drawn = timeline(years, CAPTION)
    places = [(float(x), int(y)) for x, y in re.findall(r'<circle class="dot" cx="([\d.]+)%" cy="(\d+)"', drawn)]
    assert places == [(4.0, 108), (49.97, 84), (96.0, 36)]
    assert drawn.count('class="trend"') == 2
    assert [word for word in ("10个", "20个", "40个") if f">{word}</text>" in drawn] == ["10个", "20个", "40个"]


def test_charts_timeline_draws_spans() -> None:
    """What happened during a year is as long as the year."""
    flow = Point(date(2024, 1, 1), date(2024, 12, 31), Decimal(5), "5人", "2024")
    drawn = timeline([flow, Point(date(2025, 12, 31), date(2025, 12, 31), Decimal(6), "6人", "2025")], CAPTION)
    assert re.findall(r'class="span" x1="([\d.]+)%" y1="\d+" x2="([\d.]+)%"', drawn) == [("4.00", "50.00")]


def test_charts_timeline_joins_nothing_that_overlaps() -> None:
    """Three years and the last of them are no development."""
    last = date(2025, 12, 31)
    points = [Point(date(2023, 1, 1), last, Decimal(9), "9", "2023–2025"), Point(date(2025, 1, 1), last, Decimal(3), "3", "2025")]
    assert 'class="trend"' not in timeline(points, CAPTION)


def test_charts_timeline_letters_only_where_there_is_room() -> None:
    """Of points that lie close together the last is lettered; each keeps its title."""
    days = [Point(date(2024, 1, day), date(2024, 1, day), Decimal(day), f"{day}个", str(day)) for day in range(1, 31)]
    drawn = timeline(days, CAPTION)
    lettered = re.findall(r'class="value"[^>]*>(\d+)个', drawn)
    assert lettered[0] == "1"
    assert lettered[-1] == "30"
    assert len(lettered) <= 5
    assert drawn.count("<circle") == 30


@pytest.mark.parametrize("value", [Decimal(0), Decimal(-3), Decimal("1e30")])
def test_charts_bear_one_odd_point(value: Decimal) -> None:
    """A single day, a zero, a number below zero or beyond all bounds."""
    day = date(2024, 1, 1)
    assert "<circle" in timeline([Point(day, day, value, "x", "x")], CAPTION)
    assert "<rect" in bars([Bar("x", value, "x")], CAPTION)
