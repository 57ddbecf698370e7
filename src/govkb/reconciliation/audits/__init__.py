"""Arithmetic inside the reports: which printed figures cannot hold together. A finding says that they cannot, never which of them is wrong.

Each module has one calculation. Those in `OF_SENTENCES` read one sentence with its figures; a new one is a module with `KIND` and `audit` and its name
in that line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from govkb.reconciliation.audits import announced, hierarchy, means, parts, rates, shares, whole_numbers
from govkb.reconciliation.audits.audit import Audit, finding_of
from govkb.reconciliation.audits.sentence import Sentence, sentences_of
from govkb.resolution import ReportResult

__all__ = ["KINDS", "Audit", "Sentence", "audits_of", "finding_of", "hierarchy", "sentences_of"]

OF_SENTENCES: tuple[Callable[[Sentence], Iterator[Audit]], ...] = (parts.audit, shares.audit, whole_numbers.audit, means.audit, rates.audit)

KINDS = (parts.KIND, shares.KIND, whole_numbers.KIND, means.KIND, rates.KIND, hierarchy.KIND, announced.KIND)
"""All kinds of audits."""


def audits_of(result: ReportResult) -> Iterator[Audit]:
    """The audits of one report alone, in the order of print."""
    for sentence in sentences_of(result.claims):
        for audit in OF_SENTENCES:
            yield from audit(sentence)
    yield from announced.audit(result)
