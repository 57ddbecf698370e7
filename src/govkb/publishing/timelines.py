"""A chart over time for each indicator of an entity that has values of several dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from govkb.publishing import charts
from govkb.publishing.page import Page, Row
from govkb.publishing.records import period_days, short_period

MOST = 6


def timelines(page: Page, rows: Iterable[Row]) -> list[dict[str, object]]:
    """Heading, address of the indicator and chart, those with most dates first. Only values of one statistic, scope and unit stand together."""
    series: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if period_days(row)[1]:
            series[row["indicator_id"], row["statistic"], row["scope"], row["unit"]].append(row)
    several = [own for own in series.values() if len({_end(row) for row in own}) > 1]
    chosen = sorted(several, key=len, reverse=True)[:MOST]
    return [_drawn(page, own, number) for number, own in enumerate(chosen)]


def _drawn(page: Page, rows: Sequence[Row], number: int) -> dict[str, object]:
    labels, first = page.labels, rows[0]
    kinds = ("" if first["statistic"] == "total" else labels.value("statistic", first["statistic"]), first["scope"], first["unit"])
    heading = " · ".join(kind for kind in (first["indicator"], *kinds) if kind)
    said = "；".join(f"{row['period']} {row['quote']}" for row in sorted(rows, key=_end))
    caption = charts.Caption(f"time-{number}", heading, said, labels.text("contested"))
    return {"heading": heading, "address": page.own("indicator", first["indicator_id"]), "drawn": _chart(page, rows, caption)}


def _chart(page: Page, rows: Sequence[Row], caption: charts.Caption) -> Markup:
    return charts.timeline(
        [
            charts.Point(
                period_days(row)[0] or _end(row),
                _end(row),
                Decimal(row["value_text"]),
                row["quote"],
                short_period(row),
                href=page.own("claim", row["claim_id"]),
                marked=bool(row["contested"]),
            )
            for row in rows
        ],
        caption,
    )


def _end(row: Row) -> date:
    return period_days(row)[1] or date.min
