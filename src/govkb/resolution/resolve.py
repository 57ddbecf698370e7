"""Mentions to entities, measures to indicators, times to periods, repeats to what they repeat: one report's references resolved.

What cannot be resolved stays empty and can be listed; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govkb.extraction import Extraction, PassageReading
from govkb.extraction.sentences import clause_around
from govkb.knowledge import Knowledge
from govkb.model import Claim, ClaimRecord, Fate, Layout, Passage, PassageKind, Place, Report, make_id
from govkb.resolution.entities import ORGANISATION, PLACE, Entities
from govkb.resolution.indicators import indicator_for
from govkb.resolution.named import NamedEntities
from govkb.resolution.periods import period
from govkb.resolution.relations import relations_of
from govkb.resolution.result import (
    ArticleRecord,
    IndicatorRecord,
    MentionRecord,
    NumeralRecord,
    RelationRecord,
    ReportResult,
    passage_id,
)


def resolve(report: Report, layout: Layout, extraction: Extraction, knowledge: Knowledge, *, claims_only: bool = False) -> ReportResult:
    """Everything known of one report, its references resolved. `claims_only`: no numerals, mentions and relations."""
    entities = Entities(extraction, knowledge)
    about = {
        article.number: entities.place(place, None) for article in layout.articles if (place := extraction.articles.get(article.number))
    }
    claims = _Claims(report, layout, extraction, entities, knowledge)
    records = tuple(record for reading in extraction.passages for record in claims.of(reading))
    mentions: tuple[MentionRecord, ...] = ()
    numerals: tuple[NumeralRecord, ...] = ()
    relations: tuple[RelationRecord, ...] = ()
    if not claims_only:
        named = NamedEntities(report, extraction, layout, entities)
        mentions = tuple(_mentions(report, layout, extraction, entities, named))
        numerals = tuple(record for reading in extraction.passages for record in _numerals(report, layout, reading))
        relations = tuple(sorted(relations_of(layout, extraction, entities, named, knowledge)))
    return ReportResult(
        report,
        layout,
        tuple(_articles(report, layout, about)),
        numerals,
        entities.records,
        entities.aliases,
        mentions,
        relations,
        tuple(sorted(claims.indicators.values(), key=lambda indicator: indicator.id)),
        records,
    )


def claim_id(report: Report, start: int, end: int) -> str:
    """Id of the claim printed at [start, end) of the report."""
    return make_id("claim", report.document, start, end)


def _articles(report: Report, layout: Layout, about: Mapping[int, str]) -> Iterator[ArticleRecord]:
    own: dict[int | None, list[Passage]] = {}
    for passage in layout.passages:
        own.setdefault(passage.article, []).append(passage)
    for article in layout.articles:
        text = [one for one in own[article.number] if one.kind not in (PassageKind.HEADLINE, PassageKind.FURNITURE)]
        start = min(passage.start for passage in text or own[article.number])
        id_ = make_id("article", report.document, article.number)
        yield ArticleRecord(id_, article.number, article.title, article.byline, about.get(article.number, ""), start, article.reason)


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
        clause = passage.text[slice(*clause_around(passage.text, quantity.start, quantity.end, claim.sentence))]
        ref = indicator_for(claim.measure, quantity.unit, claim.statistic, self.knowledge, clause=clause) if claim.measure else None
        if ref is not None:
            self.indicators.setdefault(ref.id, IndicatorRecord(ref.id, ref.name, quantity.unit, claim.statistic, ref.curated))
        when = period(claim.time, self.report.source.published, self.knowledge) if claim.time else None
        printed = self.report.printed(passage.to_report(offset) for offset in range(quantity.start, quantity.end))
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
            page=printed[0] if printed is not None else None,
            box=printed[1] if printed is not None else None,
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


def _mentions(report: Report, layout: Layout, extraction: Extraction, entities: Entities, others: NamedEntities) -> Iterator[MentionRecord]:
    for reading in extraction.passages:
        passage = layout.passages[reading.position]
        about = extraction.articles.get(passage.article or 0)
        named = [(place.start, place.end, place.text, PLACE, entities.place(place, about)) for place in reading.places]
        for mention in reading.organisations:
            place = next(place for place in reading.places if place.start == mention.start)
            named.append((mention.start, mention.end, mention.text, ORGANISATION, entities.organisation(mention.name, place, about)))
        named += [(mention.start, mention.end, mention.text, mention.kind, entity) for mention, entity in others.of(reading)]
        for text_start, text_end, text, kind, entity in sorted(named):
            start, end = passage.span(text_start, text_end)
            id_ = make_id("mention", report.document, kind, start, end)
            yield MentionRecord(id_, passage.position, entity, kind, text, start, end, text_start, text_end)
