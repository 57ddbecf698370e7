"""What rulings do to a reconciled corpus. Nothing is taken away: findings stay and carry the ruling, claims stay as they are printed.

- `same`: the claims of side b are compared as values of side a's indicator and scope (before reconciling: `join`).
- `prefer`: its value leads the observation; the values it beats stay on record.
- `reject` on claims: their values lead no observation; `different`: the claims of side b have an observation of their own.
- A decision on a finding closes it; so does a `prefer` or a `reject` of one of its values. A note closes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from govkb.model import ClaimRecord, Relation
from govkb.reconciliation import FindingRecord, Reconciled
from govkb.resolution import ReportResult
from govkb.rulings.observations import signed, with_preferred, without_set_aside
from govkb.rulings.placing import Placed, Status
from govkb.rulings.values import Decision, Ruling

_BEATEN = frozenset({Relation.CONFLICT, Relation.UPDATE, Relation.SCOPE})
"""Relations that a preference for one of the two values settles."""

Sides = tuple[set[str], set[str]]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A reconciled corpus after the rulings, and which finding each of them is about, as (ruling id, finding id)."""

    reconciled: Reconciled
    on_findings: tuple[tuple[str, str], ...]


def join(results: Sequence[ReportResult], placed: Sequence[Placed]) -> list[ReportResult]:
    """The reports with the claims that editors found to be values of one indicator under one indicator and scope."""
    joined: dict[str, ClaimRecord] = {}
    for one in placed:
        if one.decides and one.ruling.decision is Decision.SAME:
            under = one.a[0]
            said = {"ruling": f"裁定为同一指标：{signed(one.ruling)}"}
            for claim in one.b:
                joined[claim.id] = replace(
                    claim,
                    indicator_id=under.indicator_id,
                    indicator=under.indicator,
                    scope=under.scope,
                    reading=claim.reading | said,
                )
    if len(joined) == 0:
        return list(results)
    return [replace(result, claims=tuple(joined.get(claim.id, claim) for claim in result.claims)) for result in results]


def apply(reconciled: Reconciled, placed: Sequence[Placed], results: Sequence[ReportResult]) -> Ruled:
    """`reconciled`, made from `results`, after the rulings; the order of `placed` is that of time, and later ones win."""
    by_claim = _by_claim(reconciled.findings) if placed else {}
    on_findings = sorted({(one.ruling.id, finding.id) for one in placed for finding in _about(one, by_claim)})
    deciding = [one for one in placed if one.decides]
    if len(deciding) == 0:
        return Ruled(reconciled, tuple(on_findings))
    observations = with_preferred(without_set_aside(reconciled.observations, deciding, results), deciding)
    closed = _closed(deciding, on_findings)
    open_conflicts = [one for one in reconciled.findings if one.relation is Relation.CONFLICT and one.id not in closed]
    contested = {claim.id for finding in open_conflicts for claim in (*finding.a, *finding.b)}
    rows = (replace(row, contested=row.contested and not contested.isdisjoint(row.claim_ids)) for row in observations)
    return Ruled(replace(reconciled, observations=tuple(sorted(rows, key=lambda row: row.id))), tuple(on_findings))


def _about(placed: Placed, by_claim: Mapping[str, Sequence[FindingRecord]]) -> Iterator[FindingRecord]:
    """The findings that a ruling in force is about: the one it was made on, and those that it settles."""
    if placed.status is not Status.APPLIED:
        return
    a, b = {claim.id for claim in placed.a}, {claim.id for claim in placed.b}
    near = {finding.id: finding for id_ in sorted(a | b) for finding in by_claim.get(id_, ())}
    for finding in near.values():
        sides = {claim.id for claim in finding.a}, {claim.id for claim in finding.b}
        if _was_made_on(placed.ruling, finding, sides, (a, b)) or _settles(placed.ruling, finding, sides, a):
            yield finding


def _was_made_on(ruling: Ruling, finding: FindingRecord, sides: Sides, ruled: Sides) -> bool:
    """Whether it is the finding, or one between the claims, that the editor looked at."""
    if ruling.relation:
        return str(finding.relation) == ruling.relation and _is_one(sides, ruled)
    return bool(ruled[1]) and finding.relation is not Relation.REPEAT and _is_one(sides, ruled)


def _settles(ruling: Ruling, finding: FindingRecord, sides: Sides, ruled: Set[str]) -> bool:
    """Whether one of a finding's values leads by this ruling, or is used no more."""
    if finding.relation not in _BEATEN:
        return False
    if ruling.decision is Decision.PREFER:
        return any(not side.isdisjoint(ruled) for side in sides)
    return ruling.decision is Decision.REJECT and ruling.relation == "" and any(side <= ruled for side in sides)


def _by_claim(findings: Iterable[FindingRecord]) -> dict[str, list[FindingRecord]]:
    found: defaultdict[str, list[FindingRecord]] = defaultdict(list)
    for finding in findings:
        for claim in {claim.id: claim for claim in (*finding.a, *finding.b)}:
            found[claim].append(finding)
    return found


def _is_one(sides: Sides, ruled: Sides) -> bool:
    """Whether a finding is between the claims ruled on, whichever side is called a. One without a second side must rest on the same claims."""
    a, b = ruled
    if len(b) == 0 or len(sides[1]) == 0:
        return sides[0] | sides[1] == a | b
    return any(not one.isdisjoint(a) and not other.isdisjoint(b) for one, other in (sides, sides[::-1]))


def _closed(deciding: Sequence[Placed], on_findings: Iterable[tuple[str, str]]) -> set[str]:
    """Findings whose values stand beside each other no more: an accepted conflict is still one."""
    settling = {one.ruling.id for one in deciding if one.ruling.decision in (Decision.PREFER, Decision.REJECT, Decision.DIFFERENT)}
    return {finding for ruling, finding in on_findings if ruling in settling}
