"""Programmes by name (“三进”行动, “邻里小院”), and whether the clause says that they are run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govkb.extraction.sentences import clause_around
from govkb.knowledge import Knowledge
from govkb.knowledge.naming_rules import ProgrammeRule, RunRule
from govkb.model import Mention, Place

PROGRAMME = "programme"
_CLAUSE_ENDS = "，；："
_BRACKETED = re.compile("（[^（）]*）")
"""What a name stands for, explained inside it: “三员合一”（政策宣传员、调解员、安全员）服务模式."""


@dataclass(frozen=True, slots=True)
class Programme:
    """A printed name. `place` is whose it is; `runs` the words that say so ([start, end) of verb and name), None where no verb does."""

    mention: Mention
    place: Place | None
    runs: tuple[int, int] | None


def find_programmes(text: str, places: Sequence[Place], article: Place | None, knowledge: Knowledge) -> list[Programme]:
    """Programmes in the order of print, without overlaps (the longer name counts)."""
    if "“" not in text and "工作法" not in text:
        return []
    found: list[Programme] = []
    for start, end in _names(text, knowledge):
        if found and start < found[-1].mention.end:
            continue
        name = text[start:end]
        clause = clause_around(text, start, end, (0, len(text)))
        verb = _verb(text, clause[0], start, knowledge)
        place = next(
            (place for place in reversed(places) if clause[0] <= place.start and place.end <= start), _opening(text, start, places)
        )
        runs = None if verb is None else (verb, end)
        found.append(Programme(Mention(start, end, name, PROGRAMME, _BRACKETED.sub("", name)), place or article, runs))
    return found


def _names(text: str, knowledge: Knowledge) -> list[tuple[int, int]]:
    spans = {match.span("name") for rule in knowledge.rules(ProgrammeRule) for match in rule.regex.finditer(text)}
    return sorted(spans, key=lambda span: (span[0] - (text[span[0] - 1 : span[0]] == "“"), -span[1]))


def _verb(text: str, start: int, end: int, knowledge: Knowledge) -> int | None:
    """Where the last verb of running before the name begins, in its clause."""
    matches = [match.start() for rule in knowledge.rules(RunRule) for match in rule.regex.finditer(text, start, end)]
    return max(matches, default=None)


def _opening(text: str, at: int, places: Sequence[Place]) -> Place | None:
    """The last place that opens a clause of the sentence before `at`, the last of a chain standing for it."""
    start = max(text.rfind(mark, 0, at) for mark in "。！？") + 1
    opening: Place | None = None
    for place in places:
        opens = place.start == start or text[place.start - 1] in _CLAUSE_ENDS or (opening is not None and place.start == opening.end)
        if start <= place.start and place.end <= at and opens:
            opening = place
    return opening
