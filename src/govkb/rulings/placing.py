"""Rulings brought back to the claims of today's reports, by the print; what they rest on and is no more as it was is said (a tainted ruling).

A print is found where its sentence, quote, occurrence and subject are those of a claim. Where none is, the sentence is looked for in the text
of all passages, so that a ruling outlives an extractor that cuts sentences, quantities or subjects otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from govkb.model import ClaimRecord
from govkb.resolution import ReportResult
from govkb.rulings.elsewhere import Elsewhere
from govkb.rulings.keys import print_of
from govkb.rulings.values import Decision, Print, Ruling


class Status(StrEnum):
    """What became of a ruling at a build."""

    APPLIED = "applied"
    SUPERSEDED = "superseded"
    """A later ruling on the same print holds."""
    TAINTED = "tainted"
    """The print is not what it was; the ruling is not applied."""


@dataclass(frozen=True, slots=True)
class Taint:
    """What has become of a print, one sentence in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A ruling with the claims that stand behind its prints today. `taints` may be there although it is applied: another print carries it."""

    ruling: Ruling
    status: Status
    a: tuple[ClaimRecord, ...]
    b: tuple[ClaimRecord, ...]
    taints: tuple[Taint, ...] = ()

    @property
    def decides(self) -> bool:
        """Whether it is in force and says more than a remark."""
        return self.status is Status.APPLIED and self.ruling.decision is not Decision.NOTE


def place(rulings: Sequence[Ruling], results: Sequence[ReportResult]) -> tuple[Placed, ...]:
    """Every ruling with its claims, in the order given, which is that of time."""
    if len(rulings) == 0:
        return ()
    claims = [claim for result in results for claim in result.claims]
    wanted = {one.key: one for ruling in rulings for one in (*ruling.a, *ruling.b)}
    found = _found(wanted.values(), claims, results)
    latest = {ruling.matter: ruling.id for ruling in rulings if ruling.decision is not Decision.NOTE}
    return tuple(_placed(ruling, found, latest) for ruling in rulings)


def tainted(placed: Iterable[Placed], path: Path) -> list[str]:
    """One line for a person on each taint; `path` is that of the rulings."""
    return [
        f"{path}: ruling {one.ruling.id} ({one.ruling.decision}, {one.ruling.author}, {one.ruling.made[:10]}): {taint.en}; "
        + ("it is not applied" if one.status is Status.TAINTED else "its other prints are as they were")
        for one in placed
        for taint in one.taints
    ]


Find = tuple[tuple[ClaimRecord, ...], Taint | None]


def _found(prints: Iterable[Print], claims: Sequence[ClaimRecord], results: Sequence[ReportResult]) -> dict[str, Find]:
    """For each print, by its key, the claims behind it, or what has become of it."""
    wanted = {(one.sentence, one.quote, one.occurrence) for one in prints}
    sentences = {sentence for sentence, _, _ in wanted}
    by_print: defaultdict[tuple[str, str, int], list[ClaimRecord]] = defaultdict(list)
    for claim in claims:
        one = print_of(claim)
        if one.sentence in sentences:
            by_print[one.sentence, one.quote, one.occurrence].append(claim)
    lost = [one for one in prints if (one.sentence, one.quote, one.occurrence) not in by_print]
    elsewhere = Elsewhere(lost, results) if lost else None
    found: dict[str, Find] = {}
    for one in prints:
        standing = by_print.get((one.sentence, one.quote, one.occurrence))
        if standing is None and elsewhere is not None:
            standing = elsewhere.claims_at(one)
            if len(standing) == 0:
                found[one.key] = (), Taint(*elsewhere.account_of(one))
                continue
        found[one.key] = _of_subject(one, standing or [])
    return found


def _of_subject(one: Print, claims: Sequence[ClaimRecord]) -> Find:
    """Of the claims at a print those of its subject; where it is read otherwise now, those in the article that the ruling was made on."""
    ordered = sorted(claims, key=lambda claim: (claim.document, claim.start))
    own = [claim for claim in ordered if one.subject in {claim.subject, ""}]
    own = own or [claim for claim in ordered if (one.title and claim.title == one.title) or claim.document == one.document]
    if own:
        return tuple(own), None
    subjects = "、".join(sorted({claim.subject or "（未定）" for claim in ordered}))
    return (), Taint(
        f"“{one.quote}”所在的句子现在只见于{subjects}，不再是{one.subject}的数",
        f"the sentence with {one.quote} now stands for {subjects} only, no longer for {one.subject}",
    )


def _placed(ruling: Ruling, found: dict[str, Find], latest: dict[str, str]) -> Placed:
    a, b = _claims(ruling.a, found), _claims(ruling.b, found)
    taints = tuple(taint for one in (*ruling.a, *ruling.b) if (taint := found[one.key][1]) is not None)
    if len(a) == 0 or (ruling.b and len(b) == 0):
        status = Status.TAINTED
    elif ruling.decision is not Decision.NOTE and latest[ruling.matter] != ruling.id:
        status = Status.SUPERSEDED
    else:
        status = Status.APPLIED
    return Placed(ruling, status, a, b, taints)


def _claims(prints: Iterable[Print], found: dict[str, Find]) -> tuple[ClaimRecord, ...]:
    claims = {claim.id: claim for one in prints for claim in found[one.key][0]}
    return tuple(claims.values())
