"""What stands before 社区, 街道, 村 …: the name of a small place, or a common noun with the same end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import rjieba

from govkb.knowledge.knowledge import Knowledge
from govkb.knowledge.text_rules import StemRule


@dataclass(frozen=True, slots=True)
class Stems:
    """What stands before 社区, 街道, 村 …: a name or a common noun."""

    generic: frozenset[str]
    endings: tuple[str, ...]
    boundary: re.Pattern[str]
    common: re.Pattern[str]
    leading: re.Pattern[str]
    people: re.Pattern[str]
    virtues: tuple[str, ...]
    making: re.Pattern[str]

    def reach(self, stem: str) -> int:
        """Where in `stem` the name begins: behind the last boundary word or the last character that is no Han character."""
        cut = 0
        for match in _NOT_HAN.finditer(stem):
            cut = match.end()
        for match in self.boundary.finditer(stem, cut):
            cut = match.end()
        return cut

    def is_behind(self, stem: str, after: str, *, in_town: bool = False) -> bool:
        """Whether `stem`, right behind a larger place, is a name; a verb is one only where a smaller place follows at once (油榨街道市南路社区).

        `in_town`: the larger place is a street or town, whose communities are called by virtues too (阳光社区).
        """
        if in_town and self._is_virtue(stem):
            return self.making.match(after) is None
        if not stem or _JOINED.search(stem) is not None or (self._is_generic(stem) and not self._begins_with_word(stem)):
            return False
        if not _has_common_word(stem):
            return True
        return len(stem) == 2 and self._holds_smaller(after)

    def is_beside(self, stem: str, after: str) -> bool:
        """Whether `stem` is a name that follows another of its kind in a list (高庄村、大岭村、前进村)."""
        if self._is_virtue(stem):
            return self.making.match(after) is None
        if not 2 <= len(stem) <= _LONGEST_IN_LIST or (self._is_generic(stem) and not self._begins_with_word(stem)):
            return False
        return len(stem) == 2 or not _has_common_word(stem)

    def _is_virtue(self, stem: str) -> bool:
        """Whether `stem` is a virtue (阳光) or ends with one behind a name (阳光花园)."""
        words = [word for word in self.virtues if stem.endswith(word)]
        heads = [stem.removesuffix(word) for word in words]
        return any(not head or head in self.virtues or (len(head) == 2 and not self._is_common(head)) for head in heads)

    def is_alone(self, stem: str, before: str, after: str, *, beside: bool) -> bool:
        """Whether `stem`, with no larger place before it, is a name.

        It is when led in by a word of place, beside another name of its kind, or at the opening of a clause: there where it is made as the names
        of people and places are, or where those who work or live there follow (杏花社区网格员…).
        """
        if not 2 <= len(stem) <= 4:
            return False
        is_common_behind = self.common.match(after) is not None
        led_in = beside or (self.leading.search(before[-4:]) is not None and not is_common_behind)
        opens = not before or before[-1] in _OPENINGS
        if not (led_in or opens) or self._is_common(stem):
            return False
        return led_in or self._holds_smaller(after) or (_is_proper(stem) and not is_common_behind) or self._has_people(stem, after)

    def _holds_smaller(self, after: str) -> bool:
        """Whether a smaller place with a name follows at once (梅岭镇砚田村)."""
        smaller = _SMALLER.match(after)
        return smaller is not None and len(smaller[1]) > 1 and not self._is_common(smaller[1])

    def _has_people(self, stem: str, after: str) -> bool:
        return self.people.match(after) is not None and not any(tag[:1] in "ab" for _, tag in rjieba.tag(stem))

    def _begins_with_word(self, stem: str) -> bool:
        """Whether only the first character speaks against the stem, and is the beginning of a longer word (和谐, 将军)."""
        if stem in self.generic or stem.endswith(self.endings) or any(char < "\u4e00" or char > "\u9fff" for char in stem):
            return False
        return len(rjieba.tag(stem)[0][0]) > 1

    def _is_common(self, stem: str) -> bool:
        return self._is_generic(stem) or _has_common_word(stem)

    def _is_generic(self, stem: str) -> bool:
        if any(char < "\u4e00" or char > "\u9fff" for char in stem) or stem[0] in _NO_BEGINNING or stem.endswith("个"):
            return True
        return stem in self.generic or stem.endswith(self.endings)


@lru_cache(4096)
def _has_common_word(stem: str) -> bool:
    """Whether a word of the stem, or its last two characters, is of a class that no name is made of."""
    words = [*rjieba.tag(stem), *(rjieba.tag(stem[-2:]) if len(stem) > 2 else [])]
    return any(len(word) > 1 and tag[:1] in _NO_NAME for word, tag in words)


_NOT_HAN = re.compile("[^\u4e00-\u9fff]")


def _is_proper(stem: str) -> bool:
    """Whether every longer word of the stem is classed as the name of a person or place."""
    words = [(word, tag) for word, tag in rjieba.tag(stem) if len(word) > 1]
    return bool(words) and all(tag.startswith(("nr", "ns")) for _, tag in words)


_OPENINGS = "，。；：！？、“”‘’（）《》"
_JOINED = re.compile("^..+[与和及]..|街道|社区|乡镇")
"""Something else before a name (民政局与车民, 推行街道): no name is joined of two such parts, or holds another's level."""

_SMALLER = re.compile("([\u4e00-\u9fff]{1,5}?)(?:社区|村|小区)")
_LONGEST_IN_LIST = 4
_NO_BEGINNING = "的了和与及或等之其各本该全每将由在被把是有"
_NO_NAME = "vdpcruzy"
"""Classes of words (verbs, adverbs, prepositions, conjunctions, pronouns, particles) that are no part of a small place's name."""


def stems_of(knowledge: Knowledge) -> Stems:
    """The stems of the folder; use `knowledge.built(stems_of)`."""
    rules = {rule.id: rule for rule in knowledge.rules(StemRule)}
    generic = rules["generic-stem"].words or ()
    return Stems(
        frozenset(generic),
        tuple(word for word in generic if len(word) > 1),
        rules["stem-boundary"].regex,
        rules["not-after-suffix"].regex,
        rules["leads-to-name"].regex,
        rules["people-of-place"].regex,
        rules["virtue-stem"].words or (),
        rules["in-the-making"].regex,
    )
