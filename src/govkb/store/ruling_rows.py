"""Editors' rulings → the rows of `rulings`, `ruling_claims` and `ruling_findings`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from govkb.rulings import Placed

Row = dict[str, object]


def ruling_tables(rulings: Sequence[Placed], on_findings: Sequence[tuple[str, str]]) -> dict[str, list[Row]]:
    """The rows of the three tables; `on_findings` are pairs of ruling id and finding id."""
    return {
        "rulings": list(map(_ruling, rulings)),
        "ruling_claims": [row for placed in rulings for row in _claims(placed)],
        "ruling_findings": [{"ruling_id": ruling, "finding_id": finding} for ruling, finding in on_findings],
    }


def _ruling(placed: Placed) -> Row:
    ruling = placed.ruling
    return {
        "id": ruling.id,
        "made": ruling.made,
        "author": ruling.author,
        "decision": ruling.decision,
        "reason": ruling.reason,
        "relation": ruling.relation,
        "status": placed.status,
        "taint_zh": "；".join(taint.zh for taint in placed.taints),
        "taint_en": "; ".join(taint.en for taint in placed.taints),
        "prints": {"a": [asdict(one) for one in ruling.a], "b": [asdict(one) for one in ruling.b]},
    }


def _claims(placed: Placed) -> Iterator[Row]:
    a = {claim.id for claim in placed.a}
    for side, claims in (("a", placed.a), ("b", placed.b)):
        for claim in claims:
            # A claim read from the prints of both sides belongs to the one that is decided on.
            if side == "a" or claim.id not in a:
                yield {"ruling_id": placed.ruling.id, "claim_id": claim.id, "side": side}
