"""Models of the files on printed time expressions."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, field_validator

from govkb.knowledge.rules import Example, Rule, Strict, Text

Reach = Literal["within", "until", "since", "between", "moment", "last", "plan", "plan_since", "event_since", "vague"]

IsoDay = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
MonthDay = Annotated[str, Field(pattern=r"^\d{2}-\d{2}$")]
Year = Annotated[int, Field(ge=1900, le=2100)]


_OPEN_HEAD = re.compile(r"(?:\((?:\?(?::|P<\w+>))?)*(?:\.|\[\^|\\[A-CE-Za-z])")


class TimeExample(Example):
    """`published` is the day of publication, empty when unknown; `gives` is [] or {time, start, end}."""

    published: IsoDay | Literal[""] = ""


class TimeRule(Rule):
    """A printed time expression. Its pattern may hold {date}, {plan}, {event} and {number}; groups `date`, `to` and `number` are read."""

    reach: Reach
    examples: Annotated[tuple[TimeExample, ...], Field(min_length=1)]

    @field_validator("pattern")
    @classmethod
    def _begins_with_characters(cls, pattern: str | None) -> str | None:
        if pattern is not None and _OPEN_HEAD.match(pattern) is not None:
            raise ValueError(f"the regular expression must begin with characters or a placeholder, not with an open class; found {pattern}")
        return pattern


class TimeWords(Strict):
    """`time_words.yaml`."""

    about: Text
    years: dict[str, int]
    parts: dict[str, tuple[MonthDay, MonthDay]]
    alone: tuple[Text, ...]
    plans: dict[str, tuple[Year, Year]]
    events: dict[str, IsoDay]

    @field_validator("years", "parts", "plans", "events")
    @classmethod
    def _not_empty(cls, words: dict[str, object]) -> dict[str, object]:
        if not words or "" in words:
            raise ValueError("at least one word needed, none of them empty")
        return words

    def expand(self, pattern: str) -> str:
        """`pattern` with its placeholders filled in; nothing filled in has a capturing group."""
        for name, source in self._sources.items():
            pattern = pattern.replace(f"{{{name}}}", source)
        return pattern

    @cached_property
    def _sources(self) -> dict[str, str]:
        return {
            "date": f"(?:{self.date})",
            "plan": _any(self.plans),
            "event": _any(self.events),
            "part": _any(self.parts),
            "number": SMALL_NUMBER,
        }

    @cached_property
    def date(self) -> str:
        """A year with what may follow it, a month, or a part of a year standing alone."""
        year = rf"(?:{YEAR}|{_any(self.years)})"
        heads = "".join(sorted({word[0] for word in (*self.years, *self.alone)}))
        after_year = rf"(?:{MONTHS}|{MONTH}(?:{DAY}|{OF_MONTH})?|{_any(self.parts)})"
        month = rf"(?:{MONTHS}|{MONTH}(?:{DAY}|{OF_MONTH})?)"
        dated = rf"{year}(?:度|里)?{after_year}?|(?<![每个\d]){month}(?![均龄])|(?<![每个\d]){_any(self.alone)}"
        # The look at the first character costs little and spares the rest at nearly every place of a text.
        return rf"(?=[0-9{NUMERALS}{heads}])(?:{dated})"


def _any(words: object) -> str:
    """A group of the words, longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"  # type: ignore[call-overload]


NUMERALS = "一二三四五六七八九十"
DIGITS = "〇○零一二三四五六七八九"
YEAR = rf"(?:(?<!\d)(?:19|20)\d{{2}}年|[一二][{DIGITS}]{{3}}年)"
MONTH = r"(?:(?<!\d)(?:1[0-2]|0?[1-9])月份?|(?<![一二三四五六七八九十百])(?:十[一二]?|[一二三四五六七八九])月份?)"
DAY = r"(?:\d{1,2}[日号]|[一二三]?十?[一二三四五六七八九十][日号])"
OF_MONTH = r"(?:上旬|中旬|下旬|底|末|初)"
MONTHS = r"(?:(?<!\d)(?:1[0-2]|0?[1-9])月?(?:至|到|—|–|－|-|~|～)(?:1[0-2]|0?[1-9])月份?)"
SMALL_NUMBER = r"(?:[0-9]{1,2}|十[一二三四五六七八九]?|[一二两三四五六七八九])"
