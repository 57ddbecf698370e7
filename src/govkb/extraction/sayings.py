"""Who said what: a quoted sentence and the person to whom the print gives it.

The speaker stands right behind the quotation (“…。”枫林社区网格员田小雨说), in its clause with a word of speech, or before it (田雨介绍：“…”).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govkb.extraction.people import Person, people_words
from govkb.knowledge import Knowledge

_QUOTE = re.compile(r"“[^“”]{4,600}?[。！？…，；~～]”")
"""A quotation that is a sentence: a mark that ends or parts sentences stands before the closing one; names and slogans have none."""

_REACH = 60
"""Characters between a quotation and the words that give it to someone, at most."""

_ENDS = "。！？"
_NOT_HIS = re.compile(r"的(?!话|讲述|感受|感慨|心声|一席话)")
"""Behind the name: what follows is about something of the person's (潘某的手机), not about words."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation, [start, end) with its marks, and its speaker; text[evidence_start : evidence_end] holds both."""

    start: int
    end: int
    person: Person
    evidence_start: int
    evidence_end: int


def find_sayings(text: str, people: Sequence[Person], knowledge: Knowledge) -> list[Saying]:
    """The quotations of the text that have a speaker, in order."""
    if not people:
        return []
    speech = knowledge.built(people_words).speech
    found = []
    for quote in _QUOTE.finditer(text):
        person = _behind(text, quote.end(), people, speech) or _before(text, quote.start(), people, speech)
        if person is not None:
            start, end = min(quote.start(), person.start), max(quote.end(), _with_speech(text, person, speech))
            found.append(Saying(*quote.span(), person, start, end))
    return found


def _behind(text: str, end: int, people: Sequence[Person], speech: re.Pattern[str]) -> Person | None:
    stop = min((at for mark in _ENDS if (at := text.find(mark, end)) >= 0), default=len(text))
    person = next((one for one in people if end <= one.start and one.mention.end <= min(stop, end + _REACH)), None)
    if person is None or _NOT_HIS.match(text, person.mention.end) is not None:
        return None
    if person.start == end:
        return person
    clause = min((at for mark in "，；。！？" if (at := text.find(mark, person.mention.end)) >= 0), default=len(text))
    return person if speech.search(text, person.mention.end, clause) is not None else None


def _before(text: str, start: int, people: Sequence[Person], speech: re.Pattern[str]) -> Person | None:
    """The last person of the sentence before the quotation, where a word of speech and a mark lead into it."""
    if start == 0 or text[start - 1] not in "，：,:":
        return None
    begin = max(text.rfind(mark, 0, start) for mark in _ENDS)
    person = next((one for one in reversed(people) if begin < one.mention.start and one.mention.end < start), None)
    if person is None or start - person.mention.end > _REACH:
        return None
    return person if speech.search(text, person.mention.end, start) is not None else None


def _with_speech(text: str, person: Person, speech: re.Pattern[str]) -> int:
    match = speech.match(text, person.mention.end)
    return person.mention.end if match is None else match.end()
