"""Finds printed expressions of time (截至2025年底, 今年1月, 自换届以来), by the rules of `times.yaml`."""

from __future__ import annotations

from govkb.extraction.figures import half_width
from govkb.knowledge import Knowledge
from govkb.knowledge.scanner import Scanner
from govkb.knowledge.times import TimeRule, TimeWords


def time_finder(knowledge: Knowledge) -> Scanner[str]:
    """The rules of the folder, by their ids; use `knowledge.built(time_finder)` so that they are compiled once."""
    words = knowledge.one(TimeWords)
    return Scanner((rule.id, words.expand(rule.source)) for rule in knowledge.rules(TimeRule))


def find_times(text: str, knowledge: Knowledge) -> list[tuple[int, int, str]]:
    """[start, end) and rule id of every expression of time in `text`, in the order of print and without overlaps."""
    return [(start, end, rule) for rule, start, end in knowledge.built(time_finder).first(half_width(text))]
