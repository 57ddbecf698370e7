"""Everything known of one report, with references as ids: what the work on a report gives back and what reconciliation and the store read.

All values are frozen dataclasses of plain parts, so that pydantic's TypeAdapter turns a result into JSON and back.
"""

from __future__ import annotations

from dataclasses import dataclass

from govkb.model import ClaimRecord, Fate, Layout, Report, make_id


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article; `place_id` is empty when its place is unknown, `start` the offset of its first text in the report."""

    id: str
    number: int
    title: str
    byline: str
    place_id: str
    start: int
    reason: str


@dataclass(frozen=True, slots=True)
class NumeralRecord:
    """A numeral of the passage at `position`; `value` is an exact decimal or empty, `claim_id` empty when it belongs to no claim."""

    id: str
    position: int
    start: int
    end: int
    text_start: int
    text_end: int
    text: str
    value: str
    fate: Fate
    reason: str
    claim_id: str


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """An entity; `parent_id` is empty at the top and where the parent is unknown."""

    id: str
    kind: str
    name: str
    level: str
    code: str
    parent_id: str
    path: str


@dataclass(frozen=True, slots=True, order=True)
class AliasRecord:
    """Another name of an entity; `origin` is text, gazetteer or habit."""

    id: str
    entity_id: str
    alias: str
    origin: str


@dataclass(frozen=True, slots=True)
class MentionRecord:
    """A printed name in the passage at `position`; `entity_id` is empty when it could mean several."""

    id: str
    position: int
    entity_id: str
    kind: str
    text: str
    start: int
    end: int
    text_start: int
    text_end: int


@dataclass(frozen=True, slots=True, order=True)
class RelationRecord:
    """A relation between entities. `position`, `start` and `end` are None when a table says so and not the report."""

    id: str
    kind: str
    source_id: str
    target_id: str
    position: int | None
    start: int | None
    end: int | None
    evidence: str


@dataclass(frozen=True, slots=True, order=True)
class IndicatorRecord:
    """An indicator that a claim of the report has; curated ones are described by the extractors, derived ones here."""

    id: str
    name: str
    unit: str
    statistic: str
    curated: bool


@dataclass(frozen=True, slots=True)
class ReportResult:
    """What is known of one report. `layout.passages` are the rows of its passages; positions lead to them."""

    report: Report
    layout: Layout
    articles: tuple[ArticleRecord, ...]
    numerals: tuple[NumeralRecord, ...]
    entities: tuple[EntityRecord, ...]
    aliases: tuple[AliasRecord, ...]
    mentions: tuple[MentionRecord, ...]
    relations: tuple[RelationRecord, ...]
    indicators: tuple[IndicatorRecord, ...]
    claims: tuple[ClaimRecord, ...]


def passage_id(report: Report, position: int) -> str:
    """Id of the passage at `position`."""
    return make_id("passage", report.document, position)
