"""govkb build"""

from __future__ import annotations

from pathlib import Path

import click

from govkb.building import Summary
from govkb.building import build as build_folder
from govkb.cli.entry import ATTENTION, OK, say
from govkb.cli.output import count
from govkb.cli.progress import progress_bar


@click.command(
    epilog="\b\nExamples:\n  govkb build\n  govkb build mykb --workers 2\n  govkb build --corpus ~/reports --output draft.sqlite"
)
@click.argument("directory", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option("--corpus", metavar="DIR", type=click.Path(path_type=Path), help="Folder of reports.  [default: DIR/corpus]")
@click.option("--output", metavar="FILE", type=click.Path(path_type=Path), help="File to build.  [default: DIR/kb.sqlite]")
@click.option("--workers", metavar="N", type=click.IntRange(min=1), help="Processes that read reports.  [default: as many as pay]")
@click.option("--no-cache", is_flag=True, help="Read every report again, and keep nothing for the next build.")
def build(directory: Path, corpus: Path | None, output: Path | None, workers: int | None, *, no_cache: bool) -> int:
    """Build kb.sqlite from the reports and extractors of the knowledge base folder DIR.

    A file that cannot be read is recorded with its reason and the rest is built; the exit code is 1 then, and also when a ruling in
    rulings.jsonl rests on a print that has changed. Only what changed since the last build is read again. kb.sqlite is replaced when the
    new one is whole, and not before.
    """
    summary = build_folder(directory, corpus=corpus, output=output, workers=workers, use_cache=not no_cache, progress=progress_bar)
    for rejected in summary.rejected:
        say(f"{rejected.document}: {rejected.reason}; it stands in the table reports as rejected")
    for fault in summary.ruling_faults:
        say(fault)
    _tell(summary)
    return ATTENTION if summary.rejected or summary.ruling_faults else OK


def _tell(summary: Summary) -> None:
    rows = summary.counts
    read = rows["reports"] - len(summary.rejected)
    if rows["reports"] == 0:
        click.echo(f"{summary.target}: an empty knowledge base; put reports (.txt) into the corpus folder and build again")
        return
    click.echo(
        f"{summary.target}: {count(read, 'report')}, {count(rows['articles'], 'article')}, {count(rows['numerals'], 'number')}, "
        f"{count(rows['claims'], 'claim')}, {count(rows['observations'], 'observation')}, {count(rows['entities'], 'entity', 'entities')}"
    )
    relations = ", ".join(f"{number:,} {relation}" for relation, number in summary.relations.items())
    click.echo(f"for an editor: {count(rows['findings'], 'finding')}{f' ({relations})' if relations else ''}")
    click.echo(f"browse it:     govkb serve {summary.target}   then open http://127.0.0.1:8001/")
    click.echo(f"read findings: govkb findings {summary.target}")
