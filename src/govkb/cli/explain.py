"""govkb explain"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import click
import yaml

from govkb.cli.output import json_line
from govkb.cli.reports import Reports
from govkb.explaining import Decision, Explanation, Tried
from govkb.explaining import explain as explain_at
from govkb.knowledge.citations import Cited
from govkb.resolution.result import NumeralRecord

_LANGUAGES = ("zh", "en")


@click.command(
    epilog="\b\nExamples:\n  govkb explain page.txt --at 1204\n  govkb explain page.txt --at 1204 --lang en\n"
    "  govkb ledger page.txt --json | grep unparsed      # where the numbers stand\n  govkb explain page.txt --at 1204 --json"
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--at", "offset", metavar="OFFSET", type=click.IntRange(min=0), required=True, help="Code point of the file, from 0.")
@click.option("--lang", "language", type=click.Choice(_LANGUAGES), default="zh", show_default=True, help="Language of the labels.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of text.")
def explain(file: Path, offset: int, language: str, *, as_json: bool) -> int:
    """Say why the number at one place of a report file became what it became: its passage, its fate, and each field of its claim with the
    rule behind it and the printed words that the rule rests on.

    `govkb ledger FILE` lists the numbers of a file with their offsets.
    """
    reports = Reports([file])
    for result in reports:
        length = len(result.report.text)
        if offset >= length:
            raise click.BadParameter(f"{offset} lies behind the end of {file}, which has {length:,} characters", param_hint="'--at'")
        explained = explain_at(result, offset, reports.knowledge)
        if as_json:
            click.echo(json_line(_fields(explained)))
        else:
            for line in _Words(_LANGUAGES.index(language)).lines(explained):
                click.echo(line)
    return reports.exit_code


def _fields(explained: Explanation) -> dict[str, object]:
    """The public contract of `--json`."""
    passage, numeral, claim = explained.passage, explained.numeral, explained.claim
    return {
        "document": explained.document,
        "offset": explained.offset,
        "char": explained.char,
        "passage": None
        if passage is None
        else {"position": passage.position, "kind": passage.kind, "article": passage.article, "title": explained.article}
        | {"reason": passage.reason, "repeat": passage.repeat_of is not None},
        "numeral": None if numeral is None else _numeral(numeral) | {"rules": [asdict(rule) for rule in explained.fate_rules]},
        "claim": None
        if claim is None
        else {
            "id": claim.id,
            "start": claim.start,
            "end": claim.end,
            "quote": claim.quote,
            "fields": list(map(asdict, explained.decisions)),
        },
        "tried": list(map(asdict, explained.tried)),
        "stands_in": list(explained.stands_in),
        "nearest": list(map(_numeral, explained.nearest)),
    }


def _numeral(numeral: NumeralRecord) -> dict[str, object]:
    return {
        "start": numeral.start,
        "end": numeral.end,
        "text": numeral.text,
        "value": numeral.value or None,
        "fate": numeral.fate,
        "reason": numeral.reason,
    }


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    source = resources.files(__package__).joinpath("explain.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.safe_load(source)
    return table


class _Words:
    """The explanation as lines of text in one language; `place` is the language's place in `explain.yaml`."""

    def __init__(self, place: int) -> None:
        self._place = place

    def say(self, key: str, table: str = "text", /, **values: object) -> str:
        """A phrase of one table, its {names} filled in; the key itself where the table has none."""
        entry = _table()[table].get(key)
        said = key if entry is None else entry[self._place]
        return said.format(**values) if values else said

    def lines(self, explained: Explanation) -> Iterator[str]:
        yield self.say(
            "place",
            document=explained.document,
            offset=explained.offset,
            before=explained.before,
            printed=explained.printed,
            after=explained.after,
        )
        yield from self._passage(explained)
        yield from self._number(explained) if explained.numeral is not None else self._elsewhere(explained)
        if explained.claim is not None:
            yield self.say("claim", id=explained.claim.id)
            for decision in explained.decisions:
                yield from self._decision(decision)
        if explained.tried:
            yield self.say("tried")
            for tried in explained.tried:
                yield from self._tried(tried)

    def _passage(self, explained: Explanation) -> Iterator[str]:
        passage = explained.passage
        if passage is None:
            yield self.say("passage.none")
            return
        kind = self.say(passage.kind, "kind")
        if passage.article is None:
            yield self.say("passage.loose", kind=kind)
        else:
            yield self.say("passage", kind=kind, article=explained.article)
        yield f"  {self.say('passage.reason')}: {passage.reason}"
        if passage.repeat_of is not None:
            yield f"  {self.say('repeat')}"

    def _number(self, explained: Explanation) -> Iterator[str]:
        numeral = explained.numeral
        if numeral is None:
            return
        fate = self.say(numeral.fate, "fate")
        plain = numeral.value in ("", numeral.text)
        yield self.say("numeral.plain" if plain else "numeral", text=numeral.text, value=numeral.value, fate=fate)
        yield f"  {self.say('decided')}: {numeral.reason}"
        yield from self._rules(explained.fate_rules, "  ")

    def _decision(self, decision: Decision) -> Iterator[str]:
        words = " · ".join(self.say(part, "value") for part in decision.value.split(" · ")) if decision.value else self.say("empty")
        yield f"  {self.say(decision.field, 'field')}: {words}"
        if decision.reading:
            yield f"    {self.say('decided')}: {decision.reading}"
        yield from self._rules(decision.rules, "    ")

    def _tried(self, tried: Tried) -> Iterator[str]:
        yield f"  {self.say(tried.field, 'field')}: “{tried.words}” – {self.say(tried.why, 'why')}"
        yield from self._rules(tried.rules, "    ")

    def _rules(self, rules: Sequence[Cited], indent: str) -> Iterator[str]:
        for rule in rules:
            yield f"{indent}{self.say('rule', id=rule.id, file=rule.file, line=rule.line)}"
            if rule.note:
                yield f"{indent}  {self.say('note')}: {rule.note}"
            elif rule.about:
                yield f"{indent}  {self.say('about')}: {rule.about}"

    def _elsewhere(self, explained: Explanation) -> Iterator[str]:
        char = explained.char if explained.char.isprintable() else f"U+{ord(explained.char):04X}"
        yield self.say("nothing", char=char)
        if explained.stands_in:
            yield self.say("stands_in", names=" · ".join(explained.stands_in))
        if not explained.nearest:
            yield self.say("nearest.none")
            return
        yield self.say("nearest")
        for numeral in explained.nearest:
            yield f"  {numeral.start}:{numeral.end}  {numeral.text}  {self.say(numeral.fate, 'fate')}  {numeral.reason}"
