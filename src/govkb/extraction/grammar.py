"""The pattern of a printed quantity, compiled from the folder's units and approximators."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from govkb.extraction.numbers import FEW, source
from govkb.knowledge import Knowledge
from govkb.knowledge.text_rules import Approximator, UnitRule

DASH = "—{1,2}|–|-|~|～|－|至|到"
"""What stands between the two ends of a range, as a pattern."""

OR = "、"
_OR = f"(?<=[二三四五六七八2-8]){OR}(?=[三四五六七八九3-9](?![0-9一二三四五六七八九十、]))"
"""Between neighbouring digits: 7、8个, 三、四百户."""

TENTHS = "tenths"
DOUBLINGS = "doublings"
DURATION = "duration"
"""Groups of units that the grammar itself must know."""


@dataclass(frozen=True)
class Grammar:
    """The compiled grammar. `units` map a printed unit to its rule, `before`, `inside`, `after` an approximator to its rule."""

    units: dict[str, UnitRule]
    divisors: dict[str, UnitRule]
    before: dict[str, Approximator]
    inside: dict[str, Approximator]
    after: dict[str, Approximator]

    @cached_property
    def ranged(self) -> re.Pattern[str]:
        """A quantity that may be a range."""
        return re.compile(f"{self._number('')}(?:{self._unit('1')}?(?P<dash>{DASH}|{_OR}){self._number('2')})?{self._tail}")

    @cached_property
    def single(self) -> re.Pattern[str]:
        """A quantity with one number."""
        return re.compile(f"{self._number('')}{self._tail}")

    @cached_property
    def few(self) -> re.Pattern[str]:
        """几 as a number of its own (几个)."""
        return re.compile(f"[{FEW}](?={_any(self.units)})")

    @cached_property
    def ends_before(self) -> frozenset[str]:
        """The last characters of the approximators that stand before a number."""
        return frozenset(word[-1] for word in self.before)

    @property
    def _tail(self) -> str:
        half, tenth = "(?<=[年天周岁斤亩])半(?![载夜年天月])", "(?<=成)[一二三四五六七八九](?![一二三四五六七八九十百千万分])"
        part = "(?<=[米块])[一二三四五六七八九](?=$|[，。、；的高宽长深厚])"
        return f"{self._unit('')}?(?P<plus>{half}|{tenth}|{part})?(?P<after>{_any(self.after)})?"

    def _number(self, suffix: str) -> str:
        times = _any({word: rule for word, rule in self.units.items() if rule.group == DURATION})
        return source(suffix, units=self.units, times=f"{times}|个{_any(self.inside)}月", inside=_any(self.inside))

    def _unit(self, suffix: str) -> str:
        """A unit, also with an approximator or 半 in it (个多月, 个半小时) and with what it is divided by (元/月)."""
        counted = {word[1:]: rule for word, rule in self.units.items() if word[0] == "个" and len(word) > 1}
        split = f"个(?P<mid{suffix}>{_any(self.inside)}|半)(?={_any(counted)}){_any(counted)}"
        return f"(?P<unit{suffix}>(?:{split}|{_any(self.units)})(?:[/／·]{_any(self.divisors)}){{0,2}})"


def _any(words: Mapping[str, UnitRule] | Mapping[str, Approximator]) -> str:
    """Longest first; a word is none when it is the beginning of a longer one (年 in 年级, m in mm), which its rule's `not_before` tells."""
    parts = []
    for word in sorted(words, key=lambda w: (-len(w), w)):
        guard = re.escape(words[word].not_before.get(word, "")) + ("A-Za-z" if word[-1].isascii() and word[-1].isalpha() else "")
        parts.append(re.escape(word) + (f"(?![{guard}])" if guard else ""))
    return "(?:" + "|".join(parts) + ")"


def grammar(knowledge: Knowledge) -> Grammar:
    """The grammar of the knowledge's units and approximators; use `knowledge.built(grammar)`."""
    approximators = knowledge.rules(Approximator)
    by_place = {
        place: {word: rule for rule in approximators if rule.place == place for word in rule.words or ()}
        for place in ("before", "inside", "after")
    }
    rules = knowledge.rules(UnitRule)
    units = {word: rule for rule in rules if not rule.divides for word in rule.words or ()}
    divisors = {word: rule for rule in rules if rule.divides for word in rule.words or ()}
    return Grammar(units, divisors, **by_place)
