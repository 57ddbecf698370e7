"""What the knowledge base holds, its latest conflicts, and where each of its three users starts."""

from __future__ import annotations

from datasette import Response

from govkb.publishing.conflicts import latest_conflicts
from govkb.publishing.page import Page

PATTERN = ""

CONFLICTS = 5
PLACES = 12
INDICATORS = 8
ARTICLES = 10

_COUNTS = {
    "reports": ("reports", "1"),
    "articles": ("articles", "1"),
    "places": ("entities", "kind = 'place'"),
    "numerals": ("numerals", "1"),
    "claims": ("claims", "1"),
    "indicators": ("indicators", "1"),
    "observations": ("observations", "1"),
    "conflicts": ("findings", "relation = 'conflict'"),
}
_COUNTED = "SELECT " + ", ".join(f"(SELECT count(*) FROM {table} WHERE {where}) AS {name}" for name, (table, where) in _COUNTS.items())  # noqa: S608 (constants only)

_ROWS_BEHIND: dict[str, tuple[str, dict[str, object]]] = {
    "places": ("entities", {"kind": "place"}),
    "conflicts": ("findings", {"relation": "conflict"}),
}
"""Where the address of a count is not that of the table of its name."""

_PLACES = """
SELECT e.id, e.name, count(*) AS observations
FROM observations o JOIN entities e ON e.id = o.subject_id
WHERE e.kind = 'place'
GROUP BY e.id ORDER BY count(*) DESC, e.path, e.id LIMIT :limit
"""

_INDICATORS = """
SELECT i.id, i.name, count(DISTINCT o.subject_id) AS places
FROM observations o JOIN indicators i ON i.id = o.indicator_id
GROUP BY i.id ORDER BY i.origin = 'curated' DESC, places DESC, i.name, i.id LIMIT :limit
"""

_ARTICLES = """
SELECT a.id, a.title, r.document, r.publisher, r.published
FROM articles a JOIN reports r ON r.id = a.report_id
ORDER BY coalesce(r.published, '') DESC, r.document, a.number LIMIT :limit
"""


async def view(page: Page) -> Response:
    counted = await page.rows(_COUNTED)
    return await page.render(
        "home.html",
        counts={name: (number, _address(page, name)) for name, number in counted[0].items()},
        conflicts=await latest_conflicts(page, CONFLICTS),
        indicators=await page.rows(_INDICATORS, limit=INDICATORS),
        places=await page.rows(_PLACES, limit=PLACES),
        articles=await page.rows(_ARTICLES, limit=ARTICLES),
    )


def _address(page: Page, name: str) -> str:
    table, filters = _ROWS_BEHIND.get(name, (name, {}))
    return page.core(table, **filters)
