"""govkb rule: an editor's decision, its life over builds, and the list of all."""

import json
import sqlite3
from contextlib import closing

import pytest


@pytest.fixture
def conflict(built, govkb):
    """The id of the finding between 1703名 and 1705名."""
    found = [json.loads(line) for line in govkb("findings", built, "--json").out.splitlines()]
    return next(finding["id"] for finding in found if {claim["quote"] for claim in finding["claims"]} == {"1703名", "1705名"})


@pytest.fixture
def prefer(built, govkb, conflict):
    """1703名 ruled to be preferred, as an editor does it."""
    sides = {claim["quote"]: number for number, claim in enumerate(_claims(govkb, built, conflict))}
    side = "ab"[sides["1703名"]]
    return govkb("rule", conflict[:8], "--prefer", "--side", side, "--author", "王编辑", "--reason", "以年报为准", "--kb", built)


def _claims(govkb, built, conflict):
    found = [json.loads(line) for line in govkb("findings", built, "--json").out.splitlines()]
    return next(finding["claims"] for finding in found if finding["id"] == conflict)


def _list(govkb, built):
    return [json.loads(line) for line in govkb("rule", "list", "--json", "--kb", built).out.splitlines()]


def test_rule_is_appended_and_in_force_after_the_next_build(built, govkb, prefer):
    """The command says so, the list says so, the finding carries it."""
    assert (prefer.code, prefer.err) == (0, "")
    assert "prefer 1703名 against 1705名: 以年报为准 (王编辑, " in prefer.out
    assert [ruling["status"] for ruling in _list(govkb, built)] == ["new"]
    assert govkb("build", built).code == 0
    assert [ruling["status"] for ruling in _list(govkb, built)] == ["applied"]
    assert "  ruled: prefer (王编辑, " in govkb("findings", built).out
    told = [ruling for line in govkb("findings", built, "--json").out.splitlines() for ruling in json.loads(line)["rulings"]]
    assert [(ruling["decision"], ruling["author"]) for ruling in told] == [("prefer", "王编辑")]


def _query(built, sql):
    with closing(sqlite3.connect(built / "kb.sqlite")) as kb:
        return kb.execute(sql).fetchall()


def test_rule_leads_the_observation_of_the_knowledge_base(built, govkb, prefer):
    """Its value is the preferred one, with the reason; the conflict is open no more, and both values stay."""
    assert {"1703名", "1705名"} <= {quote for row in _query(built, "select quote_a, quote_b from open_conflicts") for quote in row}
    govkb("build", built)
    ((quote, contested, reason),) = _query(
        built, "select quote, contested, reason from best_observations where quote in ('1703名', '1705名')"
    )
    assert (quote, contested, reason[:12]) == ("1703名", 0, "裁定取1703名：王编辑"[:12])
    assert _query(built, "select * from open_conflicts where '1703名' in (quote_a, quote_b)") == []
    assert len(_query(built, "select * from claims where quote in ('1703名', '1705名')")) == 2


def test_rule_survives_a_renamed_file(built, govkb, prefer):
    """The print is the key."""
    (built / "corpus" / "a.txt").rename(built / "corpus" / "renamed.txt")
    assert (govkb("build", built).code, [ruling["status"] for ruling in _list(govkb, built)]) == (0, ["applied"])


def test_rule_survives_a_changed_extractor(built, govkb, prefer):
    """What an indicator is called, and which phrases it is known by, may change."""
    (built / "extractors" / "indicators" / "网格员.yaml").unlink()
    assert (govkb("build", built).code, [ruling["status"] for ruling in _list(govkb, built)]) == (0, ["applied"])


def test_rule_on_a_print_that_has_changed_is_reported(built, govkb, prefer):
    """By the build, with exit code 1, and by the list."""
    path = built / "corpus" / "a.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("1703名", "1704名"), encoding="utf-8")
    run = govkb("build", built)
    assert run.code == 1
    assert "the sentence with 1703名 has changed; a.txt now prints" in run.err
    listed = govkb("rule", "list", "--kb", built)
    assert listed.code == 1
    assert listed.out.startswith("tainted: ")
    assert "1 ruling\n" in listed.out


def test_rule_file_with_a_torn_line_is_reported_and_survived(built, govkb, prefer):
    """By the build and by the list; the other rulings hold."""
    with (built / "rulings.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "12')
    run = govkb("build", built)
    assert (run.code, "rulings.jsonl:2: is no whole line of JSON" in run.err) == (1, True)
    assert [ruling["status"] for ruling in _list(govkb, built)] == ["applied"]


def test_rule_keeps_builds_the_same(built, govkb, prefer):
    """Two builds with rulings are equal byte for byte: the clock was asked when the ruling was made, not when it is replayed."""
    govkb("build", built)
    first = (built / "kb.sqlite").read_bytes()
    govkb("build", built, "--no-cache")
    assert (built / "kb.sqlite").read_bytes() == first


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["f1"], "say what is decided: one of --accept, --reject, --prefer, --same, --different, --note"),
        (["f1", "--accept"], "a ruling states its author; --author is empty"),
        (["f1", "--prefer", "--author", "王", "--reason", "核实"], "finding f1 has one side only, so there is nothing to prefer"),
        (["f1", "--accept", "--author", "王", "--reason", "核实", "--with", "c1"], "--with names a second claim; f1 is a finding"),
        (["c1", "--same", "--author", "王", "--reason", "核实"], "claim c1 is one claim; same takes two"),
        (["gone", "--note", "--author", "王", "--reason", "核实"], "gone: kb.sqlite has no finding or claim of this id"),
    ],
)
def test_rule_refuses_with_the_way_out(govkb, small_kb, arguments, message):
    """One line, exit code 2, nothing written."""
    (small_kb.parent / "corpus").mkdir()
    run = govkb("rule", *arguments, "--kb", small_kb.name, cwd=small_kb.parent)
    assert run.code == 2
    assert message in run.err
    assert not (small_kb.parent / "rulings.jsonl").exists()


def test_rule_needs_the_folder_that_is_built_from(govkb, small_kb):
    """A ruling beside a lonely kb.sqlite would be replayed by nobody."""
    run = govkb("rule", "c1", "--note", "--author", "王", "--reason", "核实", "--kb", small_kb)
    assert run.code == 2
    assert "is no knowledge base folder (it has no corpus and no rulings.jsonl); name the one built from with --folder" in run.err


def test_rule_takes_the_author_from_the_environment(govkb, small_kb):
    """An editor sets GOVKB_AUTHOR once."""
    (small_kb.parent / "corpus").mkdir()
    run = govkb("rule", "c1", "--note", "--reason", "核实", "--kb", small_kb, env={"GOVKB_AUTHOR": "李编辑"})
    assert (run.code, "(李编辑, " in run.out) == (0, True)
