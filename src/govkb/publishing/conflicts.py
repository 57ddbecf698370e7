"""The latest conflicts that no ruling has settled, with a print of either side."""

from __future__ import annotations

import json
from dataclasses import dataclass

from govkb.publishing.page import Page, Row
from govkb.publishing.records import CLAIMS, FINDINGS, ready_claim, ready_finding

# A conflict is as new as the later of its two reports; ids settle the rest, since a knowledge base knows no clock.
_LATEST = """
SELECT o.finding_id, o.claim_a, o.claim_b, max(coalesce(ra.published, ''), coalesce(rb.published, '')) AS published
FROM open_conflicts o
JOIN reports ra ON ra.document = o.document_a
JOIN reports rb ON rb.document = o.document_b
ORDER BY published DESC, o.finding_id
LIMIT :limit
"""

_AMONG = "IN (SELECT value FROM json_each(:ids))"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A finding and its two prints, made ready for a page; `published` is the later one's date, or empty."""

    finding: Row
    claims: list[Row]
    published: str


async def latest_conflicts(page: Page, limit: int) -> list[Conflict]:
    """The newest first, in three queries."""
    latest = await page.rows(_LATEST, limit=limit)
    findings = await _by_id(page, f"{FINDINGS} WHERE f.id {_AMONG}", [row["finding_id"] for row in latest])
    wanted = [row[side] for row in latest for side in ("claim_a", "claim_b")]
    claims = await _by_id(page, f"{CLAIMS} WHERE c.id {_AMONG}", wanted)
    return [
        Conflict(
            ready_finding(page, findings[row["finding_id"]]),
            [ready_claim(page, claims[row[side]]) for side in ("claim_a", "claim_b")],
            row["published"],
        )
        for row in latest
    ]


async def _by_id(page: Page, sql: str, ids: list[str]) -> dict[str, Row]:
    return {row["id"]: row for row in await page.rows(sql, ids=json.dumps(ids))}
