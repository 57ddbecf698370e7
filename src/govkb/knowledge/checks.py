"""What no single file can know of itself: ids given twice, parents that are not there, units and scopes that no file lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any

from govkb.errors import Problem
from govkb.knowledge.indicators import Indicator, IndicatorFile, MeasureWord, Narrower, ScopeRule, UnitClass, indicators_in
from govkb.knowledge.kinds import FileRead, RuleKind
from govkb.knowledge.phrases import Compared, Phrases
from govkb.knowledge.places import Division, Township
from govkb.knowledge.text_rules import UnitRule
from govkb.model import LEVELS


def rule_ids_are_unique(reads: Sequence[FileRead]) -> Iterator[Problem]:
    """A rule's id names it in readings and reports, so it is unique over all rule files."""
    first: dict[str, str] = {}
    for read in reads:
        if not isinstance(read.kind, RuleKind):
            continue
        for position, rule in enumerate(read.content.rules):
            line = read.line_of("rules", position, "id")
            if rule.id in first:
                yield Problem(read.file, line, f"rule id '{rule.id}' is given twice; the first stands in {first[rule.id]}")
            first.setdefault(rule.id, f"{read.file}:{line}")


def divisions_have_parents(reads: Sequence[FileRead]) -> Iterator[Problem]:
    """Codes are unique and a division's parent stands in the table at a level above, so that paths end."""
    for read in _of(reads, Division):
        level_of = {row.code: LEVELS.index(row.level) for row in read.content if row.code}
        seen: set[str] = set()
        for position, row in enumerate(read.content):
            line = read.row_line(position)
            if row.code and row.code in seen:
                yield Problem(read.file, line, f"code {row.code} of '{row.name}' is given twice")
            seen.add(row.code)
            if row.parent_code and level_of.get(row.parent_code, len(LEVELS)) >= LEVELS.index(row.level):
                yield Problem(read.file, line, f"'{row.name}' has the parent_code {row.parent_code}; no division above it has this code")


def townships_have_counties(reads: Sequence[FileRead]) -> Iterator[Problem]:
    """A township's county stands in the table of divisions."""
    codes = {row.code for read in _of(reads, Division) for row in read.content}
    for read in _of(reads, Township) if codes else ():
        for position, row in enumerate(read.content):
            if row.county_code not in codes:
                yield Problem(
                    read.file, read.row_line(position), f"'{row.name}' has the county_code {row.county_code}; no division has this code"
                )


def indicator_ids_are_unique(reads: Sequence[FileRead]) -> Iterator[Problem]:
    """An indicator's id names it in every knowledge base."""
    first: dict[str, str] = {}
    for read in _of(reads, IndicatorFile):
        for one in indicators_in(read.content):
            line = read.line_of("id") if one.id == read.content.id else read.line_of("narrower", one.id)
            if one.id in first:
                yield Problem(read.file, line, f"indicator id '{one.id}' is given twice; the first stands in {first[one.id]}")
            first.setdefault(one.id, f"{read.file}:{line}")


def indicators_are_known(reads: Sequence[FileRead]) -> Iterator[Problem]:
    """`broader` and the examples name indicators that are there, and one example is for the file's own."""
    known = {one.id for read in _of(reads, IndicatorFile) for one in indicators_in(read.content)}
    for read in _of(reads, IndicatorFile):
        file: IndicatorFile = read.content
        if file.broader is not None and file.broader not in known:
            yield Problem(read.file, read.line_of("broader"), f"'{file.broader}' is no known indicator")
        given = [claim.indicator for example in file.examples for claim in example.claims]
        for position, example in enumerate(file.examples):
            for claim in example.claims:
                if claim.indicator not in known:
                    line = read.line_of("examples", position, "gives", "indicator")
                    yield Problem(read.file, line, f"'{claim.indicator}' is no known indicator")
        if not {one.id for one in indicators_in(file)} & set(given):
            yield Problem(read.file, read.line_of("examples"), f"no example gives '{file.id}' or an indicator inside it")


def units_are_known(reads: Sequence[FileRead]) -> Iterator[Problem]:
    """Units of indicators stand in `units.yaml`; without them no figure would be found."""
    known = {unit for read in _of(reads, UnitRule) for rule in read.content.rules for unit in rule.words or ()}
    for read in _of(reads, IndicatorFile) if known else ():
        for place, unit in _units(read.content):
            if not {unit, unit.partition("/")[0]} & known:
                yield Problem(read.file, read.line_of(*place), f"'{unit}' is no known unit; the units stand in units.yaml")


def scopes_are_known(reads: Sequence[FileRead]) -> Iterator[Problem]:
    """Scopes of indicators stand in `scopes.yaml`."""
    known = sorted({rule.words[0] for read in _of(reads, ScopeRule) for rule in read.content.rules})
    for read in _of(reads, IndicatorFile) if known else ():
        for place, scope in _scopes(read.content):
            if scope not in known:
                yield Problem(read.file, read.line_of(*place), f"'{scope}' is no known scope; allowed: {', '.join(known)}")


def phrases_meet_one_indicator(reads: Sequence[FileRead]) -> Iterator[Problem]:
    """A phrase with its unit and statistic belongs to one indicator: two would make a comparison a matter of file order."""
    words = [rule for read in _of(reads, MeasureWord) for rule in read.content.rules]
    phrases = Phrases(words, [rule for read in _of(reads, UnitClass) for rule in read.content.rules])
    first: dict[tuple[Compared, str], tuple[str, str]] = {}
    for read in _of(reads, IndicatorFile):
        for one in indicators_in(read.content):
            for measure, unit in product(one.measures, one.units):
                owner, place = first.setdefault((phrases.compared(measure, unit), one.statistic), (one.id, read.file))
                if owner != one.id:
                    said = f"'{measure}' in '{unit}' is a phrase of '{one.id}' and, in {place}, of '{owner}'"
                    yield Problem(read.file, read.line_of(*_measures_of(one, read.content)), said)


def _measures_of(one: Indicator, file: IndicatorFile) -> tuple[str, ...]:
    return ("measures",) if one.id == file.id else ("narrower", one.id)


def _of(reads: Sequence[FileRead], content: type) -> list[FileRead]:
    return [read for read in reads if read.kind.content is content]


def _units(file: IndicatorFile) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("unit",), file.unit
    yield from _members(file.units, "units")
    for id_, inner in _inside(file):
        if inner.unit is not None:
            yield ("narrower", id_, "unit"), inner.unit
        yield from _members(inner.units, "narrower", id_, "units")


def _scopes(file: IndicatorFile) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield from _members(file.scopes, "scopes")
    for id_, inner in _inside(file):
        yield from _members(inner.scopes or (), "narrower", id_, "scopes")


def _inside(file: IndicatorFile) -> Iterator[tuple[str, Narrower]]:
    for id_, inner in file.narrower.items():
        if isinstance(inner, Narrower):
            yield id_, inner


def _members(values: Iterable[str], *place: str) -> Iterator[tuple[tuple[Any, ...], str]]:
    for position, value in enumerate(values):
        yield (*place, position), value


CHECKS = (
    rule_ids_are_unique,
    divisions_have_parents,
    townships_have_counties,
    indicator_ids_are_unique,
    indicators_are_known,
    units_are_known,
    scopes_are_known,
    phrases_meet_one_indicator,
)
