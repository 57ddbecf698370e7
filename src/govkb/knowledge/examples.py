"""Every example in the extractor files, to be run as a test by the mechanism that its rule belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govkb.knowledge.knowledge import Knowledge
from govkb.knowledge.rules import Example, Rule


@dataclass(frozen=True, slots=True)
class Case:
    """An example with the rule it stands in; `number` counts a rule's examples from 1."""

    file: str
    line: int
    rule: Rule
    number: int
    example: Example

    def __str__(self) -> str:
        return f"{self.file}:{self.rule.id}:{self.number}"


def examples_of(knowledge: Knowledge, kind: type[Rule]) -> Iterator[Case]:
    """The examples of all rules of one class, in the order of files and lines."""
    for entry in knowledge.entries.get(kind, ()):
        for number, example in enumerate(entry.value.examples, start=1):
            yield Case(entry.file, entry.line, entry.value, number, example)


def all_examples(knowledge: Knowledge) -> Iterator[Case]:
    """The examples of all rule files."""
    for kind in knowledge.entries:
        if issubclass(kind, Rule):
            yield from examples_of(knowledge, kind)
