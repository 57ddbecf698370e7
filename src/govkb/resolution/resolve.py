"""Mentions to entities, measures to indicators, times to periods, repeats to what they repeat: one report's references resolved.

What cannot be resolved stays empty and can be listed; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator

from govkb.extraction import Extraction, PassageReading
from govkb.knowledge import Knowledge
from govkb.model import Article, Claim, ClaimRecord, Fate, Layout, Passage, PassageKind, Place, Report, make_id
from govkb.resolution.entities import ORGANISATION, PLACE, Entities
from govkb.resolution.indicators import indicator_for
from govkb.resolution.periods import period
from govkb.resolution.result import (
    ArticleRecord,
    EntityRecord,
    IndicatorRecord,
    MentionRecord,
    NumeralRecord,
    RelationRecord,
    ReportResult,
    passage_id,
)

LIES_IN = "lies_in"
BY_TABLE = "行政区划表"


def resolve(report: Report, layout: Layout, extraction: Extraction, knowledge: Knowledge) -> ReportResult:
    """Everything known of one report, its references resolved."""
    entities = Entities(extraction, knowledge)
    about = {
        article.number: entities.place(place, None) for article in layout.articles if (place := extraction.articles.get(article.number))
    }
    mentions = tuple(_mentions(report, layout, extraction, entities))
    claims = _Claims(report, layout, extraction, entities, knowledge)
    records = tuple(record for reading in extraction.passages for record in claims.of(reading))
    numerals = tuple(record for reading in extraction.passages for record in _numerals(report, layout, reading))
    return ReportResult(
        report,
        layout,
        tuple(_article(report, layout, article, about.get(article.number, "")) for article in layout.articles),
        numerals,
        entities.records,
        entities.aliases,
        mentions,
        tuple(sorted(_relations(layout, extraction, entities))),
        tuple(sorted(claims.indicators.values())),
        records,
    )


def claim_id(report: Report, start: int, end: int) -> str:
    """Id of the claim printed at [start, end) of the report."""
    return make_id("claim", report.document, start, end)


def _article(report: Report, layout: Layout, article: Article, place_id: str) -> ArticleRecord:
    own = [passage for passage in layout.passages if passage.article == article.number]
    text = [passage for passage in own if passage.kind not in (PassageKind.HEADLINE, PassageKind.FURNITURE)]
    start = min(passage.start for passage in text or own)
    id_ = make_id("article", report.document, article.number)
    return ArticleRecord(id_, article.number, article.title, article.byline, place_id, start, article.reason)


class _Claims:
    """Claims of one report made into records."""

    def __init__(self, report: Report, layout: Layout, extraction: Extraction, entities: Entities, knowledge: Knowledge) -> None:
        self.report = report
        self.layout = layout
        self.extraction = extraction
        self.entities = entities
        self.knowledge = knowledge
        self.indicators: dict[str, IndicatorRecord] = {}
        self.articles = {article.number: article for article in layout.articles}

    def of(self, reading: PassageReading) -> Iterator[ClaimRecord]:
        passage = self.layout.passages[reading.position]
        for claim in reading.claims:
            yield self._record(claim, passage)

    def _record(self, claim: Claim, passage: Passage) -> ClaimRecord:
        quantity = claim.quantity
        start, end = passage.span(quantity.start, quantity.end)
        article = self.articles.get(passage.article or 0)
        ref = indicator_for(claim.measure, quantity.unit, claim.statistic, self.knowledge) if claim.measure else None
        if ref is not None:
            self.indicators.setdefault(ref.id, IndicatorRecord(ref.id, ref.name, quantity.unit, claim.statistic, ref.curated))
        when = period(claim.time, self.report.source.published, self.knowledge) if claim.time else None
        return ClaimRecord(
            id=claim_id(self.report, start, end),
            document=self.report.document,
            report_id=self.report.id,
            article_id=make_id("article", self.report.document, article.number) if article is not None else "",
            article=article.number if article is not None else None,
            title=article.title if article is not None else "",
            passage_id=passage_id(self.report, passage.position),
            start=start,
            end=end,
            text_start=quantity.start,
            text_end=quantity.end,
            quote=quantity.text,
            value=quantity.value,
            value_max=quantity.value_max,
            low=quantity.low,
            high=quantity.high,
            bound=quantity.bound,
            unit=quantity.unit,
            measure=claim.measure,
            indicator_id=ref.id if ref is not None else "",
            indicator=ref.name if ref is not None else "",
            subject=claim.organisation or (claim.place.name if claim.place is not None else ""),
            subject_id=self._subject_id(claim, self._about(passage)),
            scope=ref.scope if ref is not None else "",
            time=claim.time,
            period_start=when.start if when is not None else "",
            period_end=when.end if when is not None else "",
            modality=claim.modality,
            statistic=claim.statistic,
            repeat=passage.repeat_of is not None,
            repeat_of=self._first_print(claim, passage),
            sentence=passage.text[slice(*claim.sentence)],
            sentence_start=claim.sentence[0],
            sentence_end=claim.sentence[1],
            reading=claim.reading,
        )

    def _subject_id(self, claim: Claim, about: Place | None) -> str:
        if claim.place is None:
            return ""
        if claim.organisation:
            return self.entities.organisation(claim.organisation, claim.place, about)
        return self.entities.place(claim.place, about)

    def _about(self, passage: Passage) -> Place | None:
        return self.extraction.articles.get(passage.article or 0)

    def _first_print(self, claim: Claim, passage: Passage) -> str:
        """Id of the claim that this one repeats, empty when it repeats none or the first print was read otherwise."""
        if passage.repeat_of is None:
            return ""
        first = self.layout.passages[passage.repeat_of]
        offset = passage.repeat_at + claim.quantity.start
        for other in self.extraction.passages[passage.repeat_of].claims:
            if other.quantity.start == offset:
                return claim_id(self.report, *first.span(other.quantity.start, other.quantity.end))
        return ""


def _numerals(report: Report, layout: Layout, reading: PassageReading) -> Iterator[NumeralRecord]:
    passage = layout.passages[reading.position]
    for numeral, figure in zip(reading.ledger.numerals, reading.ledger.figure_of, strict=True):
        start, end = passage.span(numeral.start, numeral.end)
        claim = ""
        if figure is not None and reading.claims:
            quantity = reading.claims[figure].quantity
            claim = claim_id(report, *passage.span(quantity.start, quantity.end))
        fate, reason = numeral.fate, numeral.reason
        if passage.kind in (PassageKind.FURNITURE, PassageKind.BYLINE):
            fate, reason = Fate.FURNITURE, passage.reason
        elif passage.repeat_of is not None:
            fate, reason = Fate.REPEAT, passage.reason
        value = "" if numeral.value is None else format(numeral.value, "f")
        id_ = make_id("numeral", report.document, start, end)
        yield NumeralRecord(id_, passage.position, start, end, numeral.start, numeral.end, numeral.text, value, fate, reason, claim)


def _mentions(report: Report, layout: Layout, extraction: Extraction, entities: Entities) -> Iterator[MentionRecord]:
    for reading in extraction.passages:
        passage = layout.passages[reading.position]
        about = extraction.articles.get(passage.article or 0)
        named = [(place.start, place.end, place.text, PLACE, entities.place(place, about)) for place in reading.places]
        for mention in reading.organisations:
            place = next(place for place in reading.places if place.start == mention.start)
            named.append((mention.start, mention.end, mention.text, ORGANISATION, entities.organisation(mention.name, place, about)))
        for text_start, text_end, text, kind, entity in sorted(named):
            start, end = passage.span(text_start, text_end)
            id_ = make_id("mention", report.document, kind, start, end)
            yield MentionRecord(id_, passage.position, entity, kind, text, start, end, text_start, text_end)


def _relations(layout: Layout, extraction: Extraction, entities: Entities) -> Iterator[RelationRecord]:
    """Every entity lies in the one above it; the evidence is the print where the two stand side by side, else the table."""
    printed = _printed_chains(layout, extraction, entities)
    for record in entities.records:
        if record.parent_id:
            yield _lies_in(record, printed.get((record.id, record.parent_id)))


def _lies_in(record: EntityRecord, print_: tuple[int, int, int, str] | None) -> RelationRecord:
    id_ = make_id("relation", LIES_IN, record.id, record.parent_id)
    if print_ is None:
        return RelationRecord(id_, LIES_IN, record.id, record.parent_id, None, None, None, BY_TABLE if record.code else record.path)
    position, start, end, words = print_
    return RelationRecord(id_, LIES_IN, record.id, record.parent_id, position, start, end, words)


def _printed_chains(layout: Layout, extraction: Extraction, entities: Entities) -> dict[tuple[str, str], tuple[int, int, int, str]]:
    found: dict[tuple[str, str], tuple[int, int, int, str]] = {}
    for reading in extraction.passages:
        passage = layout.passages[reading.position]
        about = extraction.articles.get(passage.article or 0)
        for above, below in zip(reading.places, reading.places[1:], strict=False):
            if above.end == below.start:
                key = (entities.place(below, about), entities.place(above, about))
                span = passage.span(above.start, below.end)
                found.setdefault(key, (passage.position, *span, passage.text[above.start : below.end]))
    return found
