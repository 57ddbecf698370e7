"""Examples of the rules that places, times and indicators are found by."""

from __future__ import annotations

from typing import Any

from govkb.examples.runner import AnyCase, Runner, UnmetError
from govkb.extraction.times import find_times
from govkb.knowledge import Knowledge
from govkb.knowledge.aliases import AliasMaker
from govkb.knowledge.gazetteer import gazetteer_of
from govkb.knowledge.indicators import Indicator, IndicatorFile, MeasureWord, ScopeRule, UnitClass, indicators_in
from govkb.knowledge.phrases import phrases_of
from govkb.knowledge.places import Aliases, Division, Guard, Whole
from govkb.knowledge.times import TimeRule
from govkb.resolution.indicators import indicator_for
from govkb.resolution.periods import period


def time(case: AnyCase, knowledge: Knowledge) -> object:
    """The first expression found, which is this rule's, with its period; [] for none."""
    text = case.example.text
    found = find_times(text, knowledge)
    if not found:
        return []
    start, end, rule = found[0]
    if rule != case.rule.id:
        raise UnmetError(f"{text[start:end]} found by {rule}")
    when = period(text[start:end], case.example.published, knowledge)
    return {"time": text[start:end], "start": when.start, "end": when.end}


def guard(case: AnyCase, knowledge: Knowledge) -> object:
    """The names that stay when the guards have looked."""
    return [hit.name for hit in knowledge.built(gazetteer_of).find(case.example.text)]


def whole(case: AnyCase, knowledge: Knowledge) -> object:  # noqa: ARG001 - a runner's signature
    """The words for the whole place that the rule finds."""
    return [match.group() for match in case.rule.regex.finditer(case.example.text)]


def measure_word(case: AnyCase, knowledge: Knowledge) -> object:
    """The phrase that is left, counted in 元 where a denominator is at stake."""
    unit = "元" if case.rule.effect.startswith("per_") else "个"
    return knowledge.built(phrases_of).compared(case.example.text, unit).phrase


def unit_class(case: AnyCase, knowledge: Knowledge) -> object:
    """The name of the unit's class."""
    return knowledge.built(phrases_of).unit_class(case.example.text)


def scope(case: AnyCase, knowledge: Knowledge) -> object:
    """The scope that is taken off, in one of the units and statistics in which the measure is curated."""
    given: dict[str, Any] = case.example.gives
    one = knowledge.built(curated).get(given["indicator"])
    unit, statistic = (one.unit, one.statistic) if one is not None else ("名", "total")
    measure = given.get("measure", case.example.text)
    ref = indicator_for(measure, unit, statistic, knowledge, clause=case.example.text)
    return {"scope": ref.scope, "indicator": ref.id if ref.curated else ""} | ({"measure": measure} if "measure" in given else {})


def curated(knowledge: Knowledge) -> dict[str, Indicator]:
    """The curated indicators by id; use `knowledge.built(curated)`."""
    return {one.id: one for file in knowledge.all(IndicatorFile) for one in indicators_in(file)}


def forms(name: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The habitual forms of a full name, with the short name of the division table."""
    short = next((division.short for division in knowledge.table(Division) if division.name == name), "")
    return AliasMaker(knowledge.one(Aliases)).forms(name, short)


RUNNERS: dict[type, Runner] = {
    TimeRule: time,
    Guard: guard,
    Whole: whole,
    MeasureWord: measure_word,
    UnitClass: unit_class,
    ScopeRule: scope,
}
