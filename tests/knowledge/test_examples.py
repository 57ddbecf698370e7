"""The examples of the extractor files whose mechanism lies in `knowledge` and `resolution`."""

import pytest

from govkb.extraction.times import find_times
from govkb.knowledge import default_folder, load
from govkb.knowledge.aliases import AliasMaker
from govkb.knowledge.examples import examples_of, indicator_examples, rule_examples
from govkb.knowledge.gazetteer import gazetteer_of
from govkb.knowledge.indicators import IndicatorFile, MeasureWord, ScopeRule, UnitClass, indicators_in
from govkb.knowledge.phrases import phrases_of
from govkb.knowledge.places import Aliases, Division, Guard, Whole
from govkb.knowledge.times import TimeRule
from govkb.resolution.indicators import indicator_for
from govkb.resolution.periods import period

KNOWLEDGE = load(default_folder())


def cases(kind):
    """The examples of a kind of rule, named by file, rule and number."""
    return [pytest.param(case, id=str(case)) for case in examples_of(KNOWLEDGE, kind)]


@pytest.mark.parametrize("case", cases(TimeRule))
def test_examples_times(case):
    """The first expression found is the example's, by this rule, with this period."""
    text, published = case.example.text, case.example.published
    found = find_times(text, KNOWLEDGE)
    if not case.example.gives:
        assert found == []
        return
    start, end, rule = found[0]
    when = period(text[start:end], published, KNOWLEDGE)
    assert case.example.gives == {"time": text[start:end], "start": when.start, "end": when.end}
    assert case.rule.id == rule


@pytest.mark.parametrize("case", cases(Guard))
def test_examples_guards(case):
    """The names that stay when the guards have looked."""
    assert case.example.gives == [hit.name for hit in KNOWLEDGE.built(gazetteer_of).find(case.example.text)]


@pytest.mark.parametrize("case", cases(Whole))
def test_examples_wholes(case):
    """The words for the whole place that the rule finds."""
    assert case.example.gives == [match.group() for match in case.rule.regex.finditer(case.example.text)]


@pytest.mark.parametrize("case", cases(MeasureWord))
def test_examples_measure_words(case):
    """The phrase that is left, counted in 元 where a denominator is at stake."""
    unit = "元" if case.rule.effect.startswith("per_") else "个"
    assert case.example.gives == KNOWLEDGE.built(phrases_of).compared(case.example.text, unit).phrase


@pytest.mark.parametrize("case", cases(UnitClass))
def test_examples_unit_classes(case):
    """The name of the unit's class."""
    assert case.example.gives == KNOWLEDGE.built(phrases_of).unit_class(case.example.text)


@pytest.mark.parametrize("case", cases(ScopeRule))
def test_examples_scopes(case):
    """The scope that is taken off, in one of the units and statistics in which the measure is curated."""
    given = case.example.gives
    one = INDICATORS.get(given["indicator"])
    unit, statistic = (one.unit, one.statistic) if one is not None else ("名", "total")
    measure = given.get("measure", case.example.text)
    ref = indicator_for(measure, unit, statistic, KNOWLEDGE, clause=case.example.text)
    assert given == {"scope": ref.scope, "indicator": ref.id if ref.curated else ""} | ({"measure": measure} if "measure" in given else {})


INDICATORS = {one.id: one for file in KNOWLEDGE.all(IndicatorFile) for one in indicators_in(file)}


@pytest.mark.parametrize("case", [pytest.param(case, id=str(case)) for case in indicator_examples(KNOWLEDGE)])
def test_examples_indicators(case):
    """The measure, unit and statistic of the example lead to its indicator and scope."""
    for claim in case.example.claims:
        statistic = claim.statistic or INDICATORS[claim.indicator].statistic
        ref = indicator_for(claim.measure, claim.unit, statistic, KNOWLEDGE, clause=case.example.text)
        assert (claim.indicator, claim.scope, True) == (ref.id, ref.scope, ref.curated)
        assert claim.measure in case.example.text


@pytest.mark.parametrize("rule", KNOWLEDGE.one(Aliases).rules, ids=[rule.id for rule in KNOWLEDGE.one(Aliases).rules])
def test_examples_aliases(rule):
    """The habitual forms of a full name, with the short name of the division table."""
    shorts = {division.name: division.short for division in KNOWLEDGE.table(Division)}
    maker = AliasMaker(KNOWLEDGE.one(Aliases))
    assert [example.gives for example in rule.examples] == [maker.forms(example.text, shorts[example.text]) for example in rule.examples]


def test_examples_runner_reaches_every_rule_file():
    """Each rule of each rule file gives at least one case, told apart by its name."""
    names = [str(case) for case in rule_examples(KNOWLEDGE)]
    assert len(names) == len(set(names))
    assert {case.file for case in rule_examples(KNOWLEDGE)} >= {"times.yaml", "places/guards.yaml", "units.yaml"}
