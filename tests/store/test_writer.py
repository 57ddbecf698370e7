"""The writer: whole or not at all, and the same bytes for the same rows."""

import os
import signal
import sqlite3
import subprocess
import sys
from decimal import Decimal

import pytest

from govkb.errors import StoreError
from govkb.store import schema, write


def test_writer_gives_the_same_bytes_whatever_the_order_of_rows(rows, tmp_path):
    """Rows are sorted by key inside."""
    rows["passages"] += [{**rows["passages"][0], "id": name, "position": place} for place, name in enumerate(["p3", "p2"], 1)]
    write(tmp_path / "one.sqlite", rows)
    write(tmp_path / "two.sqlite", {name: table[::-1] for name, table in reversed(rows.items())})
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()


def test_writer_keeps_exact_numbers_and_plain_words(rows, tmp_path):
    """A Decimal in a text column keeps its zeros; enums, truth values and lists come out as text, 0/1 and JSON."""
    rows["claims"][0]["value_text"] = Decimal("120.00")
    write(tmp_path / "kb.sqlite", rows)
    found = _query(tmp_path / "kb.sqlite", "SELECT value, value_text, bound, repeat, reading, runs FROM claims, passages")
    assert found == [(120.0, "120.00", "exact", 0, '{"unit":"个"}', "[[0,0,8]]")]


def test_writer_never_prints_an_exponent(rows, tmp_path):
    """万亿 as a Decimal with an exponent is written out."""
    rows["claims"][0]["value_text"] = Decimal("1E+12")
    write(tmp_path / "kb.sqlite", rows)
    assert _query(tmp_path / "kb.sqlite", "SELECT value_text FROM claims") == [("1000000000000",)]


def test_writer_survives_a_number_beyond_every_float(rows, tmp_path):
    """A page of digits gets the largest float beside its exact text."""
    rows["claims"][0]["value"] = Decimal("9" * 400)
    write(tmp_path / "kb.sqlite", rows)
    assert [(sys.float_info.max,)] == _query(tmp_path / "kb.sqlite", "SELECT value FROM claims")


def test_writer_marks_the_file_as_a_knowledge_base(rows, tmp_path):
    """The header carries govkb's own mark and the version of the schema."""
    write(tmp_path / "kb.sqlite", rows)
    marks = _query(tmp_path / "kb.sqlite", "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version")
    assert marks == [(schema.APPLICATION_ID, schema.SCHEMA_VERSION)]


def test_writer_search_finds_a_substring(rows, tmp_path):
    """One character is one token, so a phrase cuts through words and numbers."""
    write(tmp_path / "kb.sqlite", rows)
    statement = "SELECT p.id FROM passages p JOIN passages_fts f ON f.rowid = p.rowid WHERE passages_fts MATCH '\"2 0 个 网\"'"
    assert _query(tmp_path / "kb.sqlite", statement) == [("p1",)]


def test_writer_replaces_an_old_knowledge_base_and_leaves_nothing_beside_it(rows, tmp_path):
    """A second write stands alone in the folder."""
    write(tmp_path / "kb.sqlite", {})
    write(tmp_path / "kb.sqlite", rows)
    assert _names(tmp_path) == ["kb.sqlite"]
    assert _query(tmp_path / "kb.sqlite", "SELECT count(*) FROM claims") == [(1,)]


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        ("claims.subject_id", "nobody", r"claims\.subject_id = 'nobody' is not in entities"),
        ("claims.quote", None, "column quote must not be empty"),
        ("claims.start", "two", "column start holds a whole number, not 'two'"),
        ("claims.value_text", 1.5, "column value_text holds text, not 1.5"),
        ("claims.colour", "red", "table claims has no column 'colour'"),
        ("reports.text", "\ud800", "half a character"),
    ],
)
def test_writer_refuses_rows_that_do_not_fit(rows, tmp_path, place, value, message):
    """Each refusal names table and column, and the old file stays."""
    write(tmp_path / "kb.sqlite", {})
    before = (tmp_path / "kb.sqlite").read_bytes()
    table, column = place.split(".")
    rows[table][0][column] = value
    with pytest.raises(StoreError, match=message):
        write(tmp_path / "kb.sqlite", rows)
    assert before == (tmp_path / "kb.sqlite").read_bytes()
    assert _names(tmp_path) == ["kb.sqlite"]


def test_writer_refuses_two_rows_of_one_key(rows, tmp_path):
    """Ids are hashes of identifying parts: twins are a mistake of the caller."""
    rows["claims"] *= 2
    with pytest.raises(StoreError, match="claims: two rows have the key c1"):
        write(tmp_path / "kb.sqlite", rows)


def test_writer_refuses_an_unknown_table(tmp_path):
    """The message lists the tables there are."""
    with pytest.raises(StoreError, match="no table 'figures'; it has reports"):
        write(tmp_path / "kb.sqlite", {"figures": []})


def test_writer_leaves_a_file_that_is_no_knowledge_base(tmp_path):
    """A mistyped --output does not cost anybody a file."""
    (tmp_path / "notes.txt").write_text("notes", encoding="utf-8")
    with pytest.raises(StoreError, match="not a govkb knowledge base"):
        write(tmp_path / "notes.txt", {})
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "notes"


def test_writer_refuses_a_folder_as_target(tmp_path):
    """The message proposes a file inside it."""
    with pytest.raises(StoreError, match=r"is a folder; .*kb\.sqlite"):
        write(tmp_path, {})


def test_writer_refuses_a_missing_folder(tmp_path):
    """Folders are not made by accident."""
    with pytest.raises(StoreError, match="does not exist"):
        write(tmp_path / "gone" / "kb.sqlite", {})


def test_writer_refuses_a_read_only_file(tmp_path):
    """A file without write bits is left alone, whoever asks."""
    write(tmp_path / "kb.sqlite", {})
    (tmp_path / "kb.sqlite").chmod(0o444)
    with pytest.raises(StoreError, match="read-only"):
        write(tmp_path / "kb.sqlite", {})


def test_writer_clears_what_a_killed_write_left(rows, tmp_path):
    """The lock of a dead process is gone, so its working folder goes too; one in use stays."""
    script = """
import os, signal, sys
from pathlib import Path
from govkb.store import writer
writer._index_text = lambda connection: os.kill(os.getpid(), signal.SIGKILL)
writer.write(Path(sys.argv[1]), {})
"""
    write(tmp_path / "kb.sqlite", rows)
    before = (tmp_path / "kb.sqlite").read_bytes()
    killed = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "kb.sqlite"], check=False, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )
    assert killed.returncode == -signal.SIGKILL
    assert before == (tmp_path / "kb.sqlite").read_bytes()
    assert len(_names(tmp_path)) == 2
    write(tmp_path / "kb.sqlite", rows)
    assert _names(tmp_path) == ["kb.sqlite"]


def test_writer_says_when_the_disk_is_full(rows, small_disk):
    """A small write fits, a large one does not, and the small one stays."""
    write(small_disk / "kb.sqlite", {})
    before = (small_disk / "kb.sqlite").read_bytes()
    rows["reports"][0]["text"] = "网" * 2_000_000
    with pytest.raises(StoreError, match=r"not written: .*(full|space)"):
        write(small_disk / "kb.sqlite", rows)
    assert before == (small_disk / "kb.sqlite").read_bytes()
    assert _names(small_disk) == ["kb.sqlite"]


def _names(folder):
    return [path.name for path in folder.iterdir()]


def _query(path, statement):
    connection = sqlite3.connect(path)
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()
