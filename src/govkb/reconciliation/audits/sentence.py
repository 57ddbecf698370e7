"""A sentence with its figures, and what its marks say of them: which stand in one list, which in brackets, which behind 其中.

Which figures are parts, whole, count or rate of each other is read from marks, units and the connecting words of any sentence, never from what a
page is about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from govkb.model import ClaimRecord, Modality, Statistic
from govkb.reconciliation.figures import same_unit

_OPEN_LIST = re.compile(r"(?<![中高初平均同头劣优])等(?![级候待到距于额])")
"""等 that says a list goes on; not that of 高等, 等级 and the like."""

MOST = 200
"""Figures of a sentence beyond which it is none, but a table run together."""

_CLAUSE = 200
"""Characters before a figure in which its clause begins."""

_BREAKS = re.compile(r"[，,；;。：:！!？?]")
SUMS_UP = r"(?:共计|合计|总计|总共|共)(?:有|达|为)?"
"""Words right before a figure that say it is the sum of those before it."""

_ITEM = re.compile(r"[^，,；;。：:！!？?（(）)、]{0,24}(?:、|和|及|以及|与|，(?=\S{0,12}$))[^，,；;。：:！!？?（(）)、]{0,16}")
"""Between two figures of one list: the noun of the first, one mark, the noun of the second."""


@dataclass(frozen=True)
class Sentence:
    """A printed sentence and its reported figures in order; offsets are those of `text`."""

    text: str
    claims: tuple[ClaimRecord, ...]

    def start(self, claim: ClaimRecord) -> int:
        return claim.text_start - claim.sentence_start

    def end(self, claim: ClaimRecord) -> int:
        return claim.text_end - claim.sentence_start

    def between(self, one: ClaimRecord, other: ClaimRecord) -> str:
        """What stands between two figures."""
        return self.text[self.end(one) : self.start(other)]

    def behind(self, claim: ClaimRecord) -> str:
        """What stands behind a figure up to the next mark or figure."""
        following = next((self.start(other) for other in self.claims if self.start(other) >= self.end(claim)), len(self.text))
        tail = self.text[self.end(claim) : following]
        mark = re.search(r"[，,；;。：:！!？?（(）)、]", tail)
        return tail if mark is None else tail[: mark.start()]

    def clause(self, claim: ClaimRecord) -> str:
        """The words before a figure from the last mark of a clause on."""
        head = self.text[max(0, self.start(claim) - _CLAUSE) : self.start(claim)]
        marks = [match.end() for match in _BREAKS.finditer(head)]
        return head[marks[-1] :] if marks else head

    def bracket(self, claim: ClaimRecord) -> int:
        """Offset of the bracket that a figure stands in; -1 where it stands in none."""
        return self._brackets[self.start(claim)]

    @cached_property
    def _brackets(self) -> list[int]:
        """For each character the offset of the innermost bracket open before it."""
        open_: list[int] = []
        found = []
        for at, char in enumerate(self.text):
            found.append(open_[-1] if open_ else -1)
            if char in "（(":
                open_.append(at)
            elif char in "）)" and open_:
                open_.pop()
        return found

    @property
    def totals(self) -> tuple[ClaimRecord, ...]:
        """The figures that are totals."""
        return tuple(claim for claim in self.claims if claim.statistic is Statistic.TOTAL)

    def lists(self) -> Iterator[tuple[ClaimRecord, ...]]:
        """Totals in one unit that stand in one closed list; a list closed by 等 goes on and is left out."""
        run: list[ClaimRecord] = []
        for claim in (*self.totals, None):
            if claim is not None and run and self._goes_on(run[-1], claim):
                run.append(claim)
                continue
            if len(run) > 1 and self.is_closed(run):
                yield tuple(run)
            run = [] if claim is None else [claim]

    def _goes_on(self, one: ClaimRecord, other: ClaimRecord) -> bool:
        return (
            same_unit(one.unit, other.unit)
            and self.bracket(one) == self.bracket(other)
            and _ITEM.fullmatch(self.between(one, other)) is not None
            and re.search(f"{SUMS_UP}$", self.between(one, other)) is None
        )

    def is_closed(self, claims: list[ClaimRecord]) -> bool:
        """Whether no 等 stands in the list or behind it."""
        last = claims[-1]
        return _OPEN_LIST.search(self.text[self.start(claims[0]) : self.end(last)] + self.behind(last)) is None


def sentences_of(claims: Iterable[ClaimRecord]) -> Iterator[Sentence]:
    """The sentences with reported figures, in the order of print; what a report prints again is audited at its first print."""
    found: defaultdict[tuple[str, int], list[ClaimRecord]] = defaultdict(list)
    for claim in claims:
        if claim.modality is Modality.REPORTED and not claim.repeat:
            found[claim.passage_id, claim.sentence_start].append(claim)
    for members in found.values():
        if len(members) > MOST:
            continue
        members.sort(key=lambda claim: (claim.text_start, claim.text_end))
        yield Sentence(members[0].sentence, tuple(members))
