"""govkb check"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from govkb.cli.entry import ATTENTION, OK
from govkb.folder import database_of
from govkb.model import Report, Source
from govkb.reading import read, read_bytes
from govkb.store import open_kb

STDIN = "-"
_FORMATS = ("text", "json", "sarif", "html", "markdown")


@click.command(
    epilog=(
        "\b\nExamples:\n"
        "  govkb check draft.txt\n"
        "  govkb check draft.docx --kb mykb --format html > draft.html\n"
        "  pbpaste | govkb check - --kb kb.sqlite --published 2026-03-01"
    )
)
@click.argument("draft", metavar="DRAFT|-")
@click.option("--kb", metavar="KB.SQLITE|DIR", default=".", type=click.Path(path_type=Path), help="Knowledge base.  [default: this folder]")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True, help="How the result is printed.")
@click.option("--all", "every", is_flag=True, help="With text: figures that match, too.")
@click.option("--published", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="Day that 今年 and 截至目前 in the draft count from.")
def check(*, draft: str, kb: Path, form: str, every: bool, published: datetime | None) -> int:
    """Check every figure of a draft, in any format that can be a report, or `-` for standard input, against a knowledge base.

    One verdict a figure:

    \b
      differs          another value is on record
      arithmetic       the draft contradicts itself
      contested        several values are on record
      stale            a later value is on record
      not-in-kb        not found on record
      unparsed         not read as a figure
      repeated         its passage is printed before in the draft
      self-only        supported by this very article only
      match            the value on record; -approx when rounded, -truncated when cut off

    The exit code is 1 when a figure differs or contradicts another. Extractors and settings are those of the knowledge base's folder.
    """
    from govkb import drafts  # noqa: PLC0415 - loads what `govkb check --help` does without
    from govkb.checking import make_checker  # noqa: PLC0415

    with open_kb(database_of(kb)) as opened:
        checker = make_checker(opened)
    source = Source(published="" if published is None else published.date().isoformat())
    checked = checker.check(_report(draft, source, checker.settings.max_bytes))
    if form == "text":
        for line in drafts.lines_of(checked, every=every):
            click.echo(line)
        click.echo(drafts.counted(checked))
    else:
        render: dict[str, Callable[[drafts.Checked], str]] = {
            "json": drafts.as_json,
            "sarif": drafts.as_sarif,
            "html": drafts.as_html,
            "markdown": drafts.as_markdown,
        }
        click.echo(render[form](checked))
    return ATTENTION if checked.fails else OK


def _report(draft: str, source: Source, max_bytes: int) -> Report:
    """The draft as a report; ReadingError when it cannot be read."""
    if draft == STDIN:
        return read_bytes(sys.stdin.buffer.read(max_bytes + 1), ".txt", document="stdin", source=source, max_bytes=max_bytes)
    return read(Path(draft), document=draft, source=source, max_bytes=max_bytes)
