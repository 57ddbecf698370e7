"""A figure of a place that is larger than that of the place it lies in: what a county has, its prefecture has too.

Only stocks, of one indicator and scope, that are not of different times; and only where the smallest figure of the place is larger than the largest
of the place above it, so that a figure in doubt at either place accuses none at the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from govkb.model import Arithmetic, ClaimRecord, Statistic
from govkb.reconciliation.audits.audit import Audit
from govkb.reconciliation.things import Thing
from govkb.reconciliation.times import apart

KIND = "hierarchy"


def audit(things: Iterable[Thing], parents: Mapping[str, str], stocks: Set[str]) -> Iterator[Audit]:
    """The figures that are larger than those above them. `parents` has the place above each place, `stocks` are ids of indicators."""
    claims: defaultdict[tuple[str, str], defaultdict[str, list[ClaimRecord]]] = defaultdict(lambda: defaultdict(list))
    for thing in things:
        subject, indicator, statistic, scope = thing.key
        if statistic == Statistic.TOTAL and indicator in stocks:
            claims[indicator, scope][subject] += thing.claims
    for group in claims.values():
        by_subject = {subject: _Ends.of(own) for subject, own in group.items()}
        for subject, own in by_subject.items():
            above = next((place for place in _above(subject, parents) if place in by_subject), None)
            if above is not None:
                yield from _larger(own.least, by_subject[above].most)


@dataclass(frozen=True, slots=True)
class _Ends:
    """The smallest and the largest figure of a place; `most` is None where one has no upper end."""

    least: ClaimRecord
    most: ClaimRecord | None

    @classmethod
    def of(cls, claims: Sequence[ClaimRecord]) -> _Ends:
        least = min(claims, key=lambda claim: (claim.low, claim.document, claim.start))
        if any(claim.high is None for claim in claims):
            return cls(least, None)
        return cls(least, max(claims, key=lambda claim: (claim.high or 0, claim.document, claim.start)))


def _above(subject: str, parents: Mapping[str, str]) -> Iterator[str]:
    """The places above a place, from the nearest up; a circle ends where it closes."""
    seen = {subject}
    place = parents.get(subject, "")
    while place and place not in seen:
        yield place
        seen.add(place)
        place = parents.get(place, "")


def _larger(least: ClaimRecord, most: ClaimRecord | None) -> Iterator[Audit]:
    if most is None or most.high is None or least.low <= most.high or apart(least, most) is not None:
        return
    yield Audit(
        KIND,
        Arithmetic.IMPOSSIBLE,
        f"{least.document}把{least.subject}的{least.indicator}印作{least.quote}，{most.document}把上一级{most.subject}的印作{most.quote}；下级大于上级，不能同时成立。",
        f"{least.document} prints {least.quote} {least.indicator} for {least.subject}, {most.document} prints {most.quote} for {most.subject}, which holds it; "
        "a part larger than the whole cannot hold.",
        (least,),
        (most,),
        {"formula": f"{least.quote} > {most.quote}", "place": least.subject, "above": most.subject},
    )
