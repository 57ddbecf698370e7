"""The prints of one value, and what comparing them with those of another needs, worked out once however many values there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from govkb.model import ClaimRecord
from govkb.reconciliation.bases import Base
from govkb.reconciliation.context import Context

_TIMES = 8
"""Times at which one value is printed that are compared with those of another."""


@dataclass(frozen=True, slots=True)
class Value:
    """Claims on one thing with one value, in the order of print.

    `dated` has one print for each time the value is printed with; `texts` the first print in each text, by what the text is known by; `base` the
    first that a rate beside one of the prints implies; `id` the least of the claims' ids.
    """

    claims: Sequence[ClaimRecord]
    dated: Sequence[ClaimRecord]
    texts: Mapping[str, ClaimRecord]
    base: Base | None
    id: str

    @classmethod
    def of(cls, claims: Sequence[ClaimRecord], context: Context) -> Value:
        texts: dict[str, ClaimRecord] = {}
        for claim in claims:
            texts.setdefault(context.sources.first_print(claim), claim)
        base = next((context.bases[claim.id] for claim in claims if claim.id in context.bases), None)
        return cls(claims, _dated(claims), texts, base, min(claim.id for claim in claims))


def values_of(claims: Iterable[ClaimRecord], context: Context) -> list[Value]:
    """The values of claims on one thing, in the order in which they are first printed."""
    values: defaultdict[tuple[object, ...], list[ClaimRecord]] = defaultdict(list)
    for claim in claims:
        values[claim.value, claim.value_max, claim.bound, claim.low, claim.high].append(claim)
    return [Value.of(prints, context) for prints in values.values()]


def _dated(claims: Sequence[ClaimRecord]) -> list[ClaimRecord]:
    """One print for each time the value is printed with, and each of two articles; undated ones only where it is never dated.

    The date holds for the value wherever it is printed.
    """
    chosen: defaultdict[tuple[str, str, str], dict[str, ClaimRecord]] = defaultdict(dict)
    for claim in [claim for claim in claims if claim.time] or claims:
        prints = chosen[claim.time, claim.period_start, claim.period_end]
        if len(prints) < 2:
            prints.setdefault(claim.article_id or claim.report_id, claim)
    return [claim for prints in list(chosen.values())[:_TIMES] for claim in prints.values()]
