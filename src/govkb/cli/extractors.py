"""govkb extractors"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click
from pydantic import BaseModel

from govkb.cli.entry import ATTENTION, OK
from govkb.cli.output import count, echo_table, json_line
from govkb.cli.reports import Reports
from govkb.folder import open_folder
from govkb.knowledge import load
from govkb.reading import corpus_files


@click.group(epilog="\b\nExamples:\n  govkb extractors test\n  govkb extractors report corpus/*.txt")
def extractors() -> None:
    """Work on extractors: run their examples, or count what their rules do on reports."""


@extractors.command(epilog="\b\nExamples:\n  govkb extractors test\n  govkb extractors test mykb\n  govkb extractors test mykb --json")
@click.argument("directory", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One failing example a line, as a JSON object; the count goes to stderr.")
def test(directory: Path, *, as_json: bool) -> int:
    """Run every example in the extractors of the knowledge base folder DIR (the current one).

    An example that does not hold is told as FILE:LINE: RULE: what the example says, what was read; the exit code is 1 then.
    """
    from govkb.examples import outcomes  # noqa: PLC0415 - loads a dictionary, which --help does without

    folder = open_folder(directory).extractors
    number = failures = 0
    for outcome in outcomes(load(folder)):
        number += 1
        if outcome.holds:
            continue
        failures += 1
        place = {"file": str(folder / outcome.file), "line": outcome.line, "rule": outcome.rule, "example": outcome.number}
        if as_json:
            click.echo(
                json_line({**place, "text": outcome.text, "expected": _shown(outcome.expected), "got": outcome.said or _shown(outcome.got)})
            )
            continue
        got = outcome.said or _shown(outcome.got)
        click.echo(f"{place['file']}:{place['line']}: {outcome.rule}: {outcome.text}: expected {_shown(outcome.expected)}, got {got}")
    click.echo(f"{count(number, 'example')}: {number - failures:,} hold, {failures:,} do not", err=as_json)
    return ATTENTION if failures else OK


def _shown(value: object) -> str:
    """A value of an example as a person would write it."""
    if isinstance(value, BaseModel):
        return _shown(value.model_dump(exclude_defaults=True))
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_shown(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_shown, value)) + "]"
    return "nothing" if value is None else str(value)


@extractors.command(
    epilog="\b\nExamples:\n  govkb extractors report\n  govkb extractors report mykb --unused\n  govkb extractors report page.txt --json"
)
@click.argument("paths", metavar="[DIR|FILE...]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--unused", is_flag=True, help="Only rules that matched nowhere.")
@click.option("--json", "as_json", is_flag=True, help="One rule a line, as a JSON object.")
def report(paths: tuple[Path, ...], *, unused: bool, as_json: bool) -> int:
    """Count for each rule, on the corpus of DIR or on report files, how often it

    \b
      matched     its pattern or one of its words stands in the text
      decided     it settled a numeral, a field of a claim, a passage or a name
      overlapped  another rule of its file matched there as well
      overruled   another rule, or none, decided where it matched

    A dash stands where a rule only takes part in decisions that leave no trace of it, as word lists do.
    """
    from govkb.rule_use import rule_use  # noqa: PLC0415 - as above

    home, files = _reports(paths or (Path(),))
    reports = Reports(files, home=home)
    uses = [use for use in rule_use(reports, reports.knowledge) if not unused or use.matched == 0]
    if as_json:
        for use in uses:
            click.echo(json_line(asdict(use)))
    else:
        counts = ("matched", "decided", "overlapped", "overruled")
        echo_table(
            ("rule", "place", *counts),
            ((use.rule, f"{use.file}:{use.line}", *_cells(use.matched, use.decided, use.overlapped, use.overruled)) for use in uses),
            right=counts,
        )
    return reports.exit_code


def _reports(paths: Sequence[Path]) -> tuple[Path, list[Path]]:
    """The folder whose extractors count, and the report files: those of a folder's corpus, or the files themselves."""
    if len(paths) == 1 and paths[0].is_dir():
        return paths[0], corpus_files(open_folder(paths[0]).corpus)
    return Path(), list(paths)


def _cells(*numbers: int | None) -> Iterator[str]:
    for number in numbers:
        yield "–" if number is None else f"{number:,}"
