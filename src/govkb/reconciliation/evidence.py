"""What a finding rests on, as JSON: for each side the prints with all that was weighed."""

from __future__ import annotations

from collections.abc import Sequence

from govkb.model import ClaimRecord
from govkb.reconciliation.context import Context
from govkb.reconciliation.relate import interval

LISTED = 24
"""Prints of one value that a finding lists; of a value printed more often it says how many more there are."""

Evidence = dict[str, list[dict[str, object]]]


def evidence_of(a: Sequence[ClaimRecord], b: Sequence[ClaimRecord], context: Context) -> Evidence:
    """The prints of both sides; under `unlisted` the number of those left out."""
    evidence: Evidence = {side: [print_of(claim, context) for claim in claims[:LISTED]] for side, claims in (("a", a), ("b", b))}
    unlisted: list[dict[str, object]] = [
        {"side": side, "prints": len(claims) - LISTED} for side, claims in (("a", a), ("b", b)) if len(claims) > LISTED
    ]
    return evidence | ({"unlisted": unlisted} if unlisted else {})


def print_of(claim: ClaimRecord, context: Context) -> dict[str, object]:
    """One print: where, what, of whom, when, the values it can stand for; what its report's date and its rate add where they do."""
    added = {"published": context.published.get(claim.report_id), "scope": claim.scope}
    base = context.bases.get(claim.id)
    if base is not None:
        added["base"] = f"{base.zh}（{base.count.quote}，每{base.per}为{base.rate.quote}）"
    return {
        "document": claim.document,
        "start": claim.start,
        "quote": claim.quote,
        "measure": claim.measure,
        "time": claim.time,
        "period": [claim.period_start, claim.period_end],
        "interval": interval(claim),
        **{name: value for name, value in added.items() if value},
    }
