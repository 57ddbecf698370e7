"""A small knowledge base written from kb.yaml, and a Datasette that serves it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from govkb.model import make_id
from govkb.publishing import make_datasette
from govkb.store.rows import graph_tables
from govkb.store.writer import write

Row = dict[str, Any]


@dataclass
class Rows:
    """Rows by table, filled from the YAML; `claims_at` finds a claim by its document, quantity and subject."""

    tables: defaultdict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    claims_at: dict[str, Row] = field(default_factory=dict)

    def add(self, table: str, *identity: object, **columns: Any) -> str:
        identifier = make_id(table, *identity)
        self.tables[table].append({"id": identifier, **columns})
        return identifier


@pytest.fixture(scope="session")
def rows() -> Rows:
    """The rows of the small knowledge base."""
    source = yaml.safe_load((Path(__file__).parent / "kb.yaml").read_text(encoding="utf-8"))
    rows = Rows()
    for entity in source["entities"]:
        _add_entity(rows, entity)
    for entry in source["indicators"]:
        rows.add("indicators", entry["name"], **{"origin": "curated", "synonyms": [], **entry})
    for report in source["reports"]:
        _add_report(rows, report)
    for observation in source["observations"]:
        _add_observation(rows, observation)
    for finding in source["findings"]:
        _add_finding(rows, finding)
    for ruling in source["rulings"]:
        _add_ruling(rows, ruling)
    rows.tables |= graph_tables(rows.tables)
    return rows


@pytest.fixture(scope="session")
def kb_path(rows: Rows, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small knowledge base as a file whose name is hard to put in an address."""
    path = tmp_path_factory.mktemp("kb") / "a b?c#d%41.sqlite"
    write(path, rows.tables)
    return path


@pytest.fixture(scope="session")
def site(kb_path: Path) -> Any:
    """Datasette on the small knowledge base."""
    return make_datasette(kb_path)


@pytest.fixture
def get(site: Any) -> Any:
    """`await get(path)` → status and HTML of a page."""

    async def fetch(path: str, **options: Any) -> tuple[int, str]:
        response = await site.client.get(path, **options)
        return response.status_code, response.text

    return fetch


def _entity_id(name: str) -> str:
    return make_id("entities", name)


def _add_entity(rows: Rows, entry: Row) -> None:
    parent = entry.get("parent")
    above = next((row["path"] for row in rows.tables["entities"] if row["name"] == parent), "")
    identifier = rows.add(
        "entities",
        entry["name"],
        kind=entry.get("kind", "place"),
        name=entry["name"],
        level=entry.get("level"),
        code=entry.get("code"),
        parent_id=_entity_id(parent) if parent else None,
        path=f"{above}/{entry['name']}" if above else entry["name"],
    )
    for alias in entry.get("aliases", []):
        rows.add("aliases", alias, entity_id=identifier, alias=alias, origin="habit")
    if parent:
        rows.add("relations", entry["name"], kind="lies_in", source_id=identifier, target_id=_entity_id(parent), evidence="区划表")


def _add_report(rows: Rows, entry: Row) -> None:
    document = entry["document"]
    articles, loose = entry.get("articles", []), entry.get("loose", [])
    texts = [passage["text"] for article in articles for passage in article["passages"]] + [passage["text"] for passage in loose]
    text = "\n".join(texts)
    report = rows.add(
        "reports",
        document,
        document=document,
        status=entry.get("status", "read"),
        reason=entry.get("reason"),
        title=articles[0]["title"] if articles else None,
        publisher=entry.get("publisher"),
        page=entry.get("page"),
        published=entry.get("published"),
        format="text",
        encoding="utf-8",
        bytes=len(text.encode()),
        characters=len(text),
        sha256="0" * 64,
        text=text,
    )
    place = _Place(document, report)
    for number, article in enumerate(articles, 1):
        identifier = rows.add(
            "articles",
            document,
            number,
            report_id=report,
            number=number,
            title=article["title"],
            byline=article.get("byline"),
            place_id=_entity_id(article["place"]),
            start=place.offset,
            reason="题名独占一行",
        )
        for passage in article["passages"]:
            _add_passage(rows, place, passage, identifier)
    for passage in loose:
        _add_passage(rows, place, passage, None)


@dataclass
class _Place:
    """How far a report has been filled in."""

    document: str
    report: str
    offset: int = 0
    passages: list[str] = field(default_factory=list)


def _add_passage(rows: Rows, place: _Place, entry: Row, article: str | None) -> None:
    text, start = entry["text"], place.offset
    repeat_of = entry.get("repeat_of")
    identifier = rows.add(
        "passages",
        place.document,
        len(place.passages),
        report_id=place.report,
        article_id=article,
        position=len(place.passages),
        kind=entry["kind"],
        text=text,
        start=start,
        end=start + len(text),
        runs=[[0, start, len(text)]] * 40,
        dropped=[[start + at, start + at + 1] for at in range(entry.get("dropped", 0))],
        repeat_of=None if repeat_of is None else place.passages[repeat_of],
        repeat_at=0,
        reason=entry.get("reason", ""),
    )
    place.passages.append(identifier)
    place.offset += len(text) + 1
    for claim in entry.get("claims", []):
        _add_claim(rows, place, claim, passage=(identifier, text, start), article=article)
    for name in entry.get("mentions", []):
        at = text.index(name)
        rows.add(
            "mentions",
            identifier,
            at,
            report_id=place.report,
            passage_id=identifier,
            entity_id=_entity_id(name),
            kind="place",
            text=name,
            **_span(start, at, len(name)),
        )


def _span(start: int, at: int, length: int) -> Row:
    return {"start": start + at, "end": start + at + length, "text_start": at, "text_end": at + length}


def _add_claim(rows: Rows, place: _Place, entry: Row, *, passage: tuple[str, str, int], article: str | None) -> None:
    identifier, text, start = passage
    quote, value = entry["quote"], entry["value"]
    at = text.index(quote, text.index(entry.get("from", quote)))
    sentence_start = text.rfind("。", 0, at) + 1
    sentence_end = text.find("。", at) + 1 or len(text)
    indicator = entry.get("indicator", entry["measure"])
    period = entry.get("period", ["", ""])
    row = {
        "report_id": place.report,
        "article_id": article,
        "passage_id": identifier,
        **_span(start, at, len(quote)),
        "quote": quote,
        "value": float(value),
        "value_max": float(entry["max"]) if "max" in entry else None,
        "value_text": value,
        "low": entry.get("low", value),
        "high": None if entry.get("open") else entry.get("max", entry.get("high", value)),
        "bound": entry.get("bound", "exact"),
        "unit": entry["unit"],
        "measure": entry["measure"],
        "indicator_id": make_id("indicators", indicator) if indicator else None,
        "subject": entry["subject"],
        "subject_id": _entity_id(entry["subject"]),
        "scope": "",
        "time": entry.get("time"),
        "period_start": period[0] or None,
        "period_end": period[1] or None,
        "modality": entry.get("modality", "reported"),
        "statistic": entry.get("statistic", "total"),
        "repeat": 0,
        "sentence": text[sentence_start:sentence_end],
        "sentence_start": sentence_start,
        "sentence_end": sentence_end,
        "reading": {"subject": f"本句主语：{entry['subject']}", "unit": f"量词：{entry['unit']}"},
    }
    claim = rows.add("claims", identifier, at, **row)
    rows.claims_at[f"{place.document} {quote} {entry['subject']}"] = rows.tables["claims"][-1]
    rows.add(
        "numerals",
        identifier,
        at,
        report_id=place.report,
        passage_id=identifier,
        **_span(start, at, len(quote)),
        text=quote,
        value=value,
        fate="claim",
        reason="数字加量词",
        claim_id=claim,
    )


def _add_observation(rows: Rows, entry: Row) -> None:
    claims = [rows.claims_at[f"{each} {entry['subject']}"] for each in entry["claims"]]
    best = claims[0]
    copied = ("statistic", "scope", "period_start", "period_end", "quote", "value", "value_max", "value_text", "bound", "unit")
    identifier = rows.add(
        "observations",
        entry["subject"],
        entry["indicator"],
        **{name: best[name] for name in copied},
        subject_id=_entity_id(entry["subject"]),
        indicator_id=make_id("indicators", entry["indicator"]),
        claim_id=best["id"],
        claims=len(claims),
        sources=len(claims),
        contested=int(entry.get("contested", False)),
        rank="preferred",
        reason="时间说法明确",
    )
    for claim in claims:
        claim["observation_id"] = identifier


def _add_ruling(rows: Rows, entry: Row) -> None:
    plain = {name: entry[name] for name in ("decision", "author", "made", "reason", "status")}
    identifier = rows.add("rulings", entry["made"], prints={"a": [], "b": []}, **plain)
    findings = {row["cause_zh"]: row["id"] for row in rows.tables["findings"]}
    for cause in entry["findings"]:
        rows.tables["ruling_findings"].append({"ruling_id": identifier, "finding_id": findings[cause]})
    for claim in entry["claims"]:
        rows.tables["ruling_claims"].append({"ruling_id": identifier, "claim_id": rows.claims_at[claim]["id"], "side": "a"})


def _add_finding(rows: Rows, entry: Row) -> None:
    identifier = rows.add(
        "findings",
        entry["relation"],
        entry["subject"],
        entry["indicator"],
        relation=entry["relation"],
        severity=entry["severity"],
        subject_id=_entity_id(entry["subject"]),
        indicator_id=make_id("indicators", entry["indicator"]),
        statistic="total",
        scope="",
        cause_zh=entry["cause_zh"],
        cause_en=entry["cause_en"],
        evidence=entry["evidence"],
    )
    for side in ("a", "b"):
        for each in entry[side]:
            rows.tables["finding_claims"].append(
                {"finding_id": identifier, "claim_id": rows.claims_at[f"{each} {entry['subject']}"]["id"], "side": side}
            )
