"""Which claims speak of one and the same thing: the gate before any two numbers are compared.

The key is subject, indicator, statistic and scope. One article may print several figures under one key (18个岗位 for one purpose, 21个岗位 for another):
then the key names several things, and figures of other articles go to the thing whose words around the number are most like theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from govkb.model import ClaimRecord, Modality

_AROUND = 24
"""Characters on each side of a figure that tell which of several things it counts."""

_ALIKE = 0.2
"""Share of common character pairs under which two surroundings have nothing to do with each other."""

Key = tuple[str, str, str, str]


def key_of(claim: ClaimRecord) -> Key:
    """Subject, indicator, statistic and scope."""
    return claim.subject_id, claim.indicator_id, str(claim.statistic), claim.scope


def comparable(claims: Iterable[ClaimRecord]) -> list[ClaimRecord]:
    """Claims that can be compared at all: reported, printed first, with a subject and an indicator; ordered by key and place in print."""
    kept = [
        claim for claim in claims if claim.modality is Modality.REPORTED and not claim.repeat and claim.subject_id and claim.indicator_id
    ]
    return sorted(kept, key=lambda claim: (key_of(claim), claim.document, claim.start))


@dataclass(slots=True)
class Thing:
    """Claims on one thing. `number` tells several things of one key apart; 0 is the first."""

    key: Key
    number: int
    claims: list[ClaimRecord] = field(default_factory=list)

    def likeness(self, claim: ClaimRecord) -> float:
        return max(_likeness(claim, other) for other in self.claims)


def things_of(claims: Iterable[ClaimRecord]) -> Iterator[Thing]:
    """The things that comparable claims speak of, in the order of keys."""
    for key, group in groupby(comparable(claims), key=key_of):
        members = list(group)
        if _names_several(members):
            yield from _split(key, members)
        else:
            yield Thing(key, 0, members)


def _names_several(claims: list[ClaimRecord]) -> bool:
    """Whether one article prints figures under the key that cannot be one figure."""
    by_article: dict[str, list[ClaimRecord]] = {}
    for claim in claims:
        by_article.setdefault(claim.article_id, []).append(claim)
    return any(not _meet(one, other) for group in by_article.values() for one, other in pairwise(group))


def _split(key: Key, claims: list[ClaimRecord]) -> list[Thing]:
    things: list[Thing] = []
    for claim in claims:
        open_to = [thing for thing in things if all(_may_join(claim, other) for other in thing.claims)]
        best = max(open_to, key=lambda thing: (thing.likeness(claim), -thing.number), default=None)
        if best is None or best.likeness(claim) < _ALIKE:
            best = Thing(key, len(things))
            things.append(best)
        best.claims.append(claim)
    return things


def _may_join(claim: ClaimRecord, other: ClaimRecord) -> bool:
    """Two figures of one article are of one thing only when they can be one figure."""
    return claim.article_id != other.article_id or _meet(claim, other)


def _meet(one: ClaimRecord, other: ClaimRecord) -> bool:
    return _reaches(one, other) and _reaches(other, one)


def _reaches(one: ClaimRecord, other: ClaimRecord) -> bool:
    return one.high is None or other.low <= one.high


def _likeness(one: ClaimRecord, other: ClaimRecord) -> float:
    """Share of common character pairs in the words around the two figures (Jaccard)."""
    a, b = _around(one), _around(other)
    return len(a & b) / len(a | b) if a | b else 0.0


def _around(claim: ClaimRecord) -> set[str]:
    start, end = claim.text_start - claim.sentence_start, claim.text_end - claim.sentence_start
    behind = claim.sentence[end : end + _AROUND]
    text = claim.sentence[max(0, start - _AROUND) : start] + "|" + behind.split("，")[0]
    return {text[i : i + 2] for i in range(len(text) - 1)}
