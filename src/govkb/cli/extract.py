"""govkb extract"""

from __future__ import annotations

from pathlib import Path

import click

from govkb.cli.output import json_line
from govkb.cli.reports import Reports
from govkb.model import ClaimRecord
from govkb.store.encoding import decimal_text


@click.command(epilog="\b\nExamples:\n  govkb extract corpus/*.txt > claims.jsonl\n  govkb extract page.txt | head -1")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
def extract(files: tuple[Path, ...]) -> int:
    """Print one claim a line, as JSON Lines, without building anything.

    The extractors and settings are those of the folder the command runs in, else govkb's own; a sources.csv beside a file dates it.
    """
    reports = Reports(files, claims_only=True)
    for result in reports:
        for claim in result.claims:
            click.echo(json_line(claim_fields(claim)))
    return reports.exit_code


def claim_fields(claim: ClaimRecord) -> dict[str, object]:
    """The public contract of a claim: these fields, in this order; values are numbers in base units, `value_text` is the exact decimal."""
    return {
        "id": claim.id,
        "document": claim.document,
        "article": claim.article,
        "title": claim.title,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "value": claim.value,
        "value_max": claim.value_max,
        "bound": claim.bound,
        "unit": claim.unit,
        "measure": claim.measure,
        "indicator": claim.indicator,
        "subject": claim.subject,
        "subject_id": claim.subject_id,
        "scope": claim.scope,
        "time": claim.time or None,
        "period_start": claim.period_start,
        "period_end": claim.period_end,
        "modality": claim.modality,
        "statistic": claim.statistic,
        "repeat": claim.repeat,
        "repeat_of": claim.repeat_of,
        "sentence": claim.sentence,
        "value_text": decimal_text(claim.value),
    }
