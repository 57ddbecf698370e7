"""What is known of claims beyond the claims themselves, for those who compare them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from govkb.model import ClaimRecord
from govkb.reconciliation.bases import Base, bases_of, difference
from govkb.reconciliation.relate import Note
from govkb.reconciliation.reprints import Reprints, find_reprints
from govkb.reconciliation.sources import Sources
from govkb.resolution import ReportResult

_BODY = re.compile(r"(?:部|委|委员会|局|厅|院|府|办|办公室|党工委|中心)$")
"""How the name of a body that issues figures ends, in a byline (■中共黔东南州委组织部)."""


@dataclass(frozen=True, slots=True)
class Context:
    """What claims do not say of themselves.

    `sources` knows which texts are one, `bases` has the base that a count or a rate implies by the claim's id, `published` the day of publication of
    each report that has one by the report's id, `issued` the articles that a body signs, not a reporter.
    """

    sources: Sources = field(default_factory=Sources)
    bases: Mapping[str, Base] = field(default_factory=dict)
    published: Mapping[str, str] = field(default_factory=dict)
    issued: Set[str] = frozenset()

    def note(self, a: ClaimRecord, b: ClaimRecord, bases: tuple[Base | None, Base | None] = (None, None)) -> Note:
        """What is known of two prints; `bases` are those of their values, for prints that have none beside them."""
        one, other = (self.bases.get(claim.id, base) for claim, base in zip((a, b), bases, strict=True))
        zh, en = ("", "") if one is None or other is None else difference(one, other)
        return Note(zh, en, one_text=self.sources.first_print(a) == self.sources.first_print(b))


NO_CONTEXT = Context()
"""Nothing is known but the claims."""


def context_of_claims(claims: Sequence[ClaimRecord], published: Mapping[str, str], one_text: Iterable[Sequence[str]]) -> Context:
    """What is known of claims without the text around them.

    `published` has the day of publication by the id of a report, `one_text` the ids of claims that stand at one place of one text.
    """
    known = {claim.id: claim for claim in claims}
    groups = (tuple(known[id_] for id_ in ids if id_ in known) for ids in one_text)
    return Context(Sources(Reprints(tuple(group for group in groups if len(group) > 1), ())), _bases(claims), published)


def context_of(results: Sequence[ReportResult]) -> Context:
    """Everything known of the claims of these reports."""
    bases = {id_: base for result in results for id_, base in _bases(result.claims).items()}
    published = {result.report.id: result.report.source.published for result in results if result.report.source.published}
    issued = frozenset(article.id for result in results for article in result.articles if _BODY.search(article.byline))
    return Context(Sources(find_reprints(results)), bases, published, issued)


def _bases(claims: Iterable[ClaimRecord]) -> dict[str, Base]:
    return {claim.id: base for base in bases_of(claims) for claim in (base.count, base.rate)}
