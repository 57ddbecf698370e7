"""Copies of a page with one figure altered: one digit changed, unit and words kept, the same for the same seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from govkb.drafts import FAILING, Record, check
from govkb.engines.analysis import analyse
from govkb.knowledge import Knowledge
from govkb.model import ClaimRecord, Report

_ARABIC, _CHINESE = "0123456789", "二三四五六七八九"
_WIDE = "０１２３４５６７８９"


@dataclass(frozen=True)
class Mutant:
    """A copy of a page in which the figure at [start, end) is printed `after` and not `before`."""

    report: Report
    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True)
class Outcome:
    """What the check said of the altered figure (`unread` when it saw no figure there), and of figures that were not altered."""

    mutant: Mutant
    verdict: str
    reason: str
    collateral: tuple[str, ...]

    @property
    def caught(self) -> bool:
        return self.verdict in {verdict.value for verdict in FAILING}


def mutants(report: Report, claims: Sequence[ClaimRecord], *, seed: int = 5) -> Iterator[Mutant]:
    """One for each figure that has a digit."""
    for claim in sorted(claims, key=lambda claim: claim.start):
        before = report.text[claim.start : claim.end]
        after = _altered(before, Random(f"{seed} {report.document} {claim.start}"))
        if after is not None:
            text = report.text[: claim.start] + after + report.text[claim.end :]
            yield Mutant(replace(report, text=text), claim.start, claim.end, before, after)


def _altered(quote: str, random: Random) -> str | None:
    for digits in (_ARABIC, _WIDE, _CHINESE):
        places = [at for at, character in enumerate(quote) if character in digits]
        if places:
            at = random.choice(places)
            leads = at == 0 or quote[at - 1] not in f"{digits}.．"
            others = [digit for digit in digits if digit != quote[at] and not (leads and digit in "0０")]
            return quote[:at] + random.choice(others) + quote[at + 1 :]
    return None


def examine(mutant: Mutant, record: Record, knowledge: Knowledge) -> Outcome:
    """The mutant checked as a draft."""
    draft = replace(mutant.report, document=f"draft:{mutant.report.document}")
    checked = check(analyse(draft, knowledge, segmenter="jieba"), record)
    at_place = [figure for figure in checked.figures if figure.start < mutant.end and mutant.start < figure.end]
    ranked = sorted(at_place, key=lambda figure: not figure.fails)
    verdict, reason = (ranked[0].verdict.value, ranked[0].reason_en) if ranked else ("unread", "no figure is read at its place")
    collateral = tuple(
        f"{figure.verdict} {figure.quote}: {figure.reason_en}"
        for figure in checked.figures
        if figure.fails and figure not in at_place and not any(other.start == mutant.start for other in figure.inside)
    )
    return Outcome(mutant, verdict, reason, collateral)


def table(outcomes: Sequence[Outcome]) -> str:
    """How many were caught, and every miss with its reason."""
    caught = sum(outcome.caught for outcome in outcomes)
    counts = ", ".join(f"{number} {verdict}" for verdict, number in Counter(outcome.verdict for outcome in outcomes).most_common())
    lines = [f"{caught} of {len(outcomes)} altered figures reported ({caught / max(len(outcomes), 1):.1%}): {counts}"]
    for outcome in outcomes:
        mutant = outcome.mutant
        if not outcome.caught:
            lines.append(
                f"  missed {mutant.report.document}:{mutant.start} {mutant.before!r} → {mutant.after!r}: {outcome.verdict}; {outcome.reason}"
            )
        lines += [
            f"  beside {mutant.report.document}:{mutant.start} {mutant.before!r} → {mutant.after!r}: {one}" for one in outcome.collateral
        ]
    return "\n".join(lines)
