"""govkb ledger: every printed number and its fate."""

import json

from govkb.model import Fate


def test_ledger_of_a_file_is_a_table_with_counts(built, govkb):
    """Tab-separated where nobody looks at it; the counts of all fates at the end."""
    run = govkb("ledger", built / "corpus" / "a.txt")
    head, *rows, counts = run.out.splitlines()
    assert (run.code, run.err) == (0, "")
    assert head.split("\t") == ["place", "number", "value", "fate", "reason"]
    assert [row.split("\t")[1:4] for row in rows][1:] == [
        ["120", "120", "claim"],
        ["25", "25", "claim"],
        ["1703", "1703", "claim"],
        ["18.86", "18.86", "claim"],
    ]
    assert rows[0].split("\t")[3] == "date"
    assert counts.startswith("5 numbers: 4 claim, 0 part, 1 date, ")
    assert all(f" {fate}" in counts for fate in Fate)


def test_ledger_json_has_one_number_a_line(built, govkb):
    """Offsets lead to the number; the counts do not disturb the lines."""
    run = govkb("ledger", "--json", built / "corpus" / "a.txt")
    text = (built / "corpus" / "a.txt").read_text(encoding="utf-8")
    numbers = [json.loads(line) for line in run.out.splitlines()]
    assert all(text[number["start"] : number["end"]] == number["text"] for number in numbers)
    assert list(numbers[0]) == ["document", "start", "end", "text", "value", "fate", "reason", "claim_id"]
    assert run.err.startswith("5 numbers: ")


def test_ledger_of_a_knowledge_base_is_that_of_its_files(built, govkb):
    """By file, by kb.sqlite or by its folder."""
    of_files = govkb("ledger", *sorted((built / "corpus").glob("*.txt"))).out
    assert of_files == govkb("ledger", built / "kb.sqlite").out == govkb("ledger", built).out
