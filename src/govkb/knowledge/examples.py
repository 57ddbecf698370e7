"""Every example in the extractor files, to be run as a test by the mechanism that its rule belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from govkb.knowledge.indicators import IndicatorExample, IndicatorFile
from govkb.knowledge.knowledge import Knowledge
from govkb.knowledge.rules import Example, Rule

Of = TypeVar("Of", Rule, IndicatorFile)
Shown = TypeVar("Shown", Example, IndicatorExample)


@dataclass(frozen=True, slots=True)
class Case(Generic[Of, Shown]):
    """An example with the rule or indicator it stands in; `number` counts the examples of one from 1, `line` is the example's."""

    file: str
    line: int
    rule: Of
    number: int
    example: Shown

    def __str__(self) -> str:
        return f"{self.file}:{self.rule.id}:{self.number}"


def examples_of(knowledge: Knowledge, kind: type[Rule]) -> Iterator[Case[Rule, Example]]:
    """The examples of all rules of one class, in the order of files and lines."""
    for entry in knowledge.entries.get(kind, ()):
        for number, example in enumerate(entry.value.examples, start=1):
            yield Case(entry.file, entry.example_lines[number - 1], entry.value, number, example)


def rule_examples(knowledge: Knowledge) -> Iterator[Case[Rule, Example]]:
    """The examples of all rule files."""
    for kind in knowledge.entries:
        if issubclass(kind, Rule):
            yield from examples_of(knowledge, kind)


def indicator_examples(knowledge: Knowledge) -> Iterator[Case[IndicatorFile, IndicatorExample]]:
    """The examples of all indicators; `example.claims` are the claims that the sentence gives."""
    for entry in knowledge.entries.get(IndicatorFile, ()):
        for number, example in enumerate(entry.value.examples, start=1):
            yield Case(entry.file, entry.example_lines[number - 1], entry.value, number, example)
