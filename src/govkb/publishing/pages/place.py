"""One place, or another entity: where it stands, what is on record about it, which articles write of it."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from datasette import Response

from govkb.publishing.charts import Caption
from govkb.publishing.observations import observations, sheet
from govkb.publishing.page import MissingPageError, Page, Row
from govkb.publishing.records import FINDINGS, GRAVEST_FIRST, ready_finding
from govkb.publishing.relation_map import branches, draw
from govkb.publishing.sheets import ENDINGS, download
from govkb.publishing.timelines import timelines

PATTERN = r"/place/(?P<id>[^/]+?)(?:\.(?P<ending>csv|xlsx))?"

OBSERVATIONS = 500
BELOW = 300
ARTICLES = 60
FINDINGS_SHOWN = 60
ORIGINS = ("curated", "derived")
HEIGHT = 12
"""Levels climbed at most, so that a circle in the hierarchy ends."""

_PATH = """
WITH RECURSIVE up(id, name, parent_id, height) AS (
  SELECT id, name, parent_id, 0 FROM entities WHERE id = :parent
  UNION ALL SELECT e.id, e.name, e.parent_id, up.height + 1 FROM entities e JOIN up ON e.id = up.parent_id WHERE up.height < :limit
)
SELECT id, name FROM up ORDER BY height DESC
"""

_ORDER = "i.origin = 'curated' DESC, i.name, i.id, o.statistic, o.scope, coalesce(o.period_end, '') DESC, o.id"

_FINDINGS = f"{FINDINGS} WHERE f.subject_id = :id AND f.severity <> 'info' ORDER BY {GRAVEST_FIRST} LIMIT :limit"

_ARTICLES = """
SELECT a.id, a.title, r.document, r.publisher, r.published, a.place_id IS :id AS about, n.times
FROM (
  SELECT article_id, sum(times) AS times FROM (
    SELECT id AS article_id, 0 AS times FROM articles WHERE place_id = :id
    UNION ALL
    SELECT p.article_id, count(*) FROM mentions m JOIN passages p ON p.id = m.passage_id WHERE m.entity_id = :id GROUP BY p.article_id
  ) GROUP BY article_id
) n
JOIN articles a ON a.id = n.article_id
JOIN reports r ON r.id = a.report_id
ORDER BY about DESC, n.times DESC, r.document, a.number LIMIT :limit
"""

_BELOW = """
SELECT e.id, e.name, e.kind, (SELECT count(*) FROM observations o WHERE o.subject_id = e.id) AS observations
FROM entities e WHERE e.parent_id = :id ORDER BY e.kind = 'place' DESC, e.kind, observations DESC, e.name, e.id LIMIT :limit
"""


async def view(page: Page) -> Response:
    identifier = page.parameter("id")
    entity = await page.row("SELECT * FROM entities WHERE id = :id", id=identifier)
    if entity is None:
        raise MissingPageError("missing.place", id=identifier)
    rows = await observations(page, "o.subject_id = :id", _ORDER, id=identifier)
    if ending := page.parameter("ending"):
        return download(sheet(page, rows, entity["name"]), ending)
    articles = await page.rows(_ARTICLES, id=identifier, limit=ARTICLES)
    related = await branches(page, identifier)
    findings = await page.rows(_FINDINGS, id=identifier, limit=FINDINGS_SHOWN)
    return await page.render(
        "place.html",
        entity=entity,
        path=await page.rows(_PATH, parent=entity["parent_id"], limit=HEIGHT),
        aliases=await page.rows("SELECT DISTINCT alias FROM aliases WHERE entity_id = :id ORDER BY alias", id=identifier),
        observations=[(origin, [row for row in rows[:OBSERVATIONS] if row["origin"] == origin]) for origin in ORIGINS],
        downloads=[(ending, page.own("place", f"{identifier}.{ending}")) for ending in ENDINGS] if rows else [],
        timelines=timelines(page, rows),
        relations=draw(entity["name"], related, _map_caption(page, entity)) if related else "",
        claims=await page.count("SELECT count(*) FROM claims WHERE subject_id = :id", id=identifier),
        findings=[ready_finding(page, finding) for finding in findings],
        articles_about=[article for article in articles if article["about"]],
        articles_mentioning=[article for article in articles if not article["about"]],
        below=[(kind, list(own)) for kind, own in groupby(await page.rows(_BELOW, id=identifier, limit=BELOW), itemgetter("kind"))],
        address=page.absolute("place", identifier),
    )


def _map_caption(page: Page, entity: Row) -> Caption:
    return Caption("map", page.labels.text("place.map"), page.labels.text("place.map.description", name=entity["name"]))
