"""From where a figure stands on record to the verdict on it, and why.

A figure is borne out by any claim at its place that agrees; it is contradicted only by one that must be the same figure: a copy of its words, the
same thing by reconciliation's gate, or nearly the same words on the same subject. Where both are there, the stronger ground wins, and of two as
strong the figure is contested.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass

from govkb.drafts.agreement import Agreement, agreement, is_altered
from govkb.drafts.placing import UNMISTAKABLE, Standing, Strength
from govkb.drafts.record import Record, Rulings
from govkb.drafts.verdicts import Verdict
from govkb.model import ClaimRecord, Relation
from govkb.reconciliation.relate import relate

_SURE = 0.7
"""Likeness of surroundings from which on another value is a contradiction, not another figure."""

_ALIKE = 0.25
"""Likeness of surroundings from which on one phrase (方面, 服务) that no indicator file defines names one thing."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict and the claims on record behind it, the decisive one first; `nearest` tells of one that was not good enough to decide."""

    verdict: Verdict
    sources: tuple[ClaimRecord, ...] = ()
    ruling: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """What is on record of the figure's own surroundings: articles that are the draft's own, printed before, and passages it is taken from."""

    articles: Collection[str] = ()
    passages: Collection[str] = ()

    def has(self, claim: ClaimRecord) -> bool:
        return claim.article_id in self.articles or claim.passage_id in self.passages


NOWHERE = Home()


def decide(claim: ClaimRecord, standings: Sequence[Standing], record: Record, home: Home = NOWHERE) -> Decision:
    """The verdict on a figure of the draft."""
    rulings = record.rulings
    at_place = _of_subject(claim, standings, home)
    rejected = [one for one in at_place if one.claim.id in rulings.rejected]
    at_place = [one for one in at_place if one.claim.id not in rulings.rejected]
    support = [one for one in at_place if _supports(claim, one)]
    against = [
        one
        for one in at_place
        if _contradicts(claim, one, record.words.definitions.keys())
        and not any(rulings.are_apart(one.claim, other.claim) for other in support)
    ]
    if any(one.claim.id in rulings.preferred for one in support):
        against = []
    elif preferred := [one for one in against if one.claim.id in rulings.preferred]:
        return Decision(Verdict.DIFFERS, _claims([*preferred, *against]), rulings.preferred[preferred[0].claim.id].reason)
    if not support:
        return _unsupported(claim, at_place, against, rejected, rulings)
    if against and max(map(_strength, against)) > max(map(_strength, support)) <= Strength.NEAR:
        return Decision(Verdict.DIFFERS, _claims(against))
    later = [one for one in at_place if _replaces(one.claim, claim, support)]
    if later:
        return Decision(Verdict.STALE, _claims([*later, *support]))
    if against:
        return Decision(Verdict.CONTESTED, _claims([*against, *support]))
    return _supported(claim, support, home)


def _of_subject(claim: ClaimRecord, standings: Iterable[Standing], home: Home) -> list[Standing]:
    """Those of the draft's subject, and those where its own words tell whose figure it is: a formula of the genre is printed of many places."""
    return [one for one in standings if _is_of_subject(claim, one, home)]


def _is_of_subject(claim: ClaimRecord, one: Standing, home: Home) -> bool:
    if one.strength is Strength.VALUE or one.claim.subject_id == claim.subject_id != "" or one.claim.subject == claim.subject != "":
        return True
    if one.strength is Strength.COPY and home.has(one.claim):
        return True
    return one.likeness >= UNMISTAKABLE and "" in {claim.subject, one.claim.subject}


def _supports(claim: ClaimRecord, one: Standing) -> bool:
    agrees = agreement(claim, one.claim)
    if agrees is Agreement.NONE or (agrees is not Agreement.SAME and is_altered(claim, one.claim)):
        return False
    return one.strength is Strength.COPY or one.claim.unit == claim.unit or agrees is Agreement.SAME


def _contradicts(claim: ClaimRecord, one: Standing, curated: Set[str]) -> bool:
    """Whether a claim must be the same figure, and is another value at the same time."""
    if _supports(claim, one) or one.strength is Strength.VALUE:
        return False
    if one.strength is Strength.NEAR and (one.likeness < _SURE or not _is_comparable(claim, one.claim)):
        return False
    if one.likeness < UNMISTAKABLE and any(agreement(claim, other) is Agreement.SAME for other in one.line):
        return False
    if one.strength is Strength.COPY:
        return claim.time == one.claim.time or relate(claim, one.claim).relation is not Relation.UPDATE
    if one.strength is Strength.THING and one.likeness < _ALIKE and one.claim.indicator_id not in curated:
        return False
    return relate(claim, one.claim).relation in {Relation.CONFLICT, Relation.COMPATIBLE}


def _is_comparable(claim: ClaimRecord, other: ClaimRecord) -> bool:
    fields = ("unit", "statistic", "modality", "scope")
    return all(getattr(claim, name) == getattr(other, name) for name in fields)


def _strength(one: Standing) -> Strength:
    return one.strength


def _replaces(later: ClaimRecord, claim: ClaimRecord, support: Iterable[Standing]) -> bool:
    """Whether a claim of the same thing holds at a later time than the draft's figure does, with another value."""
    if relate(claim, later).relation is not Relation.UPDATE:
        return False
    held = [claim, *(one.claim for one in support)]
    since, until = max(_until(one) for one in held), _until(later)
    # What was counted over more years (近三年) is another figure than that of the last of them.
    return bool(since and until > since) and later.period_start >= max(one.period_start for one in held)


def _until(claim: ClaimRecord) -> str:
    return claim.period_end or claim.period_start


def _unsupported(
    claim: ClaimRecord, at_place: Sequence[Standing], against: Sequence[Standing], rejected: Sequence[Standing], rulings: Rulings
) -> Decision:
    refused = [one for one in rejected if _supports(claim, one)]
    if refused:
        return Decision(Verdict.DIFFERS, _claims([*refused, *against]), rulings.rejected[refused[0].claim.id].reason)
    if against:
        return Decision(Verdict.DIFFERS, _claims(against))
    dated = [one for one in at_place if one.strength >= Strength.THING and relate(claim, one.claim).relation is Relation.UPDATE]
    later = [one for one in dated if _replaces(one.claim, claim, ())]
    if later:
        return Decision(Verdict.STALE, _claims(later))
    return Decision(Verdict.NOT_IN_KB, _claims(dated or [one for one in at_place if one.strength is not Strength.VALUE][:1]))


def _supported(claim: ClaimRecord, support: Sequence[Standing], home: Home) -> Decision:
    if all(one.claim.article_id in home.articles for one in support):
        return Decision(Verdict.SELF_ONLY, _claims(support))
    best = max(
        support, key=lambda one: (agreement(claim, one.claim), one.claim.article_id not in home.articles, one.strength, one.likeness)
    )
    verdict = {
        Agreement.SAME: Verdict.MATCH,
        Agreement.TRUNCATED: Verdict.MATCH_TRUNCATED,
        Agreement.APPROXIMATE: Verdict.MATCH_APPROX,
    }[agreement(claim, best.claim)]
    return Decision(verdict, _claims([best, *support]))


def _claims(standings: Iterable[Standing]) -> tuple[ClaimRecord, ...]:
    return tuple({one.claim.id: one.claim for one in standings}.values())
