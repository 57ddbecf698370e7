"""Passages that hold the words looked for, the best first, and the places, indicators and articles of that name."""

from __future__ import annotations

from datasette import Response

from govkb.publishing.marking import Mark, excerpt, marked
from govkb.publishing.page import Page, Row
from govkb.publishing.search import fold, hits, terms

PATTERN = "/search"

SIZE = 20
COUNTED = 1000
NAMES = 12

_MATCHING = """FROM passages_fts JOIN passages p ON p.rowid = passages_fts.rowid
WHERE passages_fts MATCH escape_fts(:q) AND govkb_contains(p.text, :q)"""

# `rank` is bm25; SQLite sorts by it before the other tables are read. Ties keep the order of the index.
_PAGE = f"""
SELECT p.id, p.text, p.kind, p.repeat_of, p.article_id, a.title, r.document, r.publisher, r.published
FROM (SELECT p.*, rank AS score {_MATCHING} ORDER BY rank LIMIT :size OFFSET :offset) p
JOIN reports r ON r.id = p.report_id
LEFT JOIN articles a ON a.id = p.article_id
ORDER BY p.score, p.id
"""  # noqa: S608 (constants only)

_COUNT = f"SELECT count(*) FROM (SELECT 1 {_MATCHING} LIMIT :limit)"  # noqa: S608 (constants only)

# Where the first part stands, `lower` folding ASCII alone as `contains` does, is asked of SQLite itself: it leaves few names to look at.
_ENTITIES = """
SELECT e.id, e.name, e.kind, e.level, e.path, (SELECT count(*) FROM observations o WHERE o.subject_id = e.id) AS observations
FROM entities e
WHERE instr(lower(e.name), :first) AND govkb_contains(e.name, :q)
  OR e.id IN (SELECT entity_id FROM aliases WHERE instr(lower(alias), :first) AND govkb_contains(alias, :q))
ORDER BY e.name = :whole DESC, observations DESC, length(e.name), e.path, e.id LIMIT :limit
"""

_INDICATORS = """
SELECT i.id, i.name, i.definition, (SELECT count(*) FROM observations o WHERE o.indicator_id = i.id) AS observations
FROM indicators i
WHERE instr(lower(i.name), :first) AND govkb_contains(i.name, :q)
  OR instr(lower(i.synonyms), :first) AND govkb_contains(i.synonyms, :q)
ORDER BY i.name = :whole DESC, observations DESC, length(i.name), i.name, i.id LIMIT :limit
"""

_ARTICLES = """
SELECT a.id, a.title, r.document, r.publisher, r.published
FROM articles a JOIN reports r ON r.id = a.report_id
WHERE instr(lower(a.title), :first) AND govkb_contains(a.title, :q)
ORDER BY a.title = :whole DESC, coalesce(r.published, '') DESC, r.document, a.number LIMIT :limit
"""


async def view(page: Page) -> Response:
    query = (page.request.args.get("q") or "").strip()
    if not query:
        return await page.render("search.html", query="", results=[])
    number = page.number()
    names = {"q": query, "first": fold(terms(query)[0]), "whole": query, "limit": NAMES}
    found = await page.rows(_PAGE, q=query, size=SIZE, offset=SIZE * (number - 1))
    whole = 0 < len(found) < SIZE
    total = SIZE * (number - 1) + len(found) if whole else await page.count(_COUNT, q=query, limit=COUNTED + 1)
    return await page.render(
        "search.html",
        query=query,
        results=[_result(page, row, query) for row in found],
        total=min(total, COUNTED),
        more=total > COUNTED,
        entities=[_named(row, "name", query) for row in await page.rows(_ENTITIES, **names)],
        indicators=[_named(row, "name", query) for row in await page.rows(_INDICATORS, **names)],
        articles=[_named(row, "title", query) for row in await page.rows(_ARTICLES, **names)],
        previous=page.own("search", q=query, page=number - 1) if number > 1 else "",
        next=page.own("search", q=query, page=number + 1) if total > SIZE * number else "",
    )


def _result(page: Page, row: Row, query: str) -> Row:
    address = f"{page.own('article', row['article_id'])}#p{row['id']}" if row["article_id"] else page.core("passages", row["id"])
    return row | {"address": address, "excerpt": excerpt(row["text"], hits(row["text"], query))}


def _named(row: Row, column: str, query: str) -> Row:
    return row | {"marked": marked(row[column], [Mark(start, end) for start, end in hits(row[column], query)])}
