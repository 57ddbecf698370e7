"""The examples of the extractor files, each run by the mechanism of its rule's kind, as `govkb extractors test` does."""

import pytest

from govkb.examples import outcomes
from govkb.examples.outcomes import RUNNERS
from govkb.knowledge import default_folder, load
from govkb.knowledge.rules import Rule

KNOWLEDGE = load(default_folder())


@pytest.mark.parametrize("outcome", [pytest.param(one, id=f"{one.file}:{one.rule}:{one.number}") for one in outcomes(KNOWLEDGE)])
def test_examples_hold(outcome):
    """What the mechanism gives on the example is what the example says."""
    assert (outcome.said, outcome.got) == ("", outcome.expected)


def test_examples_of_every_kind_of_rule_are_run():
    """Each kind of rule file has a runner, and each rule some examples."""
    kinds = [kind for kind in KNOWLEDGE.entries if issubclass(kind, Rule)]
    assert [kind.__name__ for kind in kinds if kind not in RUNNERS] == []
    assert [rule.id for kind in kinds for rule in KNOWLEDGE.rules(kind) if not rule.examples] == []
