"""One article: its passages in order, claims and names as links, other numbers by fate, repeats and set-aside passages shaded with their reason."""

from __future__ import annotations

import json
from collections import Counter, defaultdict

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

_NAMES = """
SELECT m.passage_id, m.text_start, m.text_end, m.entity_id, e.name
FROM mentions m JOIN passages p ON p.id = m.passage_id JOIN entities e ON e.id = m.entity_id
WHERE p.article_id = :id
"""

# Numerals of a claim are marked with it.
_NUMERALS = """
SELECT n.passage_id, n.text_start, n.text_end, n.text, n.fate, n.reason
FROM numerals n JOIN passages p ON p.id = n.passage_id
WHERE p.article_id = :id AND n.fate NOT IN ('claim', 'part') ORDER BY p.position, n.text_start
"""

_OTHERS = "SELECT id, title FROM articles WHERE report_id = :report AND id <> :id ORDER BY number"

_FURNITURE = "SELECT count(*) FROM passages WHERE report_id = :report AND article_id IS NULL"


async def view(page: Page) -> Response:
    identifier = page.parameter("id")
    article = await page.row(_ARTICLE, id=identifier)
    if article is None:
        raise MissingPageError("missing.article", id=identifier)
    claims, names, numerals = [await page.rows(sql, id=identifier) for sql in (_CLAIMS, _NAMES, _NUMERALS)]
    passages = await page.rows(_PASSAGES, id=identifier, limit=PASSAGES + 1)
    marks = _marks(page, claims, names, numerals)
    shown = [_ready(passage, marks[passage["id"]]) for passage in passages[:PASSAGES]]
    headline = shown.pop(0) if shown and _is_title(shown[0], article) else None
    return await page.render(
        "article.html",
        article=article,
        headline=headline,
        passages=shown,
        shortened=PASSAGES if len(passages) > PASSAGES else 0,
        claims=len(claims),
        names=len(names),
        fates=Counter(numeral["fate"] for numeral in numerals),
        numerals=numerals,
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


def _marks(page: Page, claims: list[Row], names: list[Row], numerals: list[Row]) -> defaultdict[str, list[Mark]]:
    """Marks by passage: a claim's figure and a name lead to their pages, any other number says what it is."""
    marks: defaultdict[str, list[Mark]] = defaultdict(list)
    for claim in claims:
        marks[claim["passage_id"]].append(_mark(claim, "figure", href=page.own("claim", claim["id"]), title=_summary(claim)))
    for name in names:
        marks[name["passage_id"]].append(_mark(name, "entity", href=page.own("place", name["entity_id"]), title=name["name"]))
    for numeral in numerals:
        said = f"{page.labels.value('fate', numeral['fate'])}{page.labels.text('colon')}{numeral['reason']}"
        marks[numeral["passage_id"]].append(_mark(numeral, f"fate {numeral['fate']}", title=said))
    return marks


def _mark(row: Row, css: str, *, href: str = "", title: str) -> Mark:
    return Mark(row["text_start"], row["text_end"], tag="span", css=css, href=href, title=title)


def _ready(passage: Row, marks: list[Mark]) -> Row:
    return passage | {
        "marked": marked(passage["text"], marks),
        "aside": passage["kind"] in ASIDE or passage["repeat_of"] is not None,
        "glyphs": sum(end - start for start, end in json.loads(passage["dropped"])),
    }


def _summary(claim: Row) -> str:
    return " · ".join(part for part in (claim["subject"], claim["measure"], value_text(claim)) if part)
