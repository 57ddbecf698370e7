"""The reader: plain frozen values back, and a clear word for a file that is something else."""

import dataclasses
import sqlite3
from decimal import Decimal

import pytest

from govkb.errors import StoreError
from govkb.model import Bound, Relation
from govkb.store import open_kb, schema, write


@pytest.fixture
def kb(rows, tmp_path):
    """The small knowledge base, opened."""
    write(tmp_path / "kb.sqlite", rows)
    with open_kb(tmp_path / "kb.sqlite") as opened:
        yield opened


def test_reader_claims_carry_the_names_behind_their_keys(kb):
    """Document, title and indicator stand in the claim; empty columns are empty text."""
    (claim,) = kb.claims()
    assert (claim.document, claim.article, claim.title, claim.indicator, claim.time) == ("a.txt", 1, "网格", "网格", "")


def test_reader_claims_of_some_documents_are_theirs_alone(kb):
    """A document that is not there has none."""
    assert [claim.document for claim in kb.claims_of("a.txt", "b.txt")] == ["a.txt"]
    assert kb.claims_of("b.txt") == kb.one_text("b.txt") == []


def test_reader_claims_are_exact_and_typed(kb):
    """Numbers are Decimals and words of the model are enums."""
    (claim,) = kb.claims()
    assert (Decimal(120), None, Bound.EXACT, False, {"unit": "个"}) == (
        claim.value,
        claim.value_max,
        claim.bound,
        claim.repeat,
        claim.reading,
    )


def test_reader_values_are_frozen(kb):
    """Nobody edits a knowledge base by accident."""
    (claim,) = kb.claims()
    with pytest.raises(dataclasses.FrozenInstanceError):
        claim.value = Decimal(1)


def test_reader_observations_name_subject_and_indicator(kb):
    """An observation can be read without another look-up."""
    (observation,) = kb.observations()
    assert ("甲县", "网格", Decimal(120), False) == (observation.subject, observation.indicator, observation.value, observation.contested)


def test_reader_findings_carry_their_claims(kb):
    """Each side of a finding leads back to print."""
    (finding,) = kb.findings()
    assert (finding.relation, finding.cause, finding.evidence) == (Relation.CONFLICT, "both cannot hold", {"values": ["120"]})
    assert [("a.txt", 2, 6, "120个", Decimal(120))] == [(c.document, c.start, c.end, c.quote, c.value) for c in finding.claims]


def test_reader_counts_rows_of_every_table(kb):
    """Every table of the schema has a count."""
    assert list(schema.load().tables) == list(kb.counts())
    assert kb.counts()["claims"] == 1


def test_reader_gives_frames(kb):
    """pandas users get the same claims as a frame."""
    pytest.importorskip("pandas")
    assert list(kb.frame("claims")[["document", "value"]].itertuples(index=False, name=None)) == [("a.txt", 120.0)]


def test_reader_names_the_tables_there_are(kb):
    """An unknown name is answered with the known ones."""
    with pytest.raises(StoreError, match="no table or view 'figures'; there are reports"):
        kb.rows("figures")


def test_reader_cannot_write(kb):
    """The file is opened read-only."""
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        kb._connection.execute("DELETE FROM claims")


def test_reader_refuses_a_missing_file(tmp_path):
    """The message says how to make one."""
    with pytest.raises(StoreError, match=r"does not exist; `govkb build`"):
        open_kb(tmp_path / "kb.sqlite")


def test_reader_refuses_a_folder(tmp_path):
    """The message points inside."""
    with pytest.raises(StoreError, match="is a folder"):
        open_kb(tmp_path)


def test_reader_refuses_a_file_that_is_no_database(tmp_path):
    """Text is not a knowledge base."""
    (tmp_path / "kb.sqlite").write_text("全县现有综合网格120个" * 100, encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be read as a knowledge base"):
        open_kb(tmp_path / "kb.sqlite")


def test_reader_refuses_another_database(tmp_path):
    """A SQLite file of somebody else is told from a knowledge base."""
    connection = sqlite3.connect(tmp_path / "kb.sqlite")
    connection.execute("CREATE TABLE claims (id)")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="not a govkb knowledge base"):
        open_kb(tmp_path / "kb.sqlite")


def test_reader_refuses_another_version(kb, tmp_path):
    """A knowledge base of an older schema is built again, not misread."""
    connection = sqlite3.connect(tmp_path / "kb.sqlite")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="schema version 99"):
        open_kb(tmp_path / "kb.sqlite")


def test_reader_says_when_the_file_is_damaged(rows, tmp_path):
    """A file cut short is reported when it is read, not with a traceback."""
    write(tmp_path / "kb.sqlite", rows)
    whole = (tmp_path / "kb.sqlite").read_bytes()
    (tmp_path / "kb.sqlite").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreError, match="cannot be read"), open_kb(tmp_path / "kb.sqlite") as kb:
        kb.claims()
