"""govkb check: a draft held against a knowledge base, in every format, from a file or standard input."""

import json
import os
import subprocess
import sys
from xml.etree import ElementTree

import pytest

GOOD = "碧江区新报\n\n　　碧江区有综合网格120个。\n"
BAD = "碧江区新报\n\n　　碧江区有综合网格121个。\n"


@pytest.fixture
def draft(tmp_path):
    """A draft file with the text given."""

    def _draft(text, name="draft.txt"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return _draft


@pytest.mark.parametrize(("text", "code"), [(GOOD, 0), (BAD, 1)])
def test_check_exits_1_when_a_figure_differs(built, govkb, draft, text, code):
    """As a linter does."""
    run = govkb("check", draft(text), "--kb", built)
    assert (run.code, run.err) == (code, "")


def test_check_prints_place_verdict_and_source(built, govkb, draft):
    """One line a figure, then the count."""
    path = draft(BAD)
    run = govkb("check", path.name, "--kb", built, cwd=path.parent)
    line, count = run.out.splitlines()
    assert line.startswith("draft.txt:3:11 differs 综合网格121个 — 120个 in a.txt (截至2025年底) “截至2025年底，碧江区共有综合网格120个")
    assert count == "draft.txt: 1 figure: 1 differs"


def test_check_prints_matches_on_demand(built, govkb, draft):
    """Otherwise the count alone."""
    path = draft(GOOD)
    assert len(govkb("check", path, "--kb", built).out.splitlines()) == 1
    assert " match " in govkb("check", path, "--kb", built, "--all").out.splitlines()[0]


def test_check_reads_standard_input(built):
    """`-` is a draft without a name."""
    command = [sys.executable, "-c", "from govkb.cli import main; main()", "check", "-", "--kb", str(built)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run(command, input=BAD.encode("gb18030"), env=environment, capture_output=True, check=False, timeout=120)
    assert (run.returncode, run.stdout.decode().splitlines()[1]) == (1, "stdin: 1 figure: 1 differs")


def test_check_gives_every_format(built, govkb, draft):
    """JSON, SARIF, a page, Markdown: the same verdict in each, the same exit code."""
    path = draft(BAD)
    runs = {form: govkb("check", path, "--kb", built, "--format", form) for form in ("json", "sarif", "html", "markdown")}
    assert {run.code for run in runs.values()} == {1}
    assert json.loads(runs["json"].out)["counts"] == {"differs": 1}
    assert json.loads(runs["sarif"].out)["runs"][0]["results"][0]["ruleId"] == "differs"
    assert "与在册数值不符" in runs["markdown"].out
    body = runs["html"].out.split("<body>")[1].split("</body>")[0]
    assert ElementTree.fromstring(f"<body>{body}</body>").find(".//mark").get("class") == "differs"


def test_check_reads_whatever_a_report_can_be(built, govkb, draft):
    """A page of HTML as well as text."""
    page = f"<html><body><h1>碧江区新报</h1><p>{BAD.split('　　')[1]}</p></body></html>"
    run = govkb("check", draft(page, "draft.html"), "--kb", built)
    assert (run.code, run.out.splitlines()[-1].endswith("1 figure: 1 differs")) == (1, True)


def test_check_counts_from_the_day_told(built, govkb, draft):
    """今年 is a period only where the day of printing is known."""
    run = govkb("check", draft(GOOD), "--kb", built, "--published", "2026-03-01")
    assert run.code == 0
    assert "'2026年3月' does not match the format '%Y-%m-%d'" in govkb("check", draft(GOOD), "--kb", built, "--published", "2026年3月").err


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("empty.txt", "empty.txt: is empty"),
        ("draft.xyz", "draft.xyz: suffix '.xyz' cannot be read"),
        ("gone.txt", "gone.txt: cannot be opened"),
    ],
)
def test_check_says_what_is_wrong_with_a_draft(built, govkb, tmp_path, name, message):
    """One line, exit code 2."""
    for other in ("empty.txt", "draft.xyz"):
        (tmp_path / other).touch()
    run = govkb("check", name, "--kb", built, cwd=tmp_path)
    assert (run.code, message in run.err, len(run.err.splitlines())) == (2, True, 1)


def test_check_says_when_there_is_no_knowledge_base(govkb, draft, tmp_path):
    """And what makes one."""
    run = govkb("check", draft(GOOD), "--kb", tmp_path / "none.sqlite")
    assert (run.code, "does not exist; `govkb build` makes it" in run.err) == (2, True)
