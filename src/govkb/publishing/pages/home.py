"""What the knowledge base holds, its latest conflicts, and where each of its three users starts."""

from __future__ import annotations

from datasette import Response

from govkb.publishing.conflicts import latest_conflicts
from govkb.publishing.page import Page

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
        conflicts=await latest_conflicts(page, CONFLICTS),
        places=await page.rows(_PLACES, limit=PLACES),
        articles=await page.rows(_ARTICLES, limit=ARTICLES),
    )
