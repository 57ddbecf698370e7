"""From what an editor points at, a finding or a claim of a knowledge base, to a ruling on the print behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from govkb.errors import GovkbError
from govkb.model import ClaimRecord
from govkb.rulings.keys import print_of
from govkb.rulings.values import Decision, Print, Ruling

SIDES = ("a", "b")
_ON_PAIRS = (Decision.SAME, Decision.DIFFERENT)


class RulingError(GovkbError):
    """A ruling that says nothing: on a side that is not there, on one claim where two are needed."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is ruled on. `relation` is the finding's, empty for claims; a single claim stands in `a`.

    `side`, a or b, says which value of a finding is preferred or rejected; empty where the ruling is about the whole.
    """

    name: str
    a: Sequence[ClaimRecord]
    b: Sequence[ClaimRecord] = ()
    relation: str = ""
    side: str = ""


def make_ruling(target: Target, decision: Decision, *, author: str, reason: str, now: datetime | None = None) -> Ruling:
    """The ruling, made `now`: by the clock unless given. RulingError when it would say nothing."""
    for name, text in (("author", author), ("reason", reason)):
        if text.strip() == "":
            raise RulingError(f"a ruling states its {name}; --{name} is empty")
    chosen = _chosen(target, decision)
    if decision in _ON_PAIRS:
        _check_pair(chosen, decision)
    moment = (now or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="microseconds")
    return Ruling(moment, author.strip(), decision, reason.strip(), _prints(chosen.a), _prints(chosen.b), chosen.relation)


def _chosen(target: Target, decision: Decision) -> Target:
    """The target with the side that the decision is for in front."""
    side = target.side
    if side == "":
        if decision is Decision.PREFER and target.relation:
            raise RulingError(_which_side(target))
        return target
    if side not in SIDES or len(target.b) == 0:
        raise RulingError(f"{target.name} has {'the sides a and b' if target.b else 'one side only'}, no side {side!r}")
    own, other = (target.a, target.b) if side == "a" else (target.b, target.a)
    match decision:
        case Decision.PREFER:
            return Target(target.name, own, other, target.relation)
        case Decision.REJECT:
            return Target(target.name, own)
        case _:
            raise RulingError(f"{decision} is about both sides; --side goes with prefer and reject")


def _prints(claims: Iterable[ClaimRecord]) -> tuple[Print, ...]:
    """The prints of the claims, each once: a passage printed twice is one print."""
    prints = {one.key: one for one in map(print_of, sorted(claims, key=lambda claim: (claim.document, claim.start)))}
    return tuple(prints.values())


def _check_pair(target: Target, decision: Decision) -> None:
    if len(target.a) == 0 or len(target.b) == 0:
        raise RulingError(f"{target.name} is one claim; {decision} takes two: name the other --with its id, or rule on a finding")
    subjects = {claim.subject for claim in (*target.a, *target.b)}
    if len(subjects) > 1:
        raise RulingError(f"{target.name} is about {' and '.join(sorted(subjects))}; figures of different subjects are not compared")


def _which_side(target: Target) -> str:
    if len(target.b) == 0:
        return f"{target.name} has one side only, so there is nothing to prefer; accept or reject it"
    sides = [
        f"--side {side} ({', '.join(sorted({f'{claim.quote} in {claim.document}' for claim in claims}))})"
        for side, claims in zip(SIDES, (target.a, target.b), strict=True)
    ]
    return f"{target.name} has two sides; say which is preferred: {' or '.join(sides)}"
