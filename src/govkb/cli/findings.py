"""govkb findings"""

from __future__ import annotations

from pathlib import Path

import click

from govkb.cli.output import count, json_line
from govkb.folder import database_of
from govkb.model import Relation
from govkb.store import open_kb
from govkb.store.records import Finding


@click.command(
    epilog="\b\nExamples:\n  govkb findings\n  govkb findings kb.sqlite --relation conflict\n  govkb findings mykb --json | head -1"
)
@click.argument("path", metavar="[KB.SQLITE|DIR]", default=".", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One finding a line, as a JSON object.")
@click.option("--relation", type=click.Choice([relation.value for relation in Relation]), help="Only findings of this relation.")
def findings(path: Path, *, as_json: bool, relation: str | None) -> None:
    """List what an editor should look at, the gravest first: conflicts, repeats and the like, with every print they rest on."""
    with open_kb(database_of(path)) as kb:
        found = [finding for finding in kb.findings() if relation in {None, finding.relation.value}]
    for finding in found:
        click.echo(json_line(_fields(finding)) if as_json else _paragraph(finding))
    if not as_json:
        click.echo(count(len(found), "finding"))


def _fields(finding: Finding) -> dict[str, object]:
    claims = [
        {"document": claim.document, "start": claim.start, "end": claim.end, "quote": claim.quote, "value": claim.value}
        for claim in finding.claims
    ]
    return {
        "id": finding.id,
        "relation": finding.relation,
        "severity": finding.severity,
        "subject": finding.subject,
        "indicator": finding.indicator,
        "claims": claims,
        "cause": finding.cause,
        "evidence": finding.evidence,
    }


def _paragraph(finding: Finding) -> str:
    about = " · ".join(filter(None, (finding.subject, finding.indicator)))
    head = f"{finding.severity}: {finding.relation}{f': {about}' if about else ''}"
    prints = [f"    {claim.document}:{claim.start}:{claim.end}  {claim.quote}" for claim in finding.claims]
    return "\n".join([head, f"  {finding.cause}", *prints, ""])
