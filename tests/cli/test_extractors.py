"""govkb extractors: the examples of a folder run, and what its rules do."""

import json
import shutil

import pytest

from govkb.folder import init


@pytest.fixture
def home(tmp_path):
    """A knowledge base folder with extractors of its own."""
    return init(tmp_path / "home").root


def test_extractors_test_tells_what_does_not_hold(home, govkb):
    """FILE:LINE: RULE: what was expected and what came; exit code 1."""
    path = home / "extractors" / "units.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{text: 82名网格员, gives: 名}", "{text: 82名网格员, gives: 户}"), encoding="utf-8")
    run = govkb("extractors", "test", home)
    line = text[: text.index("{text: 82名网格员")].count("\n") + 1
    assert run.code == 1
    assert f"{path}:{line}: unit-count-people: 82名网格员: expected 户, got 名" in run.out.splitlines()


def test_extractors_test_as_json(home, govkb):
    """One failing example a line; the count does not disturb the lines."""
    path = home / "extractors" / "committees.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("碧江区委, gives: true", "碧江区委, gives: false"), encoding="utf-8")
    run = govkb("extractors", "test", home, "--json")
    told = [json.loads(line) for line in run.out.splitlines()]
    assert {"file", "line", "rule", "example", "text", "expected", "got"} == set(told[0])
    assert ("committee-end", "碧江区委") in [(one["rule"], one["text"]) for one in told]
    assert "hold" in run.err


def test_extractors_test_of_a_broken_folder_says_where(home, govkb):
    """A rule without examples is refused before anything runs."""
    path = home / "extractors" / "committees.yaml"
    path.write_text("about: x\nrules:\n  - id: a\n    pattern: b\n", encoding="utf-8")
    run = govkb("extractors", "test", home)
    assert (run.code, run.out) == (2, "")
    assert "committees.yaml:3:" in run.err


def test_extractors_report_counts_what_rules_do(built, govkb):
    """A rule that decides is told from one that never matched."""
    run = govkb("extractors", "report", built, "--json")
    uses = {use["rule"]: use for use in map(json.loads, run.out.splitlines())}
    assert (run.code, uses["more-inside"]["matched"], uses["more-inside"]["decided"]) == (0, 2, 2)
    assert uses["generation"]["matched"] == 0
    assert uses["calendar"]["decided"] == 2
    assert uses["generic-stem"]["decided"] is None


def test_extractors_report_of_files_is_a_table(built, govkb):
    """Tab-separated where nobody looks at it; only what never matched, when asked."""
    shutil.rmtree(built / "extractors")
    run = govkb("extractors", "report", built / "corpus" / "a.txt", "--unused")
    head, *rows = run.out.splitlines()
    assert head.split("\t") == ["rule", "place", "matched", "decided", "overlapped", "overruled"]
    assert {row.split("\t")[2] for row in rows} == {"0"}
