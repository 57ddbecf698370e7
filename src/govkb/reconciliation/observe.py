"""Observations: what the claims on a thing say of each period, and which value is preferred. The same answer every time.

No statistic over sources decides. The rules, in order: a later period; an exact figure over an approximate one; a dated one over an undated one;
else the first by file name and place in print, which is said so. All other values stay visible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import groupby

from govkb.model import Bound, ClaimRecord, make_id
from govkb.reconciliation.records import ObservationRecord
from govkb.reconciliation.things import Thing


def observe(things: Iterable[Thing], contested: Set[str]) -> Iterator[ObservationRecord]:
    """One observation for each period of each thing; the one that holds latest is `preferred`, the others `normal`.

    `contested` are the ids of the claims that stand in a conflict.
    """
    for thing in things:
        rows = [_row(thing, list(group)) for _, group in groupby(sorted(thing.claims, key=_when), key=_period)]
        latest = max(range(len(rows)), key=lambda at: _latest(rows[at][0]))
        for at, (claim, reason, members) in enumerate(rows):
            rank = "preferred" if at == latest else "normal"
            why = reason if at == latest or len(rows) == 1 else f"另有时点更晚的数；{reason}"
            yield ObservationRecord(
                make_id("observation", *thing.key, thing.number, *_period(claim)),
                claim,
                tuple(member.id for member in members),
                len({member.report_id for member in members}),
                any(member.id in contested for member in members),
                rank,
                why,
            )


def _row(thing: Thing, members: list[ClaimRecord]) -> tuple[ClaimRecord, str, list[ClaimRecord]]:
    claim, reason = _preferred(members)
    if thing.number:
        reason = f"同名的第{thing.number + 1}项，按上下文区分；{reason}"
    return claim, reason, members


def _period(claim: ClaimRecord) -> tuple[str, str]:
    return claim.period_start, claim.period_end


def _when(claim: ClaimRecord) -> tuple[str, str, str, int]:
    return (*_period(claim), claim.document, claim.start)


def _latest(claim: ClaimRecord) -> tuple[str, bool, bool]:
    """Later periods rank higher; of two undated ones the one with a time word, then the exact one."""
    return claim.period_end or claim.period_start, bool(claim.time), claim.bound is Bound.EXACT


def _preferred(members: list[ClaimRecord]) -> tuple[ClaimRecord, str]:
    values = {(claim.value, claim.value_max, claim.bound) for claim in members}
    ordered = sorted(members, key=lambda claim: (claim.bound is not Bound.EXACT, not claim.time, claim.document, claim.start))
    first = ordered[0]
    if len(values) == 1:
        return first, "只有这一个数值"
    others = [claim for claim in ordered[1:] if (claim.value, claim.value_max, claim.bound) != (first.value, first.value_max, first.bound)]
    if first.bound is Bound.EXACT and all(claim.bound is not Bound.EXACT for claim in others):
        return first, "确数优先于约数"
    if first.time and all(not claim.time for claim in others):
        return first, "标明时间者优先"
    return first, "没有规则可分先后，按文件名和刊印位置取第一个；其余数值见核查发现"
