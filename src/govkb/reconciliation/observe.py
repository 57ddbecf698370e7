"""Observations: what the claims on a thing say of each period, and which value is preferred. The same answer every time.

No statistic over sources decides. The rules, in order: a later period; the first print of a text over those that print it again; an exact figure
over an approximate one; a dated one over an undated one; the report published later; the body that issues the figure; else the first by file name
and place in print, which is said so. All other values stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from govkb.model import Bound, ClaimRecord, make_id
from govkb.reconciliation.context import NO_CONTEXT, Context
from govkb.reconciliation.records import ObservationRecord
from govkb.reconciliation.things import Thing

_ONLY = "只有这一个数值"
PREFERRED, NORMAL, DEPRECATED = "preferred", "normal", "deprecated"


def observe(things: Iterable[Thing], contested: Set[str], context: Context = NO_CONTEXT) -> Iterator[ObservationRecord]:
    """One observation for each period of each thing; the one that holds latest is `preferred`, the others `normal`.

    An observation is `deprecated` when all that stands behind it is another number in a text that was printed before.
    `contested` are the ids of the claims that stand in a conflict.
    """
    for thing in things:
        misprinted = _misprinted(thing.claims, context)
        rows = [_Row.of(list(group), context) for _, group in groupby(sorted(thing.claims, key=_when), key=_period)]
        unsound = {row.claim.id for row in rows if misprinted.issuperset(claim.id for claim in row.members)}
        latest = max((row for row in rows if row.claim.id not in unsound), key=lambda row: _latest(row.claim))
        for row in rows:
            rank = PREFERRED if row is latest else DEPRECATED if row.claim.id in unsound else NORMAL
            yield ObservationRecord(
                make_id("observation", *thing.key, thing.number, *_period(row.claim)),
                row.claim,
                tuple(member.id for member in row.members),
                context.sources.count(row.members),
                any(member.id in contested for member in row.members),
                rank,
                _reason(thing, row, rank),
            )


def leading(claims: Sequence[ClaimRecord], context: Context = NO_CONTEXT) -> ClaimRecord:
    """The claim whose value is preferred of all that are said of one thing."""
    latest = max(_latest(claim)[0] for claim in claims)
    return _preferred([claim for claim in claims if _latest(claim)[0] == latest], context)[0]


@dataclass(frozen=True, slots=True)
class _Row:
    """The claims of one period with the one that is preferred, and why."""

    claim: ClaimRecord
    reason: str
    members: Sequence[ClaimRecord]

    @classmethod
    def of(cls, members: Sequence[ClaimRecord], context: Context) -> _Row:
        return cls(*_preferred(members, context), members)


def _reason(thing: Thing, row: _Row, rank: str) -> str:
    why = {
        PREFERRED: row.reason,
        NORMAL: f"另有时点更晚的数；{row.reason}",
        DEPRECATED: f"转印时数字与先印的同一段文字不同；{row.reason}",
    }[rank]
    return f"同名的第{thing.number + 1}项，按上下文区分；{why}" if thing.number else why


def _misprinted(claims: Iterable[ClaimRecord], context: Context) -> set[str]:
    """Claims at the place of another one in a text printed before, with another number and no other time."""
    claims = list(claims)
    known = {claim.id: claim for claim in claims}
    found = set()
    for claim in claims:
        first = known.get(context.sources.first_print(claim), claim)
        if first is not claim and claim.value != first.value and claim.time == first.time:
            found.add(claim.id)
    return found


def _period(claim: ClaimRecord) -> tuple[str, str]:
    return claim.period_start, claim.period_end


def _when(claim: ClaimRecord) -> tuple[str, str, str, int]:
    return (*_period(claim), claim.document, claim.start)


def _latest(claim: ClaimRecord) -> tuple[str, bool, bool]:
    """Later periods rank higher; of two undated ones the one with a time word, then the exact one."""
    return claim.period_end or claim.period_start, bool(claim.time), claim.bound is Bound.EXACT


def _preferred(members: Sequence[ClaimRecord], context: Context) -> tuple[ClaimRecord, str]:
    """The claim whose value is preferred of those of one period, and the rule that decides."""
    if len(members) == 1:
        return members[0], _ONLY
    own = {claim.id for claim in members}
    left = [claim for claim in members if (first := context.sources.first_print(claim)) == claim.id or first not in own]
    left.sort(key=lambda claim: (claim.bound is not Bound.EXACT, not claim.time, claim.document, claim.start))
    if _one_value(members):
        return left[0], _ONLY
    if _one_value(left):
        return left[0], "先印者优先于同一段文字的转印"
    for says, score in _rules(left, context):
        best = max(score(claim) for claim in left)
        left = [claim for claim in left if score(claim) == best]
        if _one_value(left):
            return left[0], says
    return left[0], "没有规则可分先后，按文件名和刊印位置取第一个；其余数值见核查发现"


def _rules(claims: Sequence[ClaimRecord], context: Context) -> Iterator[tuple[str, Callable[[ClaimRecord], bool | str]]]:
    """The rules in order: what is said of each, and the score by which it prefers; the day of publication only where all are known."""
    yield "确数优先于约数", lambda claim: claim.bound is Bound.EXACT
    yield "标明时间者优先", lambda claim: bool(claim.time)
    if all(claim.report_id in context.published for claim in claims):
        yield "刊发较晚者优先", lambda claim: context.published[claim.report_id]
    yield "发布单位署名的优先", lambda claim: claim.article_id in context.issued


def _one_value(claims: Iterable[ClaimRecord]) -> bool:
    return len({(claim.value, claim.value_max, claim.bound) for claim in claims}) == 1
