"""Finds printed expressions of time (截至2025年底, 今年1月, 自换届以来), by the rules of `times.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govkb.extraction.figures import half_width
from govkb.knowledge import Knowledge
from govkb.knowledge.times import TimeRule, TimeWords

_NAMED = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class TimeFinder:
    """All time rules as one pattern; `rules` by the name of their group in it."""

    pattern: re.Pattern[str]
    rules: dict[str, str]

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """[start, end) and rule id of every expression, in the order of print and without overlaps."""
        return [(*match.span(), self.rules[match.lastgroup or ""]) for match in self.pattern.finditer(half_width(text))]


def time_finder(knowledge: Knowledge) -> TimeFinder:
    """The finder of the folder; use `knowledge.built(time_finder)` so that it is compiled once."""
    words = knowledge.one(TimeWords)
    rules = knowledge.rules(TimeRule)
    sources = [_NAMED.sub("(?:", words.expand(rule.source)) for rule in rules]
    branches = (f"(?P<r{number}>{source})" for number, source in enumerate(sources))
    # A match begins with a character that some pattern names (a rule may not begin with an open class):
    # one look spares all rules at most places.
    heads = "".join(sorted({char for source in sources for char in source if char > "\x7f"}))
    return TimeFinder(re.compile(f"(?=[0-9{heads}])(?:{'|'.join(branches)})"), {f"r{number}": rule.id for number, rule in enumerate(rules)})


def find_times(text: str, knowledge: Knowledge) -> list[tuple[int, int, str]]:
    """[start, end) and rule id of every expression of time in `text`."""
    return knowledge.built(time_finder).find(text)
