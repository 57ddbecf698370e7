"""What reconciliation gives back: observations and findings, by ids of claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govkb.model import ClaimRecord, Relation


@dataclass(frozen=True, slots=True)
class ObservationRecord:
    """What the claims say of one subject, indicator, statistic, scope and period. `claim` is the preferred one; `claim_ids` are all of them."""

    id: str
    claim: ClaimRecord
    claim_ids: tuple[str, ...]
    sources: int
    contested: bool
    rank: str
    reason: str


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """Something an editor should look at. `a` and `b` are the claims of the two prints, or, of a calculation, its result and what it is made from.

    `audit` and `verdict` (a value of `Arithmetic`) are those of a calculation, empty elsewhere; the verdict is empty where it takes one figure more.
    """

    id: str
    relation: Relation
    severity: str
    subject_id: str
    indicator_id: str
    statistic: str
    scope: str
    cause_zh: str
    cause_en: str
    evidence: Mapping[str, object]
    a: tuple[ClaimRecord, ...]
    b: tuple[ClaimRecord, ...]
    audit: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """All observations and findings, by id."""

    observations: tuple[ObservationRecord, ...]
    findings: tuple[FindingRecord, ...]
