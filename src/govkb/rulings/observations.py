"""What rulings do to observations: rejected claims lead none, those of another indicator have their own, a preferred value leads.

The work grows with the claims ruled on and with the observations, not with their product.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from govkb.model import ClaimRecord, make_id
from govkb.reconciliation import ObservationRecord, observations_of
from govkb.reconciliation.observe import DEPRECATED, NORMAL, PREFERRED
from govkb.reconciliation.things import key_of
from govkb.resolution import ReportResult
from govkb.rulings.placing import Placed
from govkb.rulings.values import Decision, Ruling


def without_set_aside(
    observations: Sequence[ObservationRecord], deciding: Sequence[Placed], results: Sequence[ReportResult]
) -> list[ObservationRecord]:
    """The observations when rejected claims take no part and those of another indicator stand for themselves."""
    rejected = {claim.id: one for one in deciding if one.ruling.decision is Decision.REJECT and not one.ruling.relation for claim in one.a}
    apart = [one for one in deciding if one.ruling.decision is Decision.DIFFERENT]
    aside = rejected.keys() | {claim.id for one in apart for claim in one.b}
    if not aside:
        return list(observations)
    by_report = {result.report.id: result for result in results}
    claims = [claim for result in results for claim in result.claims]
    touched = {key_of(claim) for claim in claims if claim.id in aside}
    rows = [row for row in observations if key_of(row.claim) not in touched]
    rows += _of_claims((claim for claim in claims if key_of(claim) in touched and claim.id not in aside), by_report)
    for one in apart:
        own = _of_claims((claim for claim in one.b if claim.id not in rejected), by_report)
        rows += [replace(row, id=make_id(row.id, one.ruling.id), reason=f"裁定另为一项：{signed(one.ruling)}；{row.reason}") for row in own]
    kept = {id_ for row in rows for id_ in row.claim_ids}
    rows += [_deprecated(row, rejected) for row in observations if kept.isdisjoint(row.claim_ids)]
    return rows


def _of_claims(claims: Iterable[ClaimRecord], by_report: Mapping[str, ReportResult]) -> tuple[ObservationRecord, ...]:
    """What these claims alone say; prints of a passage after its first say nothing of their own."""
    own: defaultdict[str, list[ClaimRecord]] = defaultdict(list)
    for claim in claims:
        if not claim.repeat:
            own[claim.report_id].append(claim)
    return observations_of([replace(by_report[report], claims=tuple(members)) for report, members in own.items()])


def _deprecated(row: ObservationRecord, rejected: Mapping[str, Placed]) -> ObservationRecord:
    by = next(rejected[id_] for id_ in row.claim_ids if id_ in rejected)
    return replace(row, id=make_id(row.id, by.ruling.id), rank=DEPRECATED, contested=False, reason=f"裁定不予采用：{signed(by.ruling)}")


def with_preferred(observations: Iterable[ObservationRecord], deciding: Sequence[Placed]) -> list[ObservationRecord]:
    """The observations when each preferred value leads its own, the latest ruling last."""
    rows = {row.id: row for row in observations}
    preferred = [one for one in deciding if one.ruling.decision is Decision.PREFER]
    wanted = {claim.id for one in preferred for claim in one.a}
    of_claim = _by((id_, row) for row in rows.values() for id_ in wanted.intersection(row.claim_ids))
    of_key = _by((key_of(row.claim), row) for row in rows.values()) if preferred else {}
    for one in preferred:
        led = {id_: claim for claim in reversed(one.a) for id_ in of_claim.get(claim.id, ())}
        keys = {key_of(rows[id_].claim) for id_ in led if rows[id_].rank != PREFERRED}
        before = [rows[id_] for key in keys for id_ in of_key[key] if id_ not in led and rows[id_].rank == PREFERRED]
        says = signed(one.ruling)
        rows |= {row.id: replace(row, rank=NORMAL, reason=f"裁定另取一数：{says}；{row.reason}") for row in _beaten(before, one)}
        rows |= {id_: replace(rows[id_], claim=claim, rank=PREFERRED, reason=f"裁定取{claim.quote}：{says}") for id_, claim in led.items()}
    return list(rows.values())


def _by(pairs: Iterable[tuple[Hashable, ObservationRecord]]) -> dict[Hashable, list[str]]:
    """The ids of observations by something they have."""
    found: defaultdict[Hashable, list[str]] = defaultdict(list)
    for key, row in pairs:
        found[key].append(row.id)
    return found


def _beaten(before: Sequence[ObservationRecord], placed: Placed) -> Sequence[ObservationRecord]:
    """Of the observations that led before, those of the value that was ruled against; the only one, whatever its value."""
    others = {claim.id for claim in placed.b}
    return [row for row in before if not others.isdisjoint(row.claim_ids)] or (before if len(before) == 1 else [])


def signed(ruling: Ruling) -> str:
    """Who ruled, when and why, in Chinese."""
    return f"{ruling.author}，{ruling.made[:10]}，{ruling.reason}"
