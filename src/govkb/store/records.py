"""What the reader gives back, names written out instead of keys. A claim comes back as `ClaimRecord`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from govkb.model import Bound, Fate, Relation, Statistic


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One printed number and its fate. `value` is None where it has none; `claim_id` is empty unless it belongs to a claim."""

    document: str
    start: int
    end: int
    text: str
    value: Decimal | None
    fate: Fate
    reason: str
    claim_id: str


@dataclass(frozen=True, slots=True)
class Observation:
    """What the claims say of one subject, indicator, statistic, scope and period. `claims` counts them, `claim_id` names the preferred one.

    `value_max` is None but for a range; periods are ISO dates or empty.
    """

    id: str
    subject_id: str
    subject: str
    indicator_id: str
    indicator: str
    statistic: Statistic
    scope: str
    period_start: str
    period_end: str
    quote: str
    value: Decimal
    value_max: Decimal | None
    bound: Bound
    unit: str
    claim_id: str
    claims: int
    sources: int
    contested: bool
    rank: str
    reason: str


@dataclass(frozen=True, slots=True)
class FindingClaim:
    """One print that a finding rests on. `side` is a or b; `start` and `end` are code points of the report's text."""

    claim_id: str
    side: str
    document: str
    start: int
    end: int
    quote: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an editor should look at. `cause` is a sentence in English, `cause_zh` in Chinese; `evidence` says what it rests on.

    `audit` names what was calculated and `verdict` says holds, approximate or impossible; both are empty where nothing was.
    """

    id: str
    relation: Relation
    severity: str
    subject: str
    indicator: str
    claims: tuple[FindingClaim, ...]
    cause: str
    cause_zh: str
    evidence: Mapping[str, object]
    audit: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class RulingLine:
    """An editor's ruling as the last build found it. `status` is applied, superseded or tainted; `taint_en` and `taint_zh` say what has changed.

    `a` and `b` are the claims behind its prints by id, `a` those decided on; `finding_ids` are the findings it is about.
    """

    id: str
    made: str
    author: str
    decision: str
    reason: str
    relation: str
    status: str
    taint_zh: str
    taint_en: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    finding_ids: tuple[str, ...]
