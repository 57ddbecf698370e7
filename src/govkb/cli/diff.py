"""govkb diff"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govkb.cli.entry import ATTENTION, OK
from govkb.cli.output import echo_table, json_line
from govkb.errors import FolderError
from govkb.folder import database_of
from govkb.model import ClaimRecord
from govkb.store import open_kb
from govkb.store.encoding import decimal_text

if TYPE_CHECKING:
    from govkb.reconciliation.differences import Difference

_MANY = {"agrees": "agree", "differs": "differ"}
_COLUMNS = ("outcome", "subject", "indicator", "here", "there", "why")


@click.command(
    epilog=(
        "\b\nExamples:\n  govkb diff a.txt b.txt\n  govkb diff a.txt b.txt --subject 临溪区\n"
        "  govkb diff 000.txt 002.txt --kb mykb --json | head -1"
    )
)
@click.argument("here", metavar="A")
@click.argument("there", metavar="B")
@click.option("--kb", metavar="KB.SQLITE|DIR", type=click.Path(path_type=Path), help="A and B are documents of this knowledge base.")
@click.option("--subject", metavar="NAME", default="", help="Only figures of subjects with this in their name.")
@click.option("--json", "as_json", is_flag=True, help="One figure a line, as a JSON object.")
def diff(*, here: str, there: str, kb: Path | None, subject: str, as_json: bool) -> int:
    """Put two reports side by side, figure by figure, in the order of A.

    \b
      agrees         one value, or values that rounding explains
      differs        another value, and why: another time, or both cannot hold
      not compared   the scope or the period is another
      only here      A alone has it
      only there     B alone has it

    A and B are report files, or with --kb two documents of a knowledge base, each by its name or a part that no other has.
    The exit code is 1 when a figure differs.
    """
    from govkb.reconciliation.differences import Outcome  # noqa: PLC0415 - loads what --help does without

    found = _of_files(here, there) if kb is None else _of_documents(here, there, database_of(kb))
    rows = [row for row in found if subject in row.figure.subject]
    if as_json:
        for row in rows:
            click.echo(json_line(_fields(row)))
    else:
        echo_table(_COLUMNS, map(_cells, rows))
        counts = Counter(row.outcome for row in rows)
        counted = ", ".join(f"{counts[outcome]:,} {_MANY.get(outcome, outcome)}" for outcome in Outcome if counts[outcome])
        click.echo(f"figures: {counted or 'none'}")
    return ATTENTION if any(row.outcome is Outcome.DIFFERS for row in rows) else OK


def _of_files(here: str, there: str) -> list[Difference]:
    """Two report files side by side. FolderError when one of them cannot be read."""
    from govkb.cli.reports import Reports  # noqa: PLC0415
    from govkb.reconciliation.context import context_of  # noqa: PLC0415
    from govkb.reconciliation.differences import differences  # noqa: PLC0415

    results = list(Reports([Path(here), Path(there)]))
    if len(results) < 2:
        raise FolderError("two reports are needed to set them side by side")
    return differences(results[0].claims, results[1].claims, context_of(results))


def _of_documents(here: str, there: str, database: Path) -> list[Difference]:
    """Two documents of a knowledge base side by side. FolderError when a name is none of theirs, or that of several."""
    from govkb.comparing import compare_documents  # noqa: PLC0415

    with open_kb(database) as opened:
        documents = list(opened.sources())
        return compare_documents(opened, *(_document(name, documents, database) for name in (here, there)))


def _document(name: str, documents: Iterable[str], database: Path) -> str:
    documents = sorted(documents)
    if name in documents:
        return name
    meant = [document for document in documents if name in document]
    if len(meant) == 1:
        return meant[0]
    found = f"several documents have {name} in their names" if meant else f"no document has {name} in its name"
    raise FolderError(f"{database}: {found}; there are {', '.join(meant or documents) or 'none at all'}")


def _cells(row: Difference) -> tuple[str, ...]:
    claim = row.figure
    scope = f"（{claim.scope}）" if claim.scope else ""
    why = row.verdict.en if row.verdict is not None else ""
    return row.outcome, claim.subject, (claim.indicator or claim.measure) + scope, _print(row.a), _print(row.b), why


def _print(claim: ClaimRecord | None) -> str:
    return "" if claim is None else f"{claim.quote} {claim.time}".rstrip()


def _fields(row: Difference) -> dict[str, object]:
    claim = row.figure
    return {
        "outcome": row.outcome,
        "subject": claim.subject,
        "indicator": claim.indicator,
        "statistic": claim.statistic,
        "modality": claim.modality,
        "a": _side(row.a),
        "b": _side(row.b),
        "relation": None if row.verdict is None or row.a is None or row.b is None else row.verdict.relation,
        "cause": None if row.verdict is None else row.verdict.en,
        "cause_zh": None if row.verdict is None else row.verdict.zh,
    }


def _side(claim: ClaimRecord | None) -> dict[str, object] | None:
    if claim is None:
        return None
    return {
        "document": claim.document,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "value": claim.value,
        "value_text": decimal_text(claim.value),
        "measure": claim.measure,
        "scope": claim.scope,
        "time": claim.time or None,
    }
