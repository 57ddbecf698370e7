"""What an audit says of printed figures that belong to one calculation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govkb.model import Arithmetic, Bound, ClaimRecord, Relation, make_id
from govkb.reconciliation.context import Context
from govkb.reconciliation.evidence import evidence_of
from govkb.reconciliation.records import FindingRecord


@dataclass(frozen=True, slots=True)
class Audit:
    """One calculation: `result` as printed, the figures it is made `of`, and whether they can hold together.

    `verdict` is None where it takes a figure that is not printed. `zh` and `en` say it in a sentence; `facts` has what was calculated.
    The figures may be none where what is audited is no claim (a slogan): then `subject_id` says of whom it is.
    """

    kind: str
    verdict: Arithmetic | None
    zh: str
    en: str
    result: tuple[ClaimRecord, ...]
    of: tuple[ClaimRecord, ...]
    facts: Mapping[str, object] = field(default_factory=dict)
    subject_id: str = ""

    @property
    def severity(self) -> str:
        """What holds is kept as `info`: it says with which figures a figure was checked. One printed as exact that holds only if cut off is a warning."""
        if self.verdict is Arithmetic.IMPOSSIBLE:
            return "error"
        exact = all(claim.bound is Bound.EXACT for claim in (*self.result, *self.of))
        return "warning" if self.verdict is Arithmetic.APPROXIMATE and exact else "info"


def finding_of(audit: Audit, context: Context) -> FindingRecord:
    """The finding that an audit is, about the thing of its result."""
    about = next(iter((*audit.result, *audit.of)), None)
    parts = [claim.id for claim in (*audit.result, *audit.of)] or [str(value) for value in audit.facts.values()]
    evidence = evidence_of(audit.result, audit.of, context) | {"calculation": [dict(audit.facts)]}
    return FindingRecord(
        make_id("finding", "arithmetic", audit.kind, *parts),
        Relation.ARITHMETIC,
        audit.severity,
        about.subject_id if about is not None else audit.subject_id,
        about.indicator_id if about is not None else "",
        str(about.statistic) if about is not None else "",
        about.scope if about is not None else "",
        audit.zh,
        audit.en,
        evidence,
        audit.result,
        audit.of,
        audit.kind,
        "" if audit.verdict is None else str(audit.verdict),
    )
