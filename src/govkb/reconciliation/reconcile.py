"""All claims of a corpus reconciled: observations, and findings with their causes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from govkb.knowledge import Knowledge
from govkb.knowledge.indicators import IndicatorFile, indicators_in
from govkb.model import Relation
from govkb.reconciliation.audits import Audit, audits_of, finding_of, hierarchy
from govkb.reconciliation.context import context_of
from govkb.reconciliation.findings import compare
from govkb.reconciliation.observe import observe
from govkb.reconciliation.records import FindingRecord, ObservationRecord, Reconciled
from govkb.reconciliation.repeats import repeats
from govkb.reconciliation.things import Thing, things_of
from govkb.resolution import ReportResult


def reconcile(results: Sequence[ReportResult], knowledge: Knowledge | None = None) -> Reconciled:
    """Observations and findings over all reports, by id; the order of `results` does not matter.

    `knowledge` says which indicators are stocks; without it the figures of a place are not held against those of the place above it.
    """
    claims = [claim for result in results for claim in result.claims]
    context = context_of(results)
    things = list(things_of(claims))
    audits = (finding_of(audit, context) for audit in _audits(results, things, knowledge))
    findings = {finding.id: finding for finding in chain(compare(things, context), repeats(claims, context), audits)}
    contested = _contested(findings.values())
    observations = {row.id: row for row in observe(things, contested, context)}
    return Reconciled(
        tuple(observations[id_] for id_ in sorted(observations)),
        tuple(findings[id_] for id_ in sorted(findings)),
    )


def observations_of(results: Sequence[ReportResult]) -> tuple[ObservationRecord, ...]:
    """The observations that `reconcile` gives, by id, without the findings: what a few claims alone say."""
    context = context_of(results)
    things = list(things_of(claim for result in results for claim in result.claims))
    observations = {row.id: row for row in observe(things, _contested(compare(things, context)), context)}
    return tuple(observations[id_] for id_ in sorted(observations))


def _contested(findings: Iterable[FindingRecord]) -> set[str]:
    return {claim.id for finding in findings if finding.relation is Relation.CONFLICT for claim in (*finding.a, *finding.b)}


def _audits(results: Sequence[ReportResult], things: Sequence[Thing], knowledge: Knowledge | None) -> Iterator[Audit]:
    for result in results:
        yield from audits_of(result)
    if knowledge is not None:
        stocks = {one.id for file in knowledge.all(IndicatorFile) for one in indicators_in(file) if one.kind == "stock"}
        parents = {entity.id: entity.parent_id for result in results for entity in result.entities if entity.parent_id}
        yield from hierarchy.audit(things, parents, stocks)
