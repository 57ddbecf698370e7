"""govkb ledger"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from govkb.cli.output import echo_table, json_line
from govkb.cli.reports import Reports
from govkb.folder import database_of
from govkb.model import Fate
from govkb.store import open_kb
from govkb.store.encoding import decimal_text
from govkb.store.records import LedgerLine
from govkb.store.rows import ledger_of

_DATABASES = {".sqlite", ".sqlite3", ".db"}


@click.command(epilog="\b\nExamples:\n  govkb ledger page.txt\n  govkb ledger kb.sqlite --json | grep unparsed\n  govkb ledger mykb")
@click.argument("paths", metavar="FILE...|KB.SQLITE|DIR", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One number a line, as a JSON object; the counts go to stderr.")
def ledger(paths: tuple[Path, ...], *, as_json: bool) -> int:
    """List every printed number of report files, or of a knowledge base, with its fate, and count the fates at the end.

    The fates: claim, part (of a claim), date, ordinal, name (or slogan), repeat, furniture, unparsed.
    """
    lines = list(_of_knowledge_bases(path for path in paths if _is_knowledge_base(path)))
    reports = Reports([path for path in paths if not _is_knowledge_base(path)])
    for result in reports:
        lines.extend(ledger_of(result))
    if as_json:
        for line in lines:
            click.echo(json_line(_fields(line)))
    elif lines:
        echo_table(("place", "number", "value", "fate", "reason"), map(_row, lines), right=("value",))
    fates = Counter(line.fate for line in lines)
    counts = ", ".join(f"{fates[fate]:,} {fate}" for fate in Fate)
    click.echo(f"{len(lines):,} numbers: {counts}", err=as_json)
    return reports.exit_code


def _is_knowledge_base(path: Path) -> bool:
    return path.is_dir() or path.suffix.lower() in _DATABASES


def _of_knowledge_bases(paths: Iterable[Path]) -> Iterator[LedgerLine]:
    for path in paths:
        with open_kb(database_of(path)) as kb:
            yield from kb.ledger()


def _fields(line: LedgerLine) -> dict[str, object]:
    return {
        "document": line.document,
        "start": line.start,
        "end": line.end,
        "text": line.text,
        "value": line.value,
        "fate": line.fate,
        "reason": line.reason,
        "claim_id": line.claim_id or None,
    }


def _row(line: LedgerLine) -> tuple[str, ...]:
    value = "" if line.value is None else decimal_text(line.value)
    return f"{line.document}:{line.start}:{line.end}", line.text, value, line.fate, line.reason
