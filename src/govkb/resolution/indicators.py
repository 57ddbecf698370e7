"""What a claim measures, as an indicator: a curated one where the phrase is one of its own, else one made from the phrase.

Claims are compared only inside one indicator, so a phrase meets a curated indicator by equality (see `govkb.knowledge.phrases`),
with the unit's class and the statistic equal too; a scope word may be taken off where the indicator lists that scope, or be found in the clause
where it says what the people counted did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govkb.knowledge import Knowledge
from govkb.knowledge.indicators import Indicator, IndicatorFile, ScopeRule, indicators_in
from govkb.knowledge.phrases import phrases_of
from govkb.model import make_id

_UNNAMED = "（未标明）"
_DOUBLED = re.compile(r"(.{2,}?)\1")


@dataclass(frozen=True, slots=True)
class IndicatorRef:
    """The indicator of a claim. `scope` is the scope taken off the measure (城镇常住), empty when none was."""

    id: str
    name: str
    curated: bool
    scope: str = ""


class Indicators:
    """The curated indicators of a folder, found by phrase, unit and statistic."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._phrases = knowledge.built(phrases_of)
        self._by_phrase: dict[str, list[tuple[Indicator, frozenset[str]]]] = {}
        self._scopes = tuple(_scope_words(knowledge, "measure"))
        self._acts = tuple(_scope_words(knowledge, "clause"))
        self.all = tuple(one for file in knowledge.all(IndicatorFile) for one in indicators_in(file))
        for one in self.all:
            for measure in one.measures:
                self._add(one, measure)

    def _add(self, one: Indicator, measure: str) -> None:
        for unit in one.units:
            compared = self._phrases.compared(measure, unit)
            entries = self._by_phrase.setdefault(compared.phrase, [])
            known = next((classes for indicator, classes in entries if indicator.id == one.id), frozenset())
            entries[:] = [entry for entry in entries if entry[0].id != one.id]
            entries.append((one, known | {compared.unit_class}))

    def find(self, measure: str, unit: str, statistic: str, clause: str) -> IndicatorRef:
        """The indicator of a measure as printed, the figure standing in `clause`; a claim without a unit meets the indicator by its phrase alone."""
        compared = self._phrases.compared(measure, unit)
        for phrase, scope in self._readings(compared.phrase):
            for one, classes in self._by_phrase.get(phrase, ()):
                fits = one.statistic.value == statistic and (not unit or compared.unit_class in classes)
                if fits and (not scope or scope in one.scopes):
                    return IndicatorRef(one.id, one.name, curated=True, scope=scope or self._act(one, clause))
        id_ = make_id("indicator", compared.phrase, compared.unit_class)
        return IndicatorRef(id_, compared.phrase or _UNNAMED, curated=False)

    def _readings(self, phrase: str) -> Iterator[tuple[str, str]]:
        """The phrase, then the phrase without each scope word that stands in it, longest word first; last with a word printed twice over once."""
        for form in dict.fromkeys((phrase, _DOUBLED.sub(r"\1", phrase))):
            yield form, ""
            for word, scope in self._scopes:
                if word in form:
                    yield self._phrases.bare(form.replace(word, "", 1)), scope

    def _act(self, one: Indicator, clause: str) -> str:
        """The scope that the clause gives the figure, of those that the indicator lists; empty when it gives none."""
        return next((scope for word, scope in self._acts if scope in one.scopes and word in clause), "")


def _scope_words(knowledge: Knowledge, where: str) -> list[tuple[str, str]]:
    """Every scope word that stands there with its scope's name, longest first."""
    words = [(word, rule.words[0]) for rule in knowledge.rules(ScopeRule) if rule.where == where for word in rule.words]
    return sorted(words, key=lambda pair: (-len(pair[0]), pair[0]))


def indicator_for(measure: str, unit: str, statistic: str, knowledge: Knowledge, *, clause: str = "") -> IndicatorRef:
    """The indicator of a claim's `measure` (as printed), `unit` (without 万/亿) and `statistic`; `clause` is the clause it stands in."""
    return knowledge.built(Indicators).find(measure, unit, statistic, clause)
