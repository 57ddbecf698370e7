"""Every example of a folder of extractors, run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govkb.examples import indicators, naming, references, text_rules
from govkb.examples.runner import AnyCase, Runner, UnmetError
from govkb.knowledge import Knowledge
from govkb.knowledge.examples import indicator_examples, rule_examples
from govkb.knowledge.places import Aliases

RUNNERS: dict[type, Runner] = {**text_rules.RUNNERS, **references.RUNNERS, **naming.RUNNERS, **indicators.RUNNERS}
"""By the class of the rule."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One example run. `got` is what the mechanism gave, `said` why it does not count although it may be equal; both hold when `holds`."""

    file: str
    line: int
    rule: str
    number: int
    text: str
    expected: object
    got: object
    said: str

    @property
    def holds(self) -> bool:
        return not self.said and self.expected == self.got


def run(case: AnyCase, knowledge: Knowledge) -> Outcome:
    """One example, by the mechanism of its rule's class."""
    expected = case.example.gives
    got: object = None
    said = ""
    try:
        got = RUNNERS[type(case.rule)](case, knowledge)
    except UnmetError as unmet:
        said = str(unmet)
    return Outcome(case.file, case.line, case.rule.id, case.number, case.example.text, expected, got, said)


def outcomes(knowledge: Knowledge) -> Iterator[Outcome]:
    """All examples of rules, habitual forms and indicators, in the order of files and lines."""
    for case in rule_examples(knowledge):
        yield run(case, knowledge)
    for entry in knowledge.entries.get(Aliases, ()):
        for rule in entry.value.rules:
            for number, example in enumerate(rule.examples, start=1):
                got = references.forms(example.text, knowledge)
                yield Outcome(entry.file, entry.line, rule.id, number, example.text, example.gives, got, "")
    for indicator_case in indicator_examples(knowledge):
        yield run(indicator_case, knowledge)
