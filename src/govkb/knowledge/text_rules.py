"""Models of the rule files that `layout` and `extraction` read."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property
from typing import Literal

from pydantic import Field, field_validator

from govkb.knowledge.rules import Rule, Text, check_pattern
from govkb.model import Bound, Fate, Modality, PassageKind, Statistic


class FurnitureRule(Rule):
    """What stands on a page without being an article's text. `jump` names the two halves of 下转 / 上接, whose pattern has a group `page`."""

    kind: PassageKind
    where: Literal["whole", "head", "tail"]
    jump: Literal["to", "from"] | None = None


class UnitRule(Rule):
    """Units counted alike. `small`: a small Chinese numeral before one of them states a quantity (三小时), it does not only narrate (三支队伍);
    `one`: 一 does too (增长一倍). `divides`: they stand only behind a stroke (元/月).

    `not_before` gives for a unit the characters that, following it, make it the beginning of another word (年 in 年级).
    """

    group: Text
    small: bool = False
    one: bool = False
    divides: bool = False
    not_before: dict[str, str] = Field(default_factory=dict)


class Approximator(Rule):
    """A word that turns a figure into a bound; `low` and `high` are factors of the printed value, None where the interval is open.

    `not_before` and `not_after` give for a word the characters that, next to it, make it a part of another one (约 in 签约).
    `bare`: it counts only before a number without digits (数百, 上千).
    """

    place: Literal["before", "inside", "after", "detached"]
    bound: Bound
    bare: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    not_after: dict[str, str] = Field(default_factory=dict)
    not_before: dict[str, str] = Field(default_factory=dict)


class NameRule(Rule):
    """Numbers that are no figures. `quoted`: only Chinese numerals inside the match are meant."""

    fate: Fate
    quoted: bool = False


class ModalityRule(Rule):
    """Words that make the figures of their sentence or clause, or of what stands under their heading, a norm."""

    modality: Modality
    reach: Literal["sentence", "clause", "heading"]

    def within(self, *, said: str, marked: str, heading: str) -> str:
        """The text that the rule looks at: the sentence up to the figure, the figure's clause with it as ⟦…⟧, or the heading above the sentence."""
        match self.reach:
            case "sentence":
                return said
            case "clause":
                return marked
            case "heading":
                return f"{heading}\n{said}"


class StatisticRule(Rule):
    """A pattern on the figure's clause, the figure standing as ⟦…⟧, that says which statistic it is; tried in the order of the file."""

    statistic: Statistic


class PhraseRule(Rule):
    """Words for one purpose of the measure grammar; the purpose is the rule's id."""


class StemRule(Rule):
    """Words and patterns that tell the name of a small place from a common noun; the purpose is the rule's id."""


class OrganisationRule(Rule):
    """What, right behind a place's name, makes the name of an organisation of it.

    `bare`: what does so behind the word for its level alone (县委, 县政府), a regular expression; such a body is one of the article's place.
    `as_printed`: the print is the body's own name, and a short name of the place in it stays (山东大学).
    """

    bare: str | None = None
    as_printed: bool = False

    @field_validator("bare")
    @classmethod
    def _bare_compiles(cls, bare: str | None) -> str | None:
        if bare is not None:
            check_pattern(bare)
        return bare

    @cached_property
    def bare_regex(self) -> re.Pattern[str] | None:
        return None if self.bare is None else re.compile(self.bare)


class FoundedRule(Rule):
    """How a sentence founds an organisation that its next clauses speak of; the pattern has a group `name`."""
