"""Sentences and clauses of a passage, as spans."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_LONGEST = 800
"""A stretch without a full stop that is longer is no sentence; it is cut, so that work on a sentence stays bounded whatever the text is."""

_SENTENCE = re.compile(rf"[^。！？!?]{{0,{_LONGEST}}}(?:[。！？!?]++[”’」』）)]*+)?")
CLAUSE_MARKS = "，,；;：:。！？!?"
_CLAUSE_MARK = re.compile(f"[{CLAUSE_MARKS}]")


@dataclass(frozen=True, slots=True)
class Sentences:
    """Where the sentences of a passage begin; they follow each other without a gap."""

    starts: list[int]
    length: int

    def around(self, offset: int) -> tuple[int, int]:
        """The sentence that holds `offset`."""
        at = bisect_right(self.starts, offset) - 1
        return self.starts[at], self.starts[at + 1] if at + 1 < len(self.starts) else self.length


def split_sentences(text: str) -> Sentences:
    """The sentences of a text: each ends with its full stop and the closing quotes and brackets behind it."""
    starts = [match.start() for match in _SENTENCE.finditer(text) if match.end() > match.start()]
    return Sentences(starts or [0], len(text))


def clause_around(text: str, start: int, end: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """The clause of the sentence that holds [start, end): between commas, semicolons and colons."""
    left = start
    while left > sentence[0] and text[left - 1] not in CLAUSE_MARKS:
        left -= 1
    right = _CLAUSE_MARK.search(text, end, sentence[1])
    return left, sentence[1] if right is None else right.start()


def mark_figure(text: str, start: int, end: int, clause: tuple[int, int]) -> str:
    """The clause with the figure [start, end) in it as ⟦…⟧, as the patterns of `norms.yaml` and `statistics.yaml` ask for it."""
    return f"{text[clause[0] : start]}⟦{text[start:end]}⟧{text[end : clause[1]]}"
