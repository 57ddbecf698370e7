"""One indicator: its definition, every place's values with date and source, ranked where they can be, and the places whose articles are silent."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal

from datasette import Response
from markupsafe import Markup

from govkb.publishing import charts
from govkb.publishing.observations import observations, ranked, sheet
from govkb.publishing.page import MissingPageError, Page, Row
from govkb.publishing.records import FINDINGS, GRAVEST_FIRST, ready_finding, short_period
from govkb.publishing.sheets import ENDINGS, download

PATTERN = r"/indicator/(?P<id>[^/]+?)(?:\.(?P<ending>csv|xlsx))?"

SHOWN = 500
CHARTS = 4
BARS = 30
SILENT = 200
FINDINGS_SHOWN = 60

_INDICATOR = """
SELECT i.*, p.name AS parent FROM indicators i LEFT JOIN indicators p ON p.id = i.parent_id WHERE i.id = :id
"""

_NARROWER = """
SELECT i.id, i.name, (SELECT count(*) FROM observations o WHERE o.indicator_id = i.id) AS observations
FROM indicators i WHERE i.parent_id = :id ORDER BY observations DESC, i.name, i.id
"""

_LEVEL = "CASE s.level WHEN 'province' THEN 0 WHEN 'prefecture' THEN 1 WHEN 'county' THEN 2 WHEN 'township' THEN 3 ELSE 4 END"
_ORDER = f"s.level IS NULL, {_LEVEL}, s.path, o.statistic, o.scope, coalesce(o.period_end, o.period_start, '') DESC, o.id"

_SILENT = """
SELECT e.id, e.name, e.path, count(*) AS articles
FROM articles a JOIN entities e ON e.id = a.place_id
WHERE e.kind = 'place' AND e.id NOT IN (SELECT subject_id FROM observations WHERE indicator_id = :id)
GROUP BY e.id ORDER BY e.path, e.id LIMIT :limit
"""

_FINDINGS = f"{FINDINGS} WHERE f.indicator_id = :id AND f.severity <> 'info' ORDER BY {GRAVEST_FIRST} LIMIT :limit"


async def view(page: Page) -> Response:
    identifier, ending = page.parameter("id"), page.parameter("ending")
    indicator = await page.row(_INDICATOR, id=identifier)
    if indicator is None:
        raise MissingPageError("missing.indicator", id=identifier)
    rows = await observations(page, "o.indicator_id = :id", _ORDER, id=identifier)
    if ending:
        return download(sheet(page, rows, indicator["name"]), ending)
    lists = ranked(rows)
    places = {row["id"]: row["order"] for ranking in lists for row in ranking}
    silent = await page.rows(_SILENT, id=identifier, limit=SILENT + 1)
    return await page.render(
        "indicator.html",
        indicator=indicator,
        synonyms=json.loads(indicator["synonyms"]),
        narrower=await page.rows(_NARROWER, id=identifier),
        charts=[_chart(page, indicator, ranking, number) for number, ranking in enumerate(lists[:CHARTS])],
        observations=[row | {"order": places.get(row["id"])} for row in rows[:SHOWN]],
        total=len(rows),
        subjects=len({row["subject_id"] for row in rows}),
        silent=silent[:SILENT],
        more_silent=len(silent) > SILENT,
        findings=[ready_finding(page, finding) for finding in await page.rows(_FINDINGS, id=identifier, limit=FINDINGS_SHOWN)],
        downloads=[(ending, page.own("indicator", f"{identifier}.{ending}")) for ending in ENDINGS],
        address=page.absolute("indicator", identifier),
    )


def _chart(page: Page, indicator: Row, ranking: Sequence[Row], number: int) -> dict[str, object]:
    labels, first = page.labels, ranking[0]
    kinds = (labels.value("level", first["level"]), labels.value("statistic", first["statistic"]), first["scope"], first["unit"])
    heading = " · ".join(kind for kind in kinds if kind)
    shown = ranking[:BARS]
    caption = charts.Caption(
        f"chart-{number}",
        f"{indicator['name']} · {heading}",
        labels.text("indicator.chart", n=len(shown), first=first["subject"], value=first["shown_value"]),
        labels.text("contested"),
    )
    return {"heading": heading, "drawn": _bars(page, shown, caption), "left": len(ranking) - len(shown)}


def _bars(page: Page, ranking: Sequence[Row], caption: charts.Caption) -> Markup:
    return charts.bars(
        [
            charts.Bar(
                f"{row['order']}  {row['subject']}",
                Decimal(row["value_text"]),
                row["quote"],
                href=page.own("place", row["subject_id"]),
                note=short_period(row),
                marked=bool(row["contested"]),
            )
            for row in ranking
        ],
        caption,
    )
