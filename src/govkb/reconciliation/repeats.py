"""Findings about text that is printed again: one for each figure in it, with all later prints; and for each that a later print gives otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from govkb.model import ClaimRecord, Relation, make_id
from govkb.reconciliation.context import NO_CONTEXT, Context
from govkb.reconciliation.evidence import LISTED, evidence_of
from govkb.reconciliation.figures import same_unit
from govkb.reconciliation.records import FindingRecord
from govkb.reconciliation.relate import SEVERITY, Verdict, meet, relate
from govkb.reconciliation.things import is_comparable, key_of

_NAMED = 3
"""Reports that a sentence names before it says how many more there are."""


def repeats(claims: Iterable[ClaimRecord], context: Context = NO_CONTEXT) -> Iterator[FindingRecord]:
    """One finding for each figure that is printed again with its text, in its report or another, and one for each other number in its place."""
    ordered = sorted(claims, key=lambda claim: (claim.document, claim.start))
    known = {claim.id: claim for claim in ordered}
    again: defaultdict[str, list[ClaimRecord]] = defaultdict(list)
    for claim in ordered:
        origin = context.sources.first_print(known.get(claim.repeat_of, claim))
        if origin != claim.id and origin in known:
            again[origin].append(claim)
    for id_, prints in again.items():
        origin_claim = known[id_]
        same = [claim for claim in prints if meet(claim, origin_claim)]
        if same:
            yield _finding(origin_claim, same, _repeat(origin_claim, same), context)
        yield from _otherwise(origin_claim, [claim for claim in prints if not _is_said(claim, known)], context)


def _is_said(claim: ClaimRecord, known: Mapping[str, ClaimRecord]) -> bool:
    """Whether its own report prints the figure in the same words before: what is to be said of it is said of that print."""
    own = known.get(claim.repeat_of, claim)
    return own is not claim and own.document == claim.document and meet(own, claim)


def _repeat(origin: ClaimRecord, prints: Sequence[ClaimRecord]) -> Verdict:
    own = sum(claim.document == origin.document for claim in prints) + 1
    others = sorted({claim.document for claim in prints} - {origin.document})
    zh = en = ""
    if own > 1:
        zh = f"{origin.document}把含“{origin.quote}”的段落印了{own}遍，"
        en = f"{origin.document} prints the passage with {origin.quote} {own} times; "
    if others:
        zh += f"{_names(others, '、', '等')}与{origin.document}印有同一段含“{origin.quote}”的文字，"
        verb = "print" if len(others) > 1 else "prints"
        en += f"{_names(others, ', ', ' and ')} {verb} the text of {origin.document} with {origin.quote}; "
    return Verdict(Relation.REPEAT, f"{zh}只算一个来源。", f"{en}it is one source.")


def _names(documents: Sequence[str], comma: str, more: str) -> str:
    named = comma.join(documents[:_NAMED])
    if len(documents) <= _NAMED:
        return named
    return f"{named}{more}{len(documents)}个文件" if more == "等" else f"{named}{more}{len(documents) - _NAMED} more"


def _otherwise(origin: ClaimRecord, prints: Sequence[ClaimRecord], context: Context) -> Iterator[FindingRecord]:
    """Other numbers at the same place of the same text, where the claims were not read as of one thing and so are not compared as such."""
    values: defaultdict[tuple[object, ...], list[ClaimRecord]] = defaultdict(list)
    for claim in prints:
        compared = key_of(claim) == key_of(origin) and is_comparable(claim) and is_comparable(origin)
        if not compared and not meet(claim, origin) and same_unit(claim.unit, origin.unit):
            values[claim.value, claim.value_max, claim.bound].append(claim)
    for others in values.values():
        verdict = relate(origin, replace(others[0], scope=origin.scope), context.note(origin, others[0]))
        yield _finding(origin, others, verdict, context)


def _finding(origin: ClaimRecord, prints: Sequence[ClaimRecord], verdict: Verdict, context: Context) -> FindingRecord:
    parts = ("repeat", origin.id) if verdict.relation is Relation.REPEAT else ("reprint", origin.id, prints[0].id)
    return FindingRecord(
        make_id("finding", *parts),
        verdict.relation,
        SEVERITY[verdict.relation],
        origin.subject_id,
        origin.indicator_id,
        str(origin.statistic),
        origin.scope,
        verdict.zh,
        verdict.en,
        evidence_of([origin], prints, context),
        (origin,),
        tuple(prints[:LISTED]),
    )
