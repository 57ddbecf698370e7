"""What several own pages show of a claim or a finding: the queries, and the rows made ready for the templates."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from govkb.publishing.labels import Labels
from govkb.publishing.marking import Mark, marked
from govkb.publishing.page import Page, Row

CLAIMS = """
SELECT c.*, r.document, r.publisher, r.published, r.page AS edition, r.url, a.title, a.byline, i.name AS indicator, i.definition
FROM claims c
JOIN reports r ON r.id = c.report_id
LEFT JOIN articles a ON a.id = c.article_id
LEFT JOIN indicators i ON i.id = c.indicator_id
"""
"""Claims with their report, article and indicator; a WHERE is to follow."""

FINDINGS = """
SELECT f.*, s.name AS subject, i.name AS indicator
FROM findings f
LEFT JOIN entities s ON s.id = f.subject_id
LEFT JOIN indicators i ON i.id = f.indicator_id
"""

SIDES = ("a", "b")

GRAVEST_FIRST = "CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, f.relation, f.id"


def ready_claim(page: Page, claim: Row) -> Row:
    """A row of CLAIMS with what a template shows of it: sentence with its figure marked, value, period, source, address."""
    labels = page.labels
    return claim | {
        "address": page.own("claim", claim["id"]),
        "marked_sentence": _marked_sentence(claim),
        "shown_value": value_text(claim),
        "interval": interval_text(labels, claim),
        "period": period_text(labels, claim),
    }


def ready_finding(page: Page, finding: Row) -> Row:
    """A row of FINDINGS with its cause in the visitor's language, its heading and its address."""
    parts = (finding["subject"], finding["indicator"], finding["scope"])
    return finding | {
        "address": page.own("finding", finding["id"]),
        "cause": finding["cause_en"] if page.labels.language == "en" else finding["cause_zh"],
        "about": " · ".join(part for part in parts if part),
    }


def value_text(row: Row) -> str:
    """The exact value with its unit, both ends of a range: `300–500户`."""
    value = _short(row["value_text"])
    if row["value_max"] is not None:
        # The end of a range is kept exactly in `high`; observations carry it as a number only.
        value = f"{value}–{_short(row.get('high') or _plain(row['value_max']))}"
    return f"{value}{row['unit']}"


def interval_text(labels: Labels, claim: Row) -> str:
    """The values that the print can stand for; empty when it is one value."""
    low = _short(claim["low"])
    if claim["high"] is None:
        return labels.text("interval.open", low=low)
    high = _short(claim["high"])
    return "" if low == high else labels.text("interval.closed", low=low, high=high)


def period_text(labels: Labels, row: Row) -> str:
    """The period in words: a day, a year, another span, or one open end; empty when it is unknown."""
    match row["period_start"] or "", row["period_end"] or "":
        case "", "":
            return ""
        case start, "":
            return labels.text("period.from", start=start)
        case "", end:
            return labels.text("period.until", end=end)
        case start, end if start[4:] == "-01-01" and end == f"{start[:4]}-12-31":
            return labels.text("period.year", year=start[:4])
        case start, end:
            return start if start == end else labels.text("period.range", start=start, end=end)


def period_days(row: Row) -> tuple[date | None, date | None]:
    """First and last day of the period, the same day where only one is known; None where none is."""
    start, end = _day(row["period_start"]), _day(row["period_end"])
    return start or end, end or start


def short_period(row: Row) -> str:
    """The period in a few letters: a whole year by its number, a span of years by both, all else by its last day; empty when unknown."""
    start, end = period_days(row)
    if start is None or end is None:
        return ""
    if start.year != end.year:
        return f"{start.year}–{end.year}"
    whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    return str(end.year) if whole else end.isoformat()


def facts(source: str | None) -> list[tuple[str, str]]:
    """A JSON object as pairs for a table, what is nested as JSON again; anything else as one pair without a name."""
    loaded = _loaded(source)
    if isinstance(loaded, dict):
        return [(str(key), _plain(value)) for key, value in loaded.items() if value not in ("", None, [], {})]
    return [("", _plain(loaded))] if loaded else []


def sides(source: str | None) -> list[Row]:
    """Evidence that lists the prints of each side, as rows of one table; empty when it is anything else."""
    loaded = _loaded(source)
    if not isinstance(loaded, dict) or not all(_is_listing(prints) for prints in loaded.values()):
        return []
    return [
        {"side": side} | {str(key): _plain(value) for key, value in each.items()}
        for side, prints in loaded.items()
        if side in SIDES
        for each in prints
    ]


def added(source: str | None) -> list[tuple[str, str]]:
    """What evidence that lists the prints of each side says besides (a calculation), as pairs; evidence of any other form as `facts` has it."""
    loaded = _loaded(source)
    if not isinstance(loaded, dict) or not loaded or not all(_is_listing(prints) for prints in loaded.values()):
        return facts(source)
    besides = (each for key, listing in loaded.items() if key not in SIDES for each in listing)
    return [(str(key), _plain(value)) for each in besides for key, value in each.items() if value not in ("", None)]


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _is_listing(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def _loaded(source: str | None) -> Any:
    try:
        return json.loads(source or "{}")
    except ValueError:
        return source


def _short(decimal: str) -> str:
    # 4.18万 is 41800.00 exactly; its digits are shown by the quote.
    return decimal.rstrip("0").rstrip(".") if "." in decimal else decimal


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list) and not any(isinstance(each, (list, dict)) for each in value):
        filled = [each not in {None, ""} for each in value]
        return " / ".join(_plain(each) if full else "—" for each, full in zip(value, filled, strict=True)) if any(filled) else ""
    return json.dumps(value, ensure_ascii=False)


def _marked_sentence(claim: Row) -> str:
    start = claim["text_start"] - claim["sentence_start"]
    return marked(claim["sentence"], [Mark(start, start + claim["text_end"] - claim["text_start"], css="figure")])
