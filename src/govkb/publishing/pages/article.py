"""One article: its passages in order, every claim a link, repeats and set-aside passages shaded with their reason."""

from __future__ import annotations

import json
from collections import defaultdict

from datasette import Response

from govkb.publishing.marking import Mark, marked
from govkb.publishing.page import MissingPageError, Page, Row
from govkb.publishing.records import value_text

PATTERN = r"/article/(?P<id>[^/]+)"

PASSAGES = 2000
ASIDE = frozenset({"caption", "furniture"})
"""Kinds of passages that are no part of the running text."""

_ARTICLE = """
SELECT a.*, r.document, r.publisher, r.published, r.page, r.url, e.name AS place
FROM articles a JOIN reports r ON r.id = a.report_id LEFT JOIN entities e ON e.id = a.place_id
WHERE a.id = :id
"""

_PASSAGES = """
SELECT p.*, o.article_id AS printed_in
FROM passages p LEFT JOIN passages o ON o.id = p.repeat_of
WHERE p.article_id = :id ORDER BY p.position LIMIT :limit
"""

_CLAIMS = """
SELECT id, passage_id, text_start, text_end, quote, measure, subject, value_text, value_max, high, unit
FROM claims WHERE article_id = :id ORDER BY text_start, text_end
"""

_OTHERS = "SELECT id, title FROM articles WHERE report_id = :report AND id <> :id ORDER BY number"

_FURNITURE = "SELECT count(*) FROM passages WHERE report_id = :report AND article_id IS NULL"


async def view(page: Page) -> Response:
    identifier = page.parameter("id")
    article = await page.row(_ARTICLE, id=identifier)
    if article is None:
        raise MissingPageError("missing.article", id=identifier)
    claims = await page.rows(_CLAIMS, id=identifier)
    by_passage: defaultdict[str, list[Row]] = defaultdict(list)
    for claim in claims:
        by_passage[claim["passage_id"]].append(claim)
    passages = await page.rows(_PASSAGES, id=identifier, limit=PASSAGES + 1)
    shown = [_ready(page, passage, by_passage[passage["id"]]) for passage in passages[:PASSAGES]]
    headline = shown.pop(0) if shown and _is_title(shown[0], article) else None
    return await page.render(
        "article.html",
        article=article,
        headline=headline,
        passages=shown,
        shortened=PASSAGES if len(passages) > PASSAGES else 0,
        claims=len(claims),
        others=await page.rows(_OTHERS, report=article["report_id"], id=identifier),
        furniture=await page.count(_FURNITURE, report=article["report_id"]),
    )


def _is_title(passage: Row, article: Row) -> bool:
    return bool(
        passage["kind"] == "headline"
        and _bare(passage["text"]) == _bare(article["title"])
        and not passage["aside"]
        and not passage["glyphs"]
    )


def _bare(text: str) -> str:
    # A headline of two lines is a title with a blank between them.
    return "".join(text.split())


def _ready(page: Page, passage: Row, claims: list[Row]) -> Row:
    marks = [
        Mark(claim["text_start"], claim["text_end"], css="figure", href=page.own("claim", claim["id"]), title=_summary(claim))
        for claim in claims
    ]
    return passage | {
        "marked": marked(passage["text"], marks),
        "aside": passage["kind"] in ASIDE or passage["repeat_of"] is not None,
        "glyphs": sum(end - start for start, end in json.loads(passage["dropped"])),
    }


def _summary(claim: Row) -> str:
    return " · ".join(part for part in (claim["subject"], claim["measure"], value_text(claim)) if part)
