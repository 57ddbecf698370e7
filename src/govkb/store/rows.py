"""What is known of all reports → the rows of `schema.yaml`.

Several reports may know the same entity, alias, relation or indicator: the record that says most is kept, whatever the order of reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from decimal import Decimal
from typing import TypeVar

from govkb.graph import graph_of, layout, tree_of
from govkb.graph.links import Tables
from govkb.knowledge import Knowledge
from govkb.model import Rejected, make_id
from govkb.reconciliation import Reconciled
from govkb.resolution import ReportResult
from govkb.resolution.indicators import Indicators
from govkb.resolution.result import AliasRecord, EntityRecord, IndicatorRecord, MentionRecord, NumeralRecord, RelationRecord, passage_id
from govkb.rulings import Placed
from govkb.store.records import LedgerLine
from govkb.store.ruling_rows import ruling_tables

Rulings = tuple[Sequence[Placed], Sequence[tuple[str, str]]]
Row = dict[str, object]
R = TypeVar("R", AliasRecord, EntityRecord, IndicatorRecord)


def tables_of(
    results: Sequence[ReportResult],
    rejected: Sequence[Rejected],
    reconciled: Reconciled,
    knowledge: Knowledge,
    *,
    rulings: Rulings = ((), ()),
) -> dict[str, list[Row]]:
    """The rows of every table, by table name. `rulings` are those placed, and which finding each is about."""
    tables = {
        "reports": [*map(_report, results), *map(_rejected, rejected)],
        "articles": [row for result in results for row in _articles(result)],
        "passages": [row for result in results for row in _passages(result)],
        "numerals": [row for result in results for row in _numerals(result)],
        "entities": list(_entities(results)),
        "aliases": list(_aliases(results)),
        "mentions": [row for result in results for row in _mentions(result)],
        "indicators": list(_indicators(results, knowledge)),
        "claims": list(_claims(results, reconciled)),
        "observations": list(_observations(reconciled)),
        "findings": list(_findings(reconciled)),
        "finding_claims": list(_finding_claims(reconciled)),
        "relations": list(_relations(results)),
        **ruling_tables(*rulings),
    }
    return tables | graph_tables(tables)


def graph_tables(tables: Tables) -> dict[str, list[Row]]:
    """The rows of `graph_nodes` and `graph_edges` for the rows of the tables they are about."""
    nodes, edges = graph_of(tables)
    places = layout((node.id for node in nodes), tree_of(tables))
    return {
        "graph_nodes": [asdict(node) | dict(zip("xy", places[node.id], strict=True)) for node in nodes],
        "graph_edges": [{"source_id": edge.source, "target_id": edge.target, "kind": edge.kind, "times": edge.times} for edge in edges],
    }


def ledger_of(result: ReportResult) -> Iterator[LedgerLine]:
    """The printed numbers of one report as the reader would give them back, in print order."""
    for record in sorted(result.numerals, key=lambda numeral: (numeral.start, numeral.end, numeral.id)):
        value = Decimal(record.value) if record.value else None
        yield LedgerLine(result.report.document, record.start, record.end, record.text, value, record.fate, record.reason, record.claim_id)


def _report(result: ReportResult) -> Row:
    report = result.report
    return {
        "id": report.id,
        "document": report.document,
        "status": "read",
        "title": report.title or next((article.title for article in result.articles if article.title), None),
        "format": report.format,
        "encoding": report.encoding,
        "bytes": report.size,
        "characters": len(report.text),
        "sha256": report.sha256,
        "text": report.text,
        "origin": [[one.start, one.length, one.at, one.span, one.part, one.page, one.box] for one in report.origin],
        "metadata_from": report.metadata_from,
        **asdict(report.source),
    }


def _rejected(rejected: Rejected) -> Row:
    return {
        "id": make_id("report", rejected.document),
        "document": rejected.document,
        "status": "rejected",
        "reason": rejected.reason,
        "format": rejected.format,
        "bytes": rejected.size,
        "characters": 0,
        "sha256": rejected.sha256,
        "text": "",
        **asdict(rejected.source),
    }


def _articles(result: ReportResult) -> Iterator[Row]:
    for article in result.articles:
        yield {**asdict(article), "report_id": result.report.id}


def _passages(result: ReportResult) -> Iterator[Row]:
    articles = {article.number: article.id for article in result.articles}
    for passage in result.layout.passages:
        yield {
            "id": passage_id(result.report, passage.position),
            "report_id": result.report.id,
            "article_id": None if passage.article is None else articles[passage.article],
            "position": passage.position,
            "kind": passage.kind,
            "text": passage.text,
            "start": passage.start,
            "end": passage.end,
            "runs": [[run.clean, run.start, run.length] for run in passage.runs],
            "dropped": passage.dropped,
            "repeat_of": None if passage.repeat_of is None else passage_id(result.report, passage.repeat_of),
            "repeat_at": passage.repeat_at,
            "reason": passage.reason,
        }


def _numerals(result: ReportResult) -> Iterator[Row]:
    for numeral in result.numerals:
        yield _placed(result, numeral)


def _mentions(result: ReportResult) -> Iterator[Row]:
    for mention in result.mentions:
        yield _placed(result, mention)


def _placed(result: ReportResult, record: NumeralRecord | MentionRecord) -> Row:
    """A record of one passage with its position turned into the keys of passage and report."""
    row: Row = asdict(record)
    del row["position"]
    return {**row, "report_id": result.report.id, "passage_id": passage_id(result.report, record.position)}


def _entities(results: Sequence[ReportResult]) -> Iterator[Row]:
    for known in _known(record for result in results for record in result.entities):
        # One report may give a place's level or code where another only names it.
        yield asdict(max(known, key=lambda record: (record.code != "", record.level != "", record.code, record.level)))


def _aliases(results: Sequence[ReportResult]) -> Iterator[Row]:
    for known in _known(record for result in results for record in result.aliases):
        yield asdict(min(known))


def _relations(results: Sequence[ReportResult]) -> Iterator[Row]:
    """The printed evidence of the first report that prints it, else what the table of divisions says."""
    reports = {result.report.document: result for result in results}
    placed = sorted(((document, relation) for document, result in reports.items() for relation in result.relations), key=_evidence_order)
    first: dict[str, tuple[str, RelationRecord]] = {}
    for document, relation in placed:
        first.setdefault(relation.id, (document, relation))
    for document, relation in first.values():
        row: Row = asdict(relation)
        del row["position"]
        if relation.position is not None:
            report = reports[document].report
            row |= {"report_id": report.id, "passage_id": passage_id(report, relation.position)}
        yield row


def _evidence_order(placed: tuple[str, RelationRecord]) -> tuple[bool, str, int, str]:
    document, relation = placed
    return relation.position is None, document, relation.position or 0, relation.evidence


def _indicators(results: Sequence[ReportResult], knowledge: Knowledge) -> Iterator[Row]:
    """Every curated indicator, used or not, and those that claims gave rise to."""
    for one in knowledge.built(Indicators).all:
        yield {
            "id": one.id,
            "name": one.name,
            "definition": one.definition,
            "unit": one.unit,
            "kind": one.kind,
            "parent_id": one.parent,
            "origin": "curated",
            "synonyms": [measure for measure in one.measures if measure != one.name],
        }
    printed = _measures(results)
    for known in _known(record for result in results for record in result.indicators if not record.curated):
        record = min(known)
        synonyms = sorted(printed[record.id] - {record.name})
        yield {"id": record.id, "name": record.name, "unit": record.unit, "origin": "derived", "synonyms": synonyms}


def _measures(results: Sequence[ReportResult]) -> defaultdict[str, set[str]]:
    measures: defaultdict[str, set[str]] = defaultdict(set)
    for result in results:
        for claim in result.claims:
            measures[claim.indicator_id].add(claim.measure)
    return measures


def _known(records: Iterable[R]) -> Iterator[list[R]]:
    """The records of each id together."""
    known: defaultdict[str, list[R]] = defaultdict(list)
    for record in records:
        known[record.id].append(record)
    yield from known.values()


def _claims(results: Sequence[ReportResult], reconciled: Reconciled) -> Iterator[Row]:
    observation_of = {claim_id: observation.id for observation in reconciled.observations for claim_id in observation.claim_ids}
    for result in results:
        for claim in result.claims:
            row: Row = asdict(claim)
            # The names behind keys stand in the tables that the keys lead to.
            for name in ("document", "article", "title", "indicator"):
                del row[name]
            yield {**row, "value_text": claim.value, "observation_id": observation_of.get(claim.id)}


_OF = ("subject_id", "indicator_id", "statistic", "scope", "period_start", "period_end")
_SAYS = ("quote", "value", "value_max", "bound", "unit")


def _observations(reconciled: Reconciled) -> Iterator[Row]:
    for observation in reconciled.observations:
        preferred = observation.claim
        yield {
            **{name: getattr(preferred, name) for name in (*_OF, *_SAYS)},
            "id": observation.id,
            "value_text": preferred.value,
            "claim_id": preferred.id,
            "claims": len(observation.claim_ids),
            "sources": observation.sources,
            "contested": observation.contested,
            "rank": observation.rank,
            "reason": observation.reason,
        }


def _findings(reconciled: Reconciled) -> Iterator[Row]:
    for finding in reconciled.findings:
        row: Row = {field.name: getattr(finding, field.name) for field in fields(finding)}
        del row["a"], row["b"]
        yield row


def _finding_claims(reconciled: Reconciled) -> Iterator[Row]:
    for finding in reconciled.findings:
        for side, claims in (("a", finding.a), ("b", finding.b)):
            for claim in claims:
                yield {"finding_id": finding.id, "claim_id": claim.id, "side": side}
