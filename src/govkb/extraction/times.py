"""Finds printed expressions of time (截至2025年底, 今年1月, 自换届以来), by the rules of `times.yaml`."""

from __future__ import annotations

from collections.abc import Iterable

from govkb.extraction.figures import half_width
from govkb.knowledge import Knowledge
from govkb.knowledge.scanner import Scanner
from govkb.knowledge.times import TimeRule, TimeWords

Time = tuple[int, int, str]
"""An expression of time as [start, end) of its text, and the id of its rule."""


def time_finder(knowledge: Knowledge) -> Scanner[str]:
    """The rules of the folder, by their ids; use `knowledge.built(time_finder)` so that they are compiled once."""
    words = knowledge.one(TimeWords)
    return Scanner((rule.id, words.expand(rule.source)) for rule in knowledge.rules(TimeRule))


def find_times(text: str, knowledge: Knowledge) -> list[Time]:
    """The expressions of time in `text`, in the order of print and without overlaps."""
    whole = 0, len(text)
    return times_in(text, [whole], knowledge)[whole]


def times_in(text: str, stretches: Iterable[tuple[int, int]], knowledge: Knowledge) -> dict[tuple[int, int], list[Time]]:
    """The expressions of time that begin in each of these stretches of `text`, [start, end)."""
    finder, plain = knowledge.built(time_finder), half_width(text)
    return {stretch: [(start, end, rule) for rule, start, end in finder.first(plain, *stretch)] for stretch in stretches}
