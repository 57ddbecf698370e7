"""Which claims speak of one and the same thing: the gate before any two numbers are compared.

The key is subject, indicator, statistic and scope. One article may print several figures under one key (18个岗位 for one purpose, 21个岗位 for another):
then the key names several things, and figures of other articles go to the thing whose words around the number are most like theirs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby, pairwise

from govkb.model import ClaimRecord, Modality

_AROUND = 24
"""Characters on each side of a figure that tell which of several things it counts."""

_ALIKE = 0.2
"""Share of common character pairs under which two surroundings have nothing to do with each other."""

_KNOWN = 8
"""Different surroundings that a thing is known by, those printed first: more of them tell no more."""

_NEAREST = 8
"""Things with most character pairs in common that a figure is compared with."""

_COMMON = 64
"""A character pair around more things than these tells none of them from the others."""

Key = tuple[str, str, str, str]
Around = frozenset[str]
Common = tuple[Decimal | None, Decimal | None]
"""The values that figures of one article have in common, from the largest lower to the smallest upper end; None where there is no end."""

ANY: Common = (None, None)


def key_of(claim: ClaimRecord) -> Key:
    """Subject, indicator, statistic and scope."""
    return claim.subject_id, claim.indicator_id, str(claim.statistic), claim.scope


def comparable(claims: Iterable[ClaimRecord]) -> list[ClaimRecord]:
    """Claims that can be compared at all: reported, printed first, with a subject and an indicator; ordered by key and place in print."""
    return in_order(filter(is_comparable, claims))


def in_order(claims: Iterable[ClaimRecord]) -> list[ClaimRecord]:
    """Claims by key and place in print."""
    return sorted(claims, key=lambda claim: (key_of(claim), claim.document, claim.start))


def is_comparable(claim: ClaimRecord) -> bool:
    """Whether a claim can be compared at all."""
    return claim.modality is Modality.REPORTED and not claim.repeat and is_resolved(claim)


def is_resolved(claim: ClaimRecord) -> bool:
    """Whether it is known whose figure a claim is, and of what."""
    return claim.subject_id != "" and claim.indicator_id != ""


@dataclass(slots=True)
class Thing:
    """Claims on one thing. `number` tells several things of one key apart; 0 is the first."""

    key: Key
    number: int
    claims: list[ClaimRecord] = field(default_factory=list)


def things_of(claims: Iterable[ClaimRecord]) -> Iterator[Thing]:
    """The things that comparable claims speak of, in the order of keys."""
    return group_by_thing(comparable(claims))


def group_by_thing(claims: Iterable[ClaimRecord]) -> Iterator[Thing]:
    """The things that claims `in_order` speak of."""
    for key, group in groupby(claims, key=key_of):
        members = list(group)
        if _names_several(members):
            yield from _Split(key).of(members)
        else:
            yield Thing(key, 0, members)


def _names_several(claims: list[ClaimRecord]) -> bool:
    """Whether one article prints figures under the key that cannot be one figure."""
    by_article: defaultdict[str, list[ClaimRecord]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article_id].append(claim)
    return any(not _is_in((one.low, one.high), other) for group in by_article.values() for one, other in pairwise(group))


class _Split:
    """The things of one key, and an index from the character pairs around their figures, so that a figure is compared with the nearest alone."""

    def __init__(self, key: Key) -> None:
        self._key = key
        self._things: list[Thing] = []
        self._around: list[dict[Around, None]] = []
        self._common: list[dict[str, Common]] = []
        self._index: defaultdict[str, list[int]] = defaultdict(list)

    def of(self, claims: Iterable[ClaimRecord]) -> list[Thing]:
        for claim in claims:
            around = _around(claim)
            best = self._nearest(claim, around)
            if best is None:
                best = len(self._things)
                self._things.append(Thing(self._key, best))
                self._around.append({})
                self._common.append({})
            self._add(best, claim, around)
        return self._things

    def _add(self, at: int, claim: ClaimRecord, around: Around) -> None:
        self._things[at].claims.append(claim)
        self._common[at][claim.article_id] = _narrowed(self._common[at].get(claim.article_id, ANY), claim)
        if len(self._around[at]) < _KNOWN and around not in self._around[at]:
            self._around[at][around] = None
            for pair in sorted(around):
                things = self._index[pair]
                if len(things) <= _COMMON and at not in things[-1:]:
                    things.append(at)

    def _nearest(self, claim: ClaimRecord, around: Around) -> int | None:
        """The thing whose figures stand among words most like these, the first of equals; None where all are too unlike."""
        found = (self._index.get(pair, ()) for pair in around)
        shared = Counter(at for things in found if len(things) <= _COMMON for at in things)
        nearest = sorted(shared, key=lambda at: (-shared[at], at))[:_NEAREST]
        open_to = [at for at in nearest if _is_in(self._common[at].get(claim.article_id, ANY), claim)]
        likeness = {at: max(_likeness(around, other) for other in self._around[at]) for at in open_to}
        best = max(likeness, key=lambda at: (likeness[at], -at), default=None)
        return None if best is None or likeness[best] < _ALIKE else best


def _is_in(common: Common, claim: ClaimRecord) -> bool:
    """Whether a figure can be one with the figures that have these values in common."""
    low, high = common
    return (low is None or claim.high is None or low <= claim.high) and (high is None or claim.low <= high)


def _narrowed(common: Common, claim: ClaimRecord) -> Common:
    low, high = common
    return (
        claim.low if low is None else max(low, claim.low),
        claim.high if high is None else high if claim.high is None else min(high, claim.high),
    )


def _likeness(one: Around, other: Around) -> float:
    """Share of common character pairs (Jaccard)."""
    return len(one & other) / len(one | other) if one | other else 0.0


def _around(claim: ClaimRecord) -> Around:
    """The character pairs in the words around a figure."""
    start, end = claim.text_start - claim.sentence_start, claim.text_end - claim.sentence_start
    behind = claim.sentence[end : end + _AROUND]
    text = claim.sentence[max(0, start - _AROUND) : start] + "|" + behind.split("，")[0]
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))
