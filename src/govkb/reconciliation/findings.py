"""Findings between figures on one thing: one for each two values that different articles print, one for each value that independent sources share.

What an editor reads grows with the values on record, not with the prints and not with their pairs: all pairs of a few values, of many values each
with the leading one and with its neighbours in time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby, pairwise

from govkb.model import ClaimRecord, Relation, make_id
from govkb.reconciliation.context import NO_CONTEXT, Context
from govkb.reconciliation.evidence import LISTED, evidence_of
from govkb.reconciliation.observe import leading
from govkb.reconciliation.records import FindingRecord
from govkb.reconciliation.relate import SEVERITY, Verdict, meet, relate
from govkb.reconciliation.things import Thing
from govkb.reconciliation.values import Value, values_of

_ORDER = (Relation.CONFLICT, Relation.UPDATE, Relation.COMPATIBLE, Relation.AGREE, Relation.SCOPE, Relation.REPEAT)
"""Of several relations between the prints of two values, the first of these is the finding's."""

_FEW = 6
"""Values of one thing (or scopes of one indicator) of which every two are compared."""

Prints = Sequence[ClaimRecord]


def compare(things: Iterable[Thing], context: Context = NO_CONTEXT) -> Iterator[FindingRecord]:
    """The findings between the claims on each thing, and between those on the scopes of one indicator; in the order of things."""
    for _, group in groupby(things, key=lambda thing: thing.key[:3]):
        members = list(group)
        for thing in members:
            yield from _within(thing, context)
        yield from _between_scopes(members, context)


def _within(thing: Thing, context: Context) -> Iterator[FindingRecord]:
    if len({claim.article_id for claim in thing.claims}) == 1 and len({claim.report_id for claim in thing.claims}) == 1:
        return
    values = values_of(thing.claims, context)
    for value in values:
        sides = _independent(value.claims, context)
        if sides is not None:
            a, b = (Value.of(side, context) for side in sides)
            yield _finding(thing.key, relate(a.claims[0], b.claims[0]), a, b, context)
    for a, b in _pairs(values, thing, context):
        verdict = verdict_between(a, b, context)
        if verdict is not None:
            yield _finding(thing.key, verdict, a, b, context)


def _independent(prints: Prints, context: Context) -> tuple[Prints, Prints] | None:
    """The prints of a value by its first source and the others; None when all of them are one source."""
    for one in prints[:LISTED]:
        other = next((claim for claim in prints if context.sources.independent(one, claim)), None)
        if other is not None:
            own = [claim for claim in prints if claim.report_id == one.report_id]
            rest = [claim for claim in prints if claim.report_id != one.report_id and claim is not other]
            return own, [other, *rest]
    return None


def _pairs(values: list[Value], thing: Thing, context: Context) -> Iterator[tuple[Value, Value]]:
    """Which values to compare: all with all while they are few, else each with the leading one and with the next in time."""
    if len(values) <= _FEW:
        yield from combinations(values, 2)
        return
    first = leading(thing.claims, context)
    ordered = sorted(
        values, key=lambda value: (max(claim.period_end or claim.period_start for claim in value.claims), value.claims[0].value)
    )
    lead = next(at for at, value in enumerate(ordered) if any(claim is first for claim in value.claims))
    yield from pairwise(ordered)
    yield from ((ordered[lead], value) for at, value in enumerate(ordered) if abs(at - lead) > 1)


def verdict_between(a: Value, b: Value, context: Context) -> Verdict | None:
    """The gravest relation between a print of one value and a print of the other in another article; None when one article prints them all.

    Where both stand at one place of one text, that says most.
    """
    one_text = _in_one_text(a, b)
    if one_text is not None:
        verdict = relate(*one_text, context.note(*one_text))
        return None if verdict.relation is Relation.REPEAT else verdict
    pairs = [(one, other) for one in a.dated for other in b.dated if _elsewhere(one, other)]
    verdicts = [relate(one, other, context.note(one, other, (a.base, b.base))) for one, other in pairs]
    return min(verdicts, key=lambda verdict: _ORDER.index(verdict.relation), default=None)


def _in_one_text(a: Value, b: Value) -> tuple[ClaimRecord, ClaimRecord] | None:
    """The first prints of the two at one place of one text."""
    fewer, more = sorted((a.texts, b.texts), key=len)
    shared = [(a.texts[text], b.texts[text]) for text in fewer if text in more]
    return min(shared, key=lambda pair: (pair[1].document, pair[1].start), default=None)


def _elsewhere(one: ClaimRecord, other: ClaimRecord) -> bool:
    """Whether two claims stand in different articles."""
    return (one.report_id, one.article_id) != (other.report_id, other.article_id)


def _between_scopes(things: list[Thing], context: Context) -> Iterator[FindingRecord]:
    """Figures that are not compared because their scopes differ, where the numbers would make a reader think of it."""
    by_scope: defaultdict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        by_scope[thing.key[3]].append(thing)
    if len(by_scope) < 2:
        return
    leads = [leading(group[0].claims, context) for group in by_scope.values() if len(group) == 1]
    for one, other in combinations(leads, 2) if len(leads) <= _FEW else pairwise(leads):
        if not _elsewhere(one, other) or meet(one, other):
            continue
        a, b = (_like(lead, by_scope[lead.scope][0], context) for lead in (one, other))
        verdict = relate(one, other, context.note(one, other, (a.base, b.base)))
        yield _finding((*things[0].key[:3], ""), verdict, a, b, context)


def _like(lead: ClaimRecord, thing: Thing, context: Context) -> Value:
    """The prints of the leading figure of a thing."""
    return Value.of([claim for claim in thing.claims if (claim.value, claim.bound) == (lead.value, lead.bound)], context)


def _finding(key: Sequence[str], verdict: Verdict, a: Value, b: Value, context: Context) -> FindingRecord:
    subject, indicator, statistic, scope = key
    return FindingRecord(
        make_id("finding", *key, a.id, b.id),
        verdict.relation,
        SEVERITY[verdict.relation],
        subject,
        indicator,
        statistic,
        scope,
        verdict.zh,
        verdict.en,
        evidence_of(a.claims, b.claims, context),
        tuple(a.claims[:LISTED]),
        tuple(b.claims[:LISTED]),
    )
