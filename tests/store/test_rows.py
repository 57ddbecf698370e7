"""Rows: what several reports know of one thing is one row, whatever the order of reports."""

from dataclasses import replace

import pytest

from govkb.engines.analysis import analyse
from govkb.knowledge import default_folder, load
from govkb.model import Rejected, Report, Source
from govkb.reconciliation import reconcile
from govkb.store import rows, schema, write

TEXTS = {
    "a.txt": "碧江区网格治理提质增效\n\n　　截至2025年底，碧江区共有综合网格120个，网格员1703名。\n",
    "b.txt": "碧江区网格员队伍建设\n\n　　碧江区共有网格员1705名，其中专职网格员12名。\n",
}


@pytest.fixture(scope="module")
def knowledge():
    """govkb's own extractors."""
    return load(default_folder())


@pytest.fixture(scope="module")
def results(knowledge):
    """Two reports on one district."""
    reports = [Report(name, text, "UTF-8", "text", "0", 1, Source(publisher="某报")) for name, text in TEXTS.items()]
    return [analyse(report, knowledge, segmenter="jieba") for report in reports]


@pytest.fixture(scope="module")
def tables(results, knowledge):
    """Their rows, with one rejected file."""
    return rows.tables_of(results, [Rejected("c.txt", "text", "", 0, "is empty")], reconcile(results), knowledge)


def test_rows_fit_the_schema(tables, tmp_path):
    """Every table of the schema is there, and the store takes all rows."""
    assert list(tables) == list(schema.load().tables)
    write(tmp_path / "kb.sqlite", tables)


def test_rows_do_not_depend_on_the_order_of_reports(results, knowledge, tmp_path):
    """The other way round gives the same file."""
    for name, order in (("one", results), ("two", results[::-1])):
        write(tmp_path / f"{name}.sqlite", rows.tables_of(order, [], reconcile(order), knowledge))
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()


def test_rows_of_a_rejected_file_state_its_reason(tables):
    """It stands beside the reports, without text."""
    by_document = {row["document"]: row for row in tables["reports"]}
    assert (by_document["c.txt"]["status"], by_document["c.txt"]["reason"], by_document["c.txt"]["text"]) == ("rejected", "is empty", "")
    assert (by_document["a.txt"]["status"], by_document["a.txt"]["publisher"]) == ("read", "某报")


def test_rows_name_each_entity_once(tables):
    """A district in two reports is one entity."""
    assert [row["path"] for row in tables["entities"] if row["name"] == "碧江区"] == ["贵州省/铜仁市/碧江区"]


def test_rows_entities_keep_the_fullest_record(results, knowledge):
    """A report that knows no code does not hide the code."""
    bare = replace(results[0], entities=tuple(replace(entity, code="", level="") for entity in results[0].entities))
    for order in ([bare, results[1]], [results[1], bare]):
        entities = rows.tables_of(order, [], reconcile(order), knowledge)["entities"]
        assert [row["code"] for row in entities if row["name"] == "碧江区"] == ["520602"]


def test_rows_claims_lead_to_print(tables):
    """The stored text between the offsets is the quote."""
    texts = {row["id"]: row["text"] for row in tables["reports"]}
    quotes = [(texts[row["report_id"]][row["start"] : row["end"]], row["quote"]) for row in tables["claims"]]
    assert len(quotes) == 4
    assert all(printed == quote for printed, quote in quotes)


def test_rows_claims_of_an_observation_carry_its_id(tables):
    """Observations can be opened down to their claims."""
    observations = {row["id"]: row["claims"] for row in tables["observations"]}
    counted = [row["observation_id"] for row in tables["claims"] if row["observation_id"]]
    assert {id_: counted.count(id_) for id_ in observations} == observations


def test_rows_findings_name_both_sides(tables):
    """1703 and 1705 stand against each other."""
    quotes = {row["id"]: row["quote"] for row in tables["claims"]}
    (conflict,) = [row["id"] for row in tables["findings"] if row["relation"] == "conflict"]
    sides = {row["side"]: quotes[row["claim_id"]] for row in tables["finding_claims"] if row["finding_id"] == conflict}
    assert sides == {"a": "1703名", "b": "1705名"}


def test_rows_relations_prefer_printed_evidence(results, knowledge):
    """A relation that one report prints leads to that print."""
    printed = results[0].relations
    evidence = tuple(replace(relation, position=0, start=0, end=3, evidence="碧江区") for relation in printed)
    order = [results[1], replace(results[0], relations=evidence)]
    relations = rows.tables_of(order, [], reconcile(order), knowledge)["relations"]
    assert {row["evidence"] for row in relations if row["id"] in {relation.id for relation in printed}} == {"碧江区"}
    assert all(row["passage_id"] for row in relations if row["evidence"] == "碧江区")


def test_rows_ledger_is_what_the_reader_gives_back(results):
    """One shape for files and knowledge bases."""
    lines = list(rows.ledger_of(results[0]))
    assert [line.text for line in lines] == ["2025", "120", "1703"]
    assert all(line.document == "a.txt" for line in lines)
