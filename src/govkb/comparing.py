"""Two reports of a knowledge base side by side, for the command and for the page."""

from __future__ import annotations

from govkb.reconciliation.context import context_of_claims
from govkb.reconciliation.differences import Difference, differences
from govkb.store import KnowledgeBase


def compare_documents(kb: KnowledgeBase, here: str, there: str) -> list[Difference]:
    """Every figure of the documents `here` and `there`, in the order of print of the first."""
    claims, sources = kb.claims_of(here, there), kb.sources()
    published = {claim.report_id: day for claim in claims if (day := sources[claim.document].published)}
    a, b = ([claim for claim in claims if claim.document == name] for name in (here, there))
    return differences(a, b, context_of_claims(claims, published, kb.one_text(here, there)))
