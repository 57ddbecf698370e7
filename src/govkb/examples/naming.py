"""Examples of the rules on people, programmes, committees and pairs."""

from __future__ import annotations

from govkb.examples.runner import AnyCase, Runner, read_alone
from govkb.knowledge import Knowledge
from govkb.knowledge.naming_rules import CommitteeRule, PairRule, PersonRule, ProgrammeRule, RunRule


def person(case: AnyCase, knowledge: Knowledge) -> object:
    """The people found."""
    return [person.mention.text for person in read_alone(case.example.text, knowledge).names.people]


def programme(case: AnyCase, knowledge: Knowledge) -> object:
    """The programmes found."""
    return [programme.mention.text for programme in read_alone(case.example.text, knowledge).names.programmes]


def run(case: AnyCase, knowledge: Knowledge) -> object:
    """The programmes that the text says are run."""
    programmes = read_alone(case.example.text, knowledge).names.programmes
    return [programme.mention.text for programme in programmes if programme.runs is not None]


def pair(case: AnyCase, knowledge: Knowledge) -> object:
    """The pairs found, each by its two names."""
    pairs = read_alone(case.example.text, knowledge).names.pairs
    return [[one.organisation or one.place.name for one in (pair.first, pair.second)] for pair in pairs]


def committee(case: AnyCase, knowledge: Knowledge) -> object:  # noqa: ARG001 - a runner's signature
    """Whether an organisation of this name is a committee."""
    return case.rule.regex.search(case.example.text) is not None


RUNNERS: dict[type, Runner] = {PersonRule: person, ProgrammeRule: programme, RunRule: run, PairRule: pair, CommitteeRule: committee}
