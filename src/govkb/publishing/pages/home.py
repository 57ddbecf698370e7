"""What the knowledge base holds, its latest conflicts, and where each of its three users starts."""

from __future__ import annotations

from datasette import Response

from govkb.publishing.page import Page
from govkb.publishing.records import CLAIMS, FINDINGS, ready_claim, ready_finding

PATTERN = ""

CONFLICTS = 5
PLACES = 12
ARTICLES = 10

_COUNTS = {
    "reports": ("SELECT count(*) FROM reports", "reports", {}),
    "articles": ("SELECT count(*) FROM articles", "articles", {}),
    "places": ("SELECT count(*) FROM entities WHERE kind = 'place'", "entities", {"kind": "place"}),
    "numerals": ("SELECT count(*) FROM numerals", "numerals", {}),
    "claims": ("SELECT count(*) FROM claims", "claims", {}),
    "indicators": ("SELECT count(*) FROM indicators", "indicators", {}),
    "observations": ("SELECT count(*) FROM observations", "observations", {}),
    "conflicts": ("SELECT count(*) FROM findings WHERE relation = 'conflict'", "open_conflicts", {}),
}

# A conflict is as new as the later of its two reports; ids settle the rest, since a knowledge base knows no clock.
_LATEST = """
SELECT o.finding_id, o.claim_a, o.claim_b
FROM open_conflicts o
JOIN reports ra ON ra.document = o.document_a
JOIN reports rb ON rb.document = o.document_b
ORDER BY max(coalesce(ra.published, ''), coalesce(rb.published, '')) DESC, o.finding_id
LIMIT :limit
"""

_PLACES = """
SELECT e.id, e.name, count(*) AS observations
FROM observations o JOIN entities e ON e.id = o.subject_id
WHERE e.kind = 'place'
GROUP BY e.id ORDER BY count(*) DESC, e.path, e.id LIMIT :limit
"""

_ARTICLES = """
SELECT a.id, a.title, r.document, r.publisher, r.published
FROM articles a JOIN reports r ON r.id = a.report_id
ORDER BY coalesce(r.published, '') DESC, r.document, a.number LIMIT :limit
"""


async def view(page: Page) -> Response:
    counts = {name: (await page.count(sql), page.core(table, **filters)) for name, (sql, table, filters) in _COUNTS.items()}
    return await page.render(
        "home.html",
        counts=counts,
        conflicts=await _conflicts(page),
        places=await page.rows(_PLACES, limit=PLACES),
        articles=await page.rows(_ARTICLES, limit=ARTICLES),
    )


async def _conflicts(page: Page) -> list[dict[str, object]]:
    latest = await page.rows(_LATEST, limit=CONFLICTS)
    return [await _conflict(page, row["finding_id"], [row["claim_a"], row["claim_b"]]) for row in latest]


async def _conflict(page: Page, finding: str, claims: list[str]) -> dict[str, object]:
    found = await page.rows(f"{FINDINGS} WHERE f.id = :id", id=finding)
    prints = [claim for each in claims for claim in await page.rows(f"{CLAIMS} WHERE c.id = :id", id=each)]
    return {"finding": ready_finding(page, found[0]), "claims": [ready_claim(page, claim) for claim in prints]}
