"""Ranges that end below their start (5—1户): no range to the extraction, which reads their second end alone, and no figure that can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from govkb.extraction.grammar import DASH
from govkb.model import ClaimRecord, Fate
from govkb.resolution import ReportResult
from govkb.resolution.result import NumeralRecord

_DASH = re.compile(DASH)


def backward_ranges(draft: ReportResult) -> Iterator[tuple[NumeralRecord, ClaimRecord]]:
    """The first end of each such range, a number without a unit of its own, and the claim that was read at its second end."""
    claims = {claim.id: claim for claim in draft.claims}
    for first, second in pairwise(draft.numerals):
        claim = claims.get(second.claim_id)
        if claim is None or first.fate is not Fate.UNPARSED or not first.value or first.position != second.position:
            continue
        between = "".join(draft.report.text[first.end : second.start].split())
        if _DASH.fullmatch(between) and Decimal(first.value) > claim.value:
            yield first, claim
