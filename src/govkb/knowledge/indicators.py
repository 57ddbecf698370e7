"""Models of the files on indicators: the indicators themselves, scopes, words without weight in a measure, classes of units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from govkb.knowledge.rules import Id, Rule, Strict, Text
from govkb.model import Statistic

Kind = Literal["stock", "flow", "rate", "share", "mean"]
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]

STATISTICS: dict[str, Statistic] = {
    "stock": Statistic.TOTAL,
    "flow": Statistic.TOTAL,
    "rate": Statistic.RATE,
    "share": Statistic.SHARE,
    "mean": Statistic.MEAN,
}
"""The statistic that the figures of an indicator are, by its kind."""


class IndicatorClaim(Strict):
    """What the sentence of an example gives: one figure and the indicator it belongs to."""

    value: Decimal
    unit: str
    measure: Text
    indicator: Id
    scope: str = ""
    statistic: Statistic | None = None


class IndicatorExample(Strict):
    """A sentence and the claim, or claims, it gives; [] for none."""

    text: Text
    gives: IndicatorClaim | tuple[IndicatorClaim, ...]

    @property
    def claims(self) -> tuple[IndicatorClaim, ...]:
        return self.gives if isinstance(self.gives, tuple) else (self.gives,)


class Narrower(Strict):
    """An indicator inside another; what it leaves out it has from that one."""

    name: Text | None = None
    definition: Text | None = None
    unit: Text | None = None
    units: tuple[Text, ...] = ()
    kind: Kind | None = None
    scopes: tuple[Text, ...] | None = None
    measures: Texts


class IndicatorFile(Strict):
    """A curated indicator.

    `definition` is its 口径, `unit` the usual unit, `units` others printed for the same count, `measures` the phrases for it.
    `narrower` holds indicators inside this one, by id, as a list of phrases or in full; `broader` the id of one that this is a part of.
    """

    id: Id
    name: Text
    definition: Text
    unit: Text
    units: tuple[Text, ...] = ()
    kind: Kind
    measures: Texts
    scopes: tuple[Text, ...] = ()
    broader: Id | None = None
    narrower: dict[Id, Texts | Narrower] = {}  # noqa: RUF012  pydantic copies it
    note: Text | None = None
    examples: Annotated[tuple[IndicatorExample, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A curated indicator with everything said in full. `parent` is the id of the broader one, or empty."""

    id: str
    name: str
    definition: str
    units: tuple[str, ...]
    kind: str
    measures: tuple[str, ...]
    scopes: tuple[str, ...]
    parent: str

    @property
    def unit(self) -> str:
        return self.units[0]

    @property
    def statistic(self) -> Statistic:
        return STATISTICS[self.kind]


def indicators_in(file: IndicatorFile) -> Iterator[Indicator]:
    """The indicator of a file and those inside it."""
    units = (file.unit, *file.units)
    yield Indicator(file.id, file.name, file.definition, units, file.kind, file.measures, file.scopes, file.broader or "")
    for id_, inner in file.narrower.items():
        one = inner if isinstance(inner, Narrower) else Narrower(measures=inner)
        name = one.name or one.measures[0]
        yield Indicator(
            id_,
            name,
            one.definition or f"{name}；其余口径同“{file.name}”：{file.definition}",
            units if one.unit is None else (one.unit, *one.units),
            one.kind or file.kind,
            one.measures,
            file.scopes if one.scopes is None else one.scopes,
            file.id,
        )


class ScopeRule(Rule):
    """Words for one scope; the first is its name.

    They stand in the measure (城镇常住), or anywhere in the figure's clause where they say what the people counted did (报到).
    """

    words: Texts
    where: Literal["measure", "clause"] = "measure"


class MeasureWord(Rule):
    """Words that do not change what a measure counts."""

    effect: Literal["leading", "trailing", "kept", "per_month", "per_year"]


class UnitClass(Rule):
    """Units that count the same; the first is the class's name."""

    words: Texts
