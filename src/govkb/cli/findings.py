"""govkb findings"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import click

from govkb.cli.output import count, json_line
from govkb.folder import database_of
from govkb.model import Relation
from govkb.store import KnowledgeBase, open_kb
from govkb.store.records import Finding, RulingLine


@click.command(
    epilog="\b\nExamples:\n  govkb findings\n  govkb findings kb.sqlite --relation conflict\n  govkb findings mykb --json | head -1"
)
@click.argument("path", metavar="[KB.SQLITE|DIR]", default=".", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One finding a line, as a JSON object.")
@click.option("--relation", type=click.Choice([relation.value for relation in Relation]), help="Only findings of this relation.")
def findings(path: Path, *, as_json: bool, relation: str | None) -> None:
    """List what an editor should look at, the gravest first: conflicts, sums that cannot hold, repeats and the like, with their prints."""
    with open_kb(database_of(path)) as kb:
        found = [finding for finding in kb.findings() if relation in {None, finding.relation.value}]
        ruled = _ruled(kb)
    for finding in found:
        rulings = ruled.get(finding.id, [])
        click.echo(json_line(_fields(finding, rulings)) if as_json else _paragraph(finding, rulings))
    if not as_json:
        click.echo(count(len(found), "finding"))


def _fields(finding: Finding, rulings: Sequence[RulingLine]) -> dict[str, object]:
    claims = [
        {"document": claim.document, "start": claim.start, "end": claim.end, "quote": claim.quote, "value": claim.value, "side": claim.side}
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
        "cause_zh": finding.cause_zh,
        "audit": finding.audit or None,
        "verdict": finding.verdict or None,
        "evidence": finding.evidence,
        "rulings": [
            {"id": one.id, "decision": one.decision, "author": one.author, "made": one.made, "reason": one.reason} for one in rulings
        ],
    }


def _ruled(kb: KnowledgeBase) -> defaultdict[str, list[RulingLine]]:
    """Editors' rulings by the finding that they are about."""
    ruled: defaultdict[str, list[RulingLine]] = defaultdict(list)
    for ruling in kb.rulings():
        for id_ in ruling.finding_ids:
            ruled[id_].append(ruling)
    return ruled


def _paragraph(finding: Finding, rulings: Sequence[RulingLine]) -> str:
    about = " · ".join(filter(None, (finding.subject, finding.indicator)))
    relation = f"{finding.relation} ({finding.audit})" if finding.audit else finding.relation
    head = f"{finding.severity}: {relation}{f': {about}' if about else ''}  [{finding.id}]"
    prints = [f"    {claim.document}:{claim.start}:{claim.end}  {claim.quote}" for claim in finding.claims]
    decided = [f"  ruled: {one.decision} ({one.author}, {one.made[:10]}): {one.reason}" for one in rulings]
    return "\n".join([head, f"  {finding.cause}", *decided, *prints, ""])
