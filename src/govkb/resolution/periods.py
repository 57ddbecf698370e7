"""The period that a printed expression of time means: ISO dates, either end open.

A relative expression (今年, 截至目前, 近三年) is resolved on the day of publication and stays open when that is unknown.
A month or season without its year is the last one that had begun by the day of publication.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from govkb.extraction.figures import chinese, half_width
from govkb.knowledge import Knowledge
from govkb.knowledge.times import TimeRule, TimeWords
from govkb.model import Period

OPEN = Period()


@dataclass(frozen=True, slots=True)
class _Match:
    """A rule's match on an expression; `published` is None when unknown."""

    found: re.Match[str]
    published: date | None
    dates: _Dates

    def span(self, group: str) -> tuple[str, str] | None:
        text = self.found[group]
        return self.dates.span(text, self.published)

    @property
    def today(self) -> str:
        return "" if self.published is None else self.published.isoformat()


class _Dates:
    """Reads a date (2025年6月, 去年底, 上半年, 1—6月) as its first and last day."""

    def __init__(self, words: TimeWords) -> None:
        self.words = words
        parts = "|".join(sorted(words.parts, key=lambda part: (-len(part), part)))
        years = "|".join(sorted(words.years, key=lambda year: (-len(year), year)))
        number = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
        self._pattern = re.compile(
            rf"(?:(?P<year>[0-9]{{4}}|[〇○零一二三四五六七八九]{{4}})年?|(?P<relative>{years}))?(?:度|里)?"
            rf"(?:(?P<month>{number})月?(?:至|到|—|–|－|-|~|～)(?P<last>{number})月份?|(?P<only>{number})月份?"
            rf"(?:(?P<day>{number})[日号]|(?P<of>上旬|中旬|下旬|底|末|初))?|(?P<part>{parts}))?"
        )

    def span(self, text: str, published: date | None) -> tuple[str, str] | None:
        """First and last day of the date, None when its year cannot be known."""
        match = self._pattern.fullmatch(text)
        if match is None or not text:
            return None
        first, last = self._days(match)
        year = self._year(match, published)
        if year is None and published is not None:
            year = published.year if (published.month, published.day) >= first else published.year - 1
        return None if year is None else (_iso(year, first), _iso(year, last))

    def _year(self, match: re.Match[str], published: date | None) -> int | None:
        if match["year"]:
            return _number(match["year"])
        if match["relative"] and published is not None:
            return published.year + self.words.years[match["relative"]]
        return None

    def _days(self, match: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]]:
        """First and last (month, day)."""
        if match["part"]:
            first, last = self.words.parts[match["part"]]
            return _month_day(first), _month_day(last)
        if match["month"]:
            return (_number(match["month"]), 1), (_number(match["last"]), 31)
        if match["only"]:
            month = _number(match["only"])
            if match["day"]:
                day = _number(match["day"])
                return (month, day), (month, day)
            low, high = _OF_MONTH[match["of"]]
            return (month, low), (month, high)
        return (1, 1), (12, 31)


_OF_MONTH: dict[str | None, tuple[int, int]] = {
    None: (1, 31),
    "上旬": (1, 10),
    "初": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "底": (31, 31),
    "末": (31, 31),
}


def _within(match: _Match) -> Period:
    span = match.span("date")
    return OPEN if span is None else Period(*span)


def _until(match: _Match) -> Period:
    span = match.span("date")
    return OPEN if span is None else Period("", span[1])


def _since(match: _Match) -> Period:
    span = match.span("date")
    return OPEN if span is None else Period(span[0], match.today)


def _between(match: _Match) -> Period:
    first = match.span("date")
    year = re.match("[0-9]{4}年|[〇○零一二三四五六七八九]{4}年", match.found["date"])
    last = match.span("to")
    if year is not None and re.search("年", match.found["to"]) is None:
        last = match.dates.span(year[0] + match.found["to"], match.published)
    return OPEN if first is None or last is None else Period(first[0], last[1])


def _moment(match: _Match) -> Period:
    return Period("", match.today)


def _last(match: _Match) -> Period:
    if match.published is None:
        return OPEN
    day = match.published
    return Period(_iso(day.year - _number(match.found["number"]), (day.month, day.day)), match.today)


def _plan(match: _Match) -> Period:
    return next((Period(f"{a}-01-01", f"{b}-12-31") for plan, (a, b) in match.dates.words.plans.items() if plan in match.found[0]), OPEN)


def _plan_since(match: _Match) -> Period:
    return Period(_plan(match).start, match.today)


def _event_since(match: _Match) -> Period:
    events = sorted(match.dates.words.events.items(), key=lambda item: -len(item[0]))
    return next((Period(day, match.today) for event, day in events if event in match.found[0]), OPEN)


def _vague(_: _Match) -> Period:
    return OPEN


_REACHES: dict[str, Callable[[_Match], Period]] = {
    "within": _within,
    "until": _until,
    "since": _since,
    "between": _between,
    "moment": _moment,
    "last": _last,
    "plan": _plan,
    "plan_since": _plan_since,
    "event_since": _event_since,
    "vague": _vague,
}


class Periods:
    """Expressions of time → periods, by the rules of `times.yaml`."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = knowledge.one(TimeWords)
        self._dates = _Dates(words)
        self._rules = tuple((re.compile(words.expand(rule.source)), rule.reach) for rule in knowledge.rules(TimeRule))

    def period(self, expression: str, published: str) -> Period:
        """The period of `expression` in a report published on the ISO day `published` (empty when unknown)."""
        text = half_width("".join(expression.split()))
        for pattern, reach in self._rules:
            found = pattern.match(text + "，")
            if found is not None and found.end() >= len(text):
                return _REACHES[reach](_Match(found, _day(published), self._dates))
        return OPEN


def period(expression: str, published: str, knowledge: Knowledge) -> Period:
    """The period of a printed expression of time; open ends are empty, and both are when it cannot be resolved.

    `published` is the ISO day of the report, empty when unknown.
    """
    return knowledge.built(Periods).period(expression, published) if expression else OPEN


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None


def _number(text: str) -> int:
    """A year, month, day or small number in Arabic or Chinese digits, as found by the patterns."""
    if text.isdigit():
        return int(text)
    figure = chinese(text)
    return 0 if figure is None else int(figure.value)


def _month_day(text: str) -> tuple[int, int]:
    return int(text[:2]), int(text[3:])


def _iso(year: int, month_day: tuple[int, int]) -> str:
    """The day, or the last of its month when the month has no such day."""
    month, day = min(max(month_day[0], 1), 12), month_day[1]
    return date(year, month, min(max(day, 1), monthrange(year, month)[1])).isoformat()
