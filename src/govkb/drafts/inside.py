"""What a draft says against itself: calculations that cannot hold, ranges that end below their start, one sentence printed with two figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from govkb.drafts.agreement import Agreement, agreement
from govkb.drafts.masking import SLOT, mask
from govkb.drafts.ranges import backward_ranges
from govkb.drafts.record import place_in
from govkb.model import Arithmetic, ClaimRecord, Relation
from govkb.reconciliation import reconcile
from govkb.resolution import ReportResult

_LEAST = 12
"""Characters that a sentence must have besides its figures to be known again in the same draft."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Why a figure cannot stand beside `others` of the same draft, in Chinese and in English."""

    zh: str
    en: str
    others: tuple[ClaimRecord, ...]


@dataclass(frozen=True, slots=True)
class Inside:
    """By claim id: what contradicts a figure, and the other prints in the draft that say the same of the same.

    `told` are the ids of numbers that were read as no figure, of which what is said of a figure tells.
    """

    contradicted: dict[str, Contradiction] = field(default_factory=dict)
    supported: dict[str, tuple[ClaimRecord, ...]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)


def look_inside(draft: ReportResult) -> Inside:
    """A draft held against itself."""
    inside = Inside()
    for finding in reconcile([draft]).findings:
        if finding.relation is Relation.ARITHMETIC and finding.verdict == Arithmetic.IMPOSSIBLE:
            own = (*finding.a, *finding.b)
            for claim in own:
                others = tuple(other for other in own if other.id != claim.id)
                inside.contradicted.setdefault(claim.id, Contradiction(finding.cause_zh, finding.cause_en, others))
    for first, claim in backward_ranges(draft):
        inside.told.add(first.id)
        inside.contradicted.setdefault(claim.id, _backward(draft.report.text[first.start : claim.end]))
    for prints in _same_places(draft.claims):
        _compare(prints, inside)
    return inside


def _backward(printed: str) -> Contradiction:
    quote = "".join(printed.split())
    return Contradiction(f"区间“{quote}”的后一端小于前一端", f"the range {quote} ends below its start", ())


def _compare(prints: Sequence[ClaimRecord], inside: Inside) -> None:
    for claim in prints:
        others = tuple(other for other in prints if agreement(claim, other) is Agreement.NONE)
        if others:
            values = "、".join(dict.fromkeys(other.quote for other in others))
            contradiction = Contradiction(
                f"同一句话在稿内另一处印作{values}", f"the same sentence says {values} elsewhere in the draft", others
            )
            inside.contradicted.setdefault(claim.id, contradiction)
        elif len(prints) > 1:
            inside.supported[claim.id] = tuple(other for other in prints if other.id != claim.id)


def _same_places(claims: Sequence[ClaimRecord]) -> Iterator[list[ClaimRecord]]:
    """The figures that stand at one place of one sentence, on one subject, in different parts of the draft."""
    by_place: defaultdict[tuple[str, int, str], list[ClaimRecord]] = defaultdict(list)
    for claim in claims:
        masked = mask(claim.sentence)
        if len(masked.text.replace(SLOT, "")) >= _LEAST:
            by_place[masked.text, place_in(masked, claim), claim.subject_id].append(claim)
    return (prints for prints in by_place.values() if len(prints) > 1)
