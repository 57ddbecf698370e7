"""Observations as pages and downloads show them: the preferred value with its source, and the values that stand against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from govkb.publishing.page import Page, Row
from govkb.publishing.records import period_text, value_text
from govkb.publishing.sheets import Cell, Sheet

_ROWS = """
SELECT o.*, s.name AS subject, s.path, s.level, s.code, i.name AS indicator, i.definition, i.origin,
       c.time, c.sentence, r.document, r.publisher, r.published, a.title
FROM observations o
JOIN entities s ON s.id = o.subject_id
JOIN indicators i ON i.id = o.indicator_id
JOIN claims c ON c.id = o.claim_id
JOIN reports r ON r.id = c.report_id
LEFT JOIN articles a ON a.id = c.article_id
"""

_RIVALS = """
SELECT c.observation_id, c.quote, min(c.id) AS id
FROM observations o JOIN claims c ON c.observation_id = o.id
WHERE o.contested AND c.quote <> o.quote AND {where}
GROUP BY c.observation_id, c.quote ORDER BY c.quote
"""

_CAUSES = """
SELECT DISTINCT c.observation_id, f.id, f.cause_zh, f.cause_en
FROM observations o JOIN claims c ON c.observation_id = o.id
JOIN finding_claims fc ON fc.claim_id = c.id JOIN findings f ON f.id = fc.finding_id
WHERE o.contested AND f.relation = 'conflict' AND {where}
ORDER BY f.id DESC
"""

COLUMNS = (
    "indicator", "subject", "path", "level", "code", "statistic", "scope", "rank", "value", "value_max", "bound", "unit", "quote", "time",
    "period_start", "period_end", "contested", "rivals", "sources", "publisher", "published", "document", "title", "sentence", "address",
)  # fmt: skip
"""Of a download; their names stand in labels.yaml under `field`."""


async def observations(page: Page, where: str, order: str, **values: object) -> list[Row]:
    """The observations `o` that a condition of fixed words chooses, in an order of fixed words, with what a template shows of each."""
    rows = await page.rows(f"{_ROWS} WHERE {where} ORDER BY {order}", **values)
    rivals: defaultdict[str, list[Row]] = defaultdict(list)
    causes: dict[str, Row] = {}
    if any(row["contested"] for row in rows):
        for claim in await page.rows(_RIVALS.format(where=where), **values):
            rivals[claim["observation_id"]].append(claim)
        language = "cause_en" if page.labels.language == "en" else "cause_zh"
        found = await page.rows(_CAUSES.format(where=where), **values)
        causes = {row["observation_id"]: {"id": row["id"], "text": row[language]} for row in found}
    return [
        row
        | {
            "shown_value": value_text(row),
            "period": period_text(page.labels, row),
            "rivals": rivals[row["id"]],
            "cause": causes.get(row["id"]),
        }
        for row in rows
    ]


def ranked(rows: Iterable[Row]) -> list[list[Row]]:
    """What can be ranked together, the largest lists first: one row a subject, the greatest value first, each with its `order` (equals share one).

    Together means: of one statistic, scope and unit, at one level. A subject's row is the latest of its preferred ones.
    """
    lists: defaultdict[tuple[str, ...], dict[str, Row]] = defaultdict(dict)
    for row in sorted(rows, key=_latest_last):
        if row["level"] and row["rank"] != "deprecated":
            lists[row["level"], row["statistic"], row["scope"], row["unit"]][row["subject_id"]] = row
    placed = [_placed(list(own.values())) for _, own in sorted(lists.items()) if len(own) > 1]
    return sorted(placed, key=len, reverse=True)


def sheet(page: Page, rows: Iterable[Row], name: str) -> Sheet:
    """The observations as a table to take away, one row each, numbers exactly."""
    return Sheet(name, [page.labels.field(column) for column in COLUMNS], [_cells(page, row) for row in rows])


def _latest_last(row: Row) -> tuple[bool, str, str]:
    return row["rank"] == "preferred", row["period_end"] or row["period_start"] or "", row["id"]


def _placed(rows: list[Row]) -> list[Row]:
    ordered = sorted(rows, key=lambda row: (-Decimal(row["value_text"]), row["path"], row["id"]))
    places: dict[Decimal, int] = {}
    for number, row in enumerate(ordered, 1):
        places.setdefault(Decimal(row["value_text"]), number)
    return [row | {"order": places[Decimal(row["value_text"])]} for row in ordered]


def _cells(page: Page, row: Row) -> list[Cell]:
    made: dict[str, Cell] = {
        "address": page.absolute("claim", row["claim_id"]),
        "bound": page.labels.value("bound", row["bound"]),
        "level": page.labels.value("level", row["level"]),
        "rivals": " / ".join(rival["quote"] for rival in row["rivals"]),
        "statistic": page.labels.value("statistic", row["statistic"]),
        "value": Decimal(row["value_text"]),
    }
    return [made[column] if column in made else row[column] for column in COLUMNS]
