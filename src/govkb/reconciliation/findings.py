"""Findings: pairs of figures on one thing from different reports, with their relation and cause, and passages printed again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from govkb.model import ClaimRecord, Relation, make_id
from govkb.reconciliation.records import FindingRecord
from govkb.reconciliation.relate import SEVERITY, Verdict, relate
from govkb.reconciliation.things import Thing

_ORDER = (Relation.CONFLICT, Relation.SCOPE, Relation.UPDATE, Relation.COMPATIBLE, Relation.AGREE)
"""Of several relations between the prints of two values, the first of these is the finding's."""


def compare(things: Iterable[Thing]) -> Iterator[FindingRecord]:
    """One finding for each two values on a thing that different reports print, and one for each value that they share."""
    for thing in things:
        values = _by_value(thing.claims)
        for group in values:
            agreed = _across(group, group)
            if agreed is not None:
                yield _finding(thing, agreed, *_sides_of_one(group))
        for a, b in combinations(values, 2):
            verdict = _across(a, b)
            if verdict is not None:
                yield _finding(thing, verdict, a, b)


def _by_value(claims: list[ClaimRecord]) -> list[list[ClaimRecord]]:
    """Claims with one value together, in the order in which the values are first printed."""
    groups: dict[tuple[object, ...], list[ClaimRecord]] = {}
    for claim in claims:
        groups.setdefault((claim.value, claim.value_max, claim.bound), []).append(claim)
    return list(groups.values())


def _across(a: list[ClaimRecord], b: list[ClaimRecord]) -> Verdict | None:
    """The gravest relation between a print of one value and a print of the other in another report; None when one report prints them all.

    A sentence that another report prints word for word is one source with it, not a second one.
    """
    verdicts = [relate(one, other) for one in _by_report(a) for other in _by_report(b) if one.report_id != other.report_id]
    if not verdicts:
        return None
    if a is b:
        sentences = {claim.sentence for claim in a}
        return verdicts[0] if len(sentences) > 1 else None
    return min(verdicts, key=lambda verdict: _ORDER.index(verdict.relation))


def _by_report(claims: list[ClaimRecord]) -> list[ClaimRecord]:
    """One print a report: a dated one where there is one, for the date holds for the value wherever the report prints it."""
    chosen: dict[str, ClaimRecord] = {}
    for claim in sorted(claims, key=lambda claim: (not claim.time, claim.document, claim.start)):
        chosen.setdefault(claim.report_id, claim)
    return sorted(chosen.values(), key=lambda claim: (claim.document, claim.start))


def _sides_of_one(group: list[ClaimRecord]) -> tuple[list[ClaimRecord], list[ClaimRecord]]:
    first = group[0].report_id
    return [claim for claim in group if claim.report_id == first], [claim for claim in group if claim.report_id != first]


def _finding(thing: Thing, verdict: Verdict, a: list[ClaimRecord], b: list[ClaimRecord]) -> FindingRecord:
    subject, indicator, statistic, scope = thing.key
    id_ = make_id("finding", *thing.key, min(claim.id for claim in a), min(claim.id for claim in b))
    evidence = {"a": [_print(claim) for claim in a], "b": [_print(claim) for claim in b]}
    return FindingRecord(
        id_,
        verdict.relation,
        SEVERITY[verdict.relation],
        subject,
        indicator,
        statistic,
        scope,
        verdict.zh,
        verdict.en,
        evidence,
        tuple(a),
        tuple(b),
    )


def _print(claim: ClaimRecord) -> dict[str, object]:
    interval = f"[{claim.low:f}, {'∞' if claim.high is None else format(claim.high, 'f')}]"
    return {
        "document": claim.document,
        "start": claim.start,
        "quote": claim.quote,
        "measure": claim.measure,
        "time": claim.time,
        "period": [claim.period_start, claim.period_end],
        "interval": interval,
    }


def repeats(claims: Iterable[ClaimRecord]) -> Iterator[FindingRecord]:
    """One finding for each claim that its report prints again, with all later prints."""
    first: dict[str, ClaimRecord] = {}
    again: dict[str, list[ClaimRecord]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.document, claim.start)):
        first[claim.id] = claim
        if claim.repeat_of:
            again.setdefault(claim.repeat_of, []).append(claim)
    for id_, prints in again.items():
        origin = first[id_]
        zh = f"{origin.document}把含“{origin.quote}”的段落印了{len(prints) + 1}遍，只算一个来源。"
        en = f"{origin.document} prints the passage with {origin.quote} {len(prints) + 1} times; it is one source."
        evidence = {"a": [_print(origin)], "b": [_print(claim) for claim in prints]}
        yield FindingRecord(
            make_id("finding", "repeat", id_),
            Relation.REPEAT,
            SEVERITY[Relation.REPEAT],
            origin.subject_id,
            origin.indicator_id,
            str(origin.statistic),
            origin.scope,
            zh,
            en,
            evidence,
            (origin,),
            tuple(prints),
        )
