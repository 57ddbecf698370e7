"""Two reports side by side, figure by figure: what both say, what they say otherwise and why, what one of them alone says."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import chain, zip_longest

from govkb.model import Bound, ClaimRecord, Modality, Relation
from govkb.reconciliation.context import Context
from govkb.reconciliation.findings import verdict_between
from govkb.reconciliation.relate import Verdict, relate
from govkb.reconciliation.things import Key, Thing, group_by_thing, in_order, is_resolved
from govkb.reconciliation.values import Value, values_of


class Outcome(StrEnum):
    """How a figure of one report stands to the other report. `apart`: there is one there too, but its scope or its time is another."""

    AGREES = "agrees"
    DIFFERS = "differs"
    APART = "not compared"
    ONLY_A = "only here"
    ONLY_B = "only there"


_OUTCOMES = {
    Relation.AGREE: Outcome.AGREES,
    Relation.REPEAT: Outcome.AGREES,
    Relation.COMPATIBLE: Outcome.AGREES,
    Relation.UPDATE: Outcome.DIFFERS,
    Relation.CONFLICT: Outcome.DIFFERS,
    Relation.SCOPE: Outcome.APART,
}

_UNRESOLVED = Verdict(
    Relation.SCOPE, "没有读出是谁的、什么的数，无从比较。", "whose figure it is, or of what, was not read; it cannot be compared."
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure: its first print in each report, None where it has none there. `verdict` is None for a figure of one report alone."""

    outcome: Outcome
    a: ClaimRecord | None
    b: ClaimRecord | None
    verdict: Verdict | None = None

    @property
    def figure(self) -> ClaimRecord:
        """The print in the first report, or in the other where it has none there."""
        return next(claim for claim in (self.a, self.b) if claim is not None)


def differences(a: Iterable[ClaimRecord], b: Iterable[ClaimRecord], context: Context) -> list[Difference]:
    """Every figure of both reports, in the order of print of `a`, then those of `b` alone; what a report prints again stands once.

    Rules are compared with rules, facts with facts.
    """
    # Copies, so that a report can be set beside itself: sides are told apart by the objects, ids are the same.
    sides = ([claim for claim in a if not claim.repeat], [replace(claim) for claim in b if not claim.repeat])
    first = {id(claim) for claim in sides[0]}
    found: list[Difference] = []
    for modality in Modality:
        claims = [claim for claim in chain(*sides) if claim.modality is modality]
        pairs = [_Pair.of(thing, first, context) for thing in group_by_thing(in_order(filter(is_resolved, claims)))]
        found += [row for pair in pairs if pair.a and pair.b for row in _within(pair, context)]
        found += _alone(pairs, context)
        found += [_unresolved(claim, first) for claim in claims if not is_resolved(claim)]
    return sorted(found, key=_order)


@dataclass(frozen=True, slots=True)
class _Pair:
    """The values that each report has for one thing, in the order of print."""

    key: Key
    a: list[Value]
    b: list[Value]

    @classmethod
    def of(cls, thing: Thing, first: set[int], context: Context) -> _Pair:
        own = [claim for claim in thing.claims if id(claim) in first]
        others = [claim for claim in thing.claims if id(claim) not in first]
        return cls(thing.key, values_of(own, context), values_of(others, context))


def _within(pair: _Pair, context: Context) -> Iterator[Difference]:
    """The figures on a thing of which both reports speak: equal ones first, what is left in the order of print."""
    equal: defaultdict[tuple[object, ...], deque[Value]] = defaultdict(deque)
    for value in pair.b:
        equal[_number(value)].append(value)
    left_a: list[Value] = []
    met: set[str] = set()
    for value in pair.a:
        others = equal[_number(value)]
        if others:
            met.add(others[0].id)
            yield _difference(value, others.popleft(), context)
        else:
            left_a.append(value)
    left_b = [value for value in pair.b if value.id not in met]
    for value, other in zip(left_a, left_b, strict=False):
        yield _difference(value, other, context)
    yield from (Difference(Outcome.ONLY_A, _shown(value), None) for value in left_a[len(left_b) :])
    yield from (Difference(Outcome.ONLY_B, None, _shown(value)) for value in left_b[len(left_a) :])


def _number(value: Value) -> tuple[Decimal, Decimal | None, Bound]:
    claim = value.claims[0]
    return claim.value, claim.value_max, claim.bound


def _alone(pairs: Iterable[_Pair], context: Context) -> Iterator[Difference]:
    """The figures on things of which one report speaks, beside one that the other alone has on the indicator in another scope."""
    groups: defaultdict[tuple[str, ...], list[_Pair]] = defaultdict(list)
    for pair in pairs:
        groups[pair.key[:3]].append(pair)
    for group in groups.values():
        met: set[str] = set()
        there = _of_two_scopes(pair for pair in group if not pair.a)
        for pair in (pair for pair in group if not pair.b):
            others = next((other.b for other in there if other.key != pair.key), [])
            for value, other in zip_longest(pair.a, others[: len(pair.a)]):
                met |= {other.id} if other else set()
                yield _difference(value, other, context) if other else Difference(Outcome.ONLY_A, _shown(value), None)
        for pair in (pair for pair in group if not pair.a):
            yield from (Difference(Outcome.ONLY_B, None, _shown(value)) for value in pair.b if value.id not in met)


def _of_two_scopes(pairs: Iterable[_Pair]) -> list[_Pair]:
    """The first pair, and the first after it in another scope: one of them is not of the scope asked about."""
    first: dict[Key, _Pair] = {}
    for pair in pairs:
        first.setdefault(pair.key, pair)
    return list(first.values())[:2]


def _difference(a: Value, b: Value, context: Context) -> Difference:
    verdict = verdict_between(a, b, context) or relate(a.claims[0], b.claims[0], context.note(a.claims[0], b.claims[0], (a.base, b.base)))
    return Difference(_OUTCOMES[verdict.relation], _shown(a), _shown(b), verdict)


def _shown(value: Value) -> ClaimRecord:
    """The print that tells most: the first that is dated, else the first."""
    return next((claim for claim in value.claims if claim.time), value.claims[0])


def _unresolved(claim: ClaimRecord, first: set[int]) -> Difference:
    if id(claim) in first:
        return Difference(Outcome.ONLY_A, claim, None, _UNRESOLVED)
    return Difference(Outcome.ONLY_B, None, claim, _UNRESOLVED)


def _order(row: Difference) -> tuple[bool, int]:
    return row.a is None, row.figure.start
