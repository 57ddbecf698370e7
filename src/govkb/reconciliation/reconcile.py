"""All claims of a corpus reconciled: observations, and findings with their causes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from govkb.model import Relation
from govkb.reconciliation.findings import compare, repeats
from govkb.reconciliation.observe import observe
from govkb.reconciliation.records import Reconciled
from govkb.reconciliation.things import things_of
from govkb.resolution import ReportResult


def reconcile(results: Sequence[ReportResult]) -> Reconciled:
    """Observations and findings over all reports, by id; the order of `results` does not matter."""
    claims = [claim for result in results for claim in result.claims]
    things = list(things_of(claims))
    findings = {finding.id: finding for finding in chain(compare(things), repeats(claims))}
    conflicts = [finding for finding in findings.values() if finding.relation is Relation.CONFLICT]
    contested = {claim.id for finding in conflicts for claim in (*finding.a, *finding.b)}
    observations = {row.id: row for row in observe(things, contested)}
    return Reconciled(
        tuple(observations[id_] for id_ in sorted(observations)),
        tuple(findings[id_] for id_ in sorted(findings)),
    )
