"""A measure's phrase and unit in the form in which they are compared.

Two phrases are one when they are equal after width, quotation marks, brackets, 的 and words without weight (全县, 各类, 现有, 数) are set aside.
Nothing else is: 社区 and 城市社区, 社区工作者 and 优秀社区工作者 stay apart, because a comparison of figures hangs on it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from govkb.knowledge.indicators import MeasureWord, UnitClass
from govkb.knowledge.knowledge import Knowledge

_MARKS = re.compile(r"[\s“”\"'‘’《》〈〉「」『』（）()【】\[\]·]|(?<![目标])的")


_UNITS = 1024
"""Units whose class is kept in mind."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A phrase without what has no weight, and the class of its unit, with the denominator that stood in the phrase (元/月)."""

    phrase: str
    unit_class: str


class Phrases:
    """Brings phrases and units into their compared form, by the rules of `measure_words.yaml` and `unit_classes.yaml`."""

    def __init__(self, words: Iterable[MeasureWord], classes: Iterable[UnitClass]) -> None:
        rules = tuple(words)
        self._leading = _joined(rules, "leading", "(?:{})+(?=..)")
        self._trailing = _joined(rules, "trailing", "(?<=..)(?:{})$")
        self._kept = _joined(rules, "kept", "(?:{})$")
        self._per = tuple((suffix, _joined(rules, effect, "{}")) for effect, suffix in (("per_month", "/月"), ("per_year", "/年")))
        self._classes = {word: rule.words[0] for rule in classes for word in rule.words}
        self.unit_class = lru_cache(_UNITS)(self._unit_class)

    def compared(self, measure: str, unit: str) -> Compared:
        """`measure` and `unit` in compared form; an empty measure stays empty."""
        phrase = _MARKS.sub("", unicodedata.normalize("NFKC", measure)).casefold()
        unit_class = self.unit_class(unit)
        for suffix, pattern in self._per:
            if pattern is not None and (unit_class.endswith(suffix) or unit_class == self.unit_class("元")):
                shorter = pattern.sub("", phrase)
                unit_class = unit_class if shorter == phrase or unit_class.endswith(suffix) else unit_class + suffix
                phrase = shorter
        return Compared(self.bare(phrase), unit_class)

    def bare(self, phrase: str) -> str:
        """`phrase` without the words without weight at its ends; two characters at least stay."""
        if self._leading is not None and (lead := self._leading.match(phrase)) is not None:
            phrase = phrase[lead.end() :]
        if self._trailing is not None and (self._kept is None or self._kept.search(phrase) is None):
            phrase = self._trailing.sub("", phrase)
        return phrase

    def _unit_class(self, unit: str) -> str:
        """The name of the unit's class; a unit in no rule is its own."""
        plain = unicodedata.normalize("NFKC", "".join(unit.split()))
        head, slash, below = plain.partition("/")
        return self._classes.get(head, head) + slash + below


def phrases_of(knowledge: Knowledge) -> Phrases:
    """The phrases of the folder; use `knowledge.built(phrases_of)`."""
    return Phrases(knowledge.rules(MeasureWord), knowledge.rules(UnitClass))


def _joined(rules: Iterable[MeasureWord], effect: str, frame: str) -> re.Pattern[str] | None:
    sources = [rule.source for rule in rules if rule.effect == effect]
    return re.compile(frame.replace("{}", "|".join(sources))) if sources else None
