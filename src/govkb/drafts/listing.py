"""A checked draft as a linter prints it, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal

from govkb.drafts.excerpts import excerpt, named
from govkb.drafts.verdicts import Checked, Figure, Verdict
from govkb.model import ClaimRecord

CLEAN = frozenset({Verdict.MATCH, Verdict.MATCH_APPROX, Verdict.MATCH_TRUNCATED})
"""Verdicts that need nobody's eye."""


def lines_of(checked: Checked, *, every: bool) -> Iterator[str]:
    """One line a figure, those that match aside unless `every` is set."""
    for figure in checked.figures:
        if every or figure.verdict not in CLEAN:
            yield _line(checked.name, figure)


def counted(checked: Checked) -> str:
    """How many figures there are, and how many have each verdict."""
    total = len(checked.figures)
    verdicts = ", ".join(f"{number} {verdict}" for verdict, number in checked.counts().items())
    return f"{checked.name}: {total} figure{'' if total == 1 else 's'}{f': {verdicts}' if verdicts else ''}"


def _line(name: str, figure: Figure) -> str:
    what = figure.quote if figure.claim is None else named(figure.claim)
    source = figure.sources[0] if figure.sources and figure.verdict is not Verdict.ARITHMETIC else None
    shown = figure.inside[0] if figure.inside and source is None else source
    sentence = "" if shown is None else f" “{excerpt(shown)}”"
    return " ".join(f"{name}:{figure.line}:{figure.column} {figure.verdict} {what} — {figure.reason_en}{sentence}".split())


def as_json(checked: Checked) -> str:
    """The whole check as one JSON document; numbers in base units, exact decimals as `value_text`."""
    document = {
        "draft": checked.name,
        "counts": {str(verdict): number for verdict, number in checked.counts().items()},
        "figures": [_figure(figure) for figure in checked.figures],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _figure(figure: Figure) -> dict[str, object]:
    claim = figure.claim
    return {
        "line": figure.line,
        "column": figure.column,
        "start": figure.start,
        "end": figure.end,
        "quote": figure.quote,
        "verdict": figure.verdict,
        "fails": figure.fails,
        "reason": figure.reason_en,
        "reason_zh": figure.reason_zh,
        "claim": None if claim is None else _claim(claim),
        "sources": [{"id": one.id, "document": one.document, **_claim(one)} for one in figure.sources],
        "contradicts": [{"start": one.start, "end": one.end, "quote": one.quote} for one in figure.inside],
        "note": figure.note,
    }


def _claim(claim: ClaimRecord) -> dict[str, object]:
    return {
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "value": _number(claim.value),
        "value_max": None if claim.value_max is None else _number(claim.value_max),
        "value_text": format(claim.value, "f"),
        "bound": claim.bound,
        "unit": claim.unit,
        "measure": claim.measure,
        "indicator": claim.indicator,
        "subject": claim.subject,
        "scope": claim.scope,
        "time": claim.time or None,
        "statistic": claim.statistic,
        "sentence": claim.sentence,
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
