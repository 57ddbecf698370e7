"""What a check says of each figure of a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from govkb.model import ClaimRecord, Report


class Verdict(StrEnum):
    """One for each figure, the gravest that holds; in this order."""

    DIFFERS = "differs"
    ARITHMETIC = "arithmetic"
    CONTESTED = "contested"
    STALE = "stale"
    NOT_IN_KB = "not-in-kb"
    UNPARSED = "unparsed"
    REPEATED = "repeated"
    SELF_ONLY = "self-only"
    MATCH_TRUNCATED = "match-truncated"
    MATCH_APPROX = "match-approx"
    MATCH = "match"


DRAFT = "draft:"
"""Stands before a draft's name while it is checked: its claims must not have the ids of a report on record with the same name."""

FAILING = frozenset({Verdict.DIFFERS, Verdict.ARITHMETIC})
"""Verdicts that make the command exit 1."""

MEANING: Mapping[Verdict, tuple[str, str]] = MappingProxyType(
    {
        Verdict.DIFFERS: ("与在册数值不符", "another value is on record"),
        Verdict.ARITHMETIC: ("稿内自相矛盾", "the draft contradicts itself"),
        Verdict.CONTESTED: ("在册有多个数值", "several values are on record"),
        Verdict.STALE: ("已有更晚的数值", "a later value is on record"),
        Verdict.NOT_IN_KB: ("知识库中查不到", "not found on record"),
        Verdict.UNPARSED: ("未能解读", "not read as a figure"),
        Verdict.REPEATED: ("稿内重复刊印", "printed before in the draft"),
        Verdict.SELF_ONLY: ("仅本文自证", "supported by this very article only"),
        Verdict.MATCH_TRUNCATED: ("相符（舍去尾数）", "the value on record, cut off"),
        Verdict.MATCH_APPROX: ("相符（约数）", "the value on record, rounded or approximate"),
        Verdict.MATCH: ("相符", "the value on record"),
    }
)
"""Each verdict in a few words, in Chinese and in English."""

NO_FIGURES = "稿件中没有可核对的数字。"
"""What is said of a draft without figures."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the draft with its verdict. `start` and `end` are offsets in the draft's text, `line` and `column` count from 1.

    `reason_zh` and `reason_en` say why in a sentence; `sources` are the claims on record, the decisive one first; `claim` is None for a number that
    was not read as a figure; `inside` are the figures of the draft itself that it contradicts. `note` is the ready-made note (存异说明), empty where
    no two values stand against each other.
    """

    start: int
    end: int
    line: int
    column: int
    quote: str
    verdict: Verdict
    reason_zh: str
    reason_en: str
    claim: ClaimRecord | None = None
    sources: tuple[ClaimRecord, ...] = ()
    inside: tuple[ClaimRecord, ...] = ()
    note: str = ""

    @property
    def fails(self) -> bool:
        return self.verdict in FAILING


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with its figures, in print order."""

    report: Report
    figures: tuple[Figure, ...]

    @property
    def fails(self) -> bool:
        return any(figure.fails for figure in self.figures)

    @property
    def name(self) -> str:
        """The draft's name as its writer knows it."""
        return self.report.document.removeprefix(DRAFT)

    def places(self) -> list[tuple[Figure, ...]]:
        """The figures that stand in one place of the text together, the longest with those inside it, the gravest first; in print order."""
        order = list(Verdict)
        found: list[list[Figure]] = []
        for figure in sorted(self.figures, key=lambda figure: (figure.start, -figure.end)):
            if found and figure.start < max(one.end for one in found[-1]):
                found[-1].append(figure)
            else:
                found.append([figure])
        return [tuple(sorted(place, key=lambda figure: order.index(figure.verdict))) for place in found]

    def counts(self) -> dict[Verdict, int]:
        """How many figures have each verdict that occurs, the gravest first."""
        return {verdict: number for verdict in Verdict if (number := sum(figure.verdict is verdict for figure in self.figures))}
