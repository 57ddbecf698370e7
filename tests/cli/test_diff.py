"""govkb diff"""

import json

import pytest

HEAD = "云岭省青禾市临溪区：{}\n\n　　"
A = HEAD.format("做实网格") + "截至2025年底，临溪区共有网格1705个，社区88个，食堂12个。\n"
B = HEAD.format("网格里的温度") + "截至2025年底，临溪区有网格1703个，社区88个，驿站40个。\n"


@pytest.fixture
def files(tmp_path):
    """Two reports on one district."""
    for name, text in (("a.txt", A), ("b.txt", B)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_diff_of_two_files(govkb, files):
    """A table in the order of the first report, a count, and exit code 1 because a figure differs."""
    run = govkb("diff", "a.txt", "b.txt", cwd=files)
    head, *rows, counts = [line.split("\t") for line in run.out.splitlines()]
    assert (run.code, run.err) == (1, "")
    assert head == ["outcome", "subject", "indicator", "here", "there", "why"]
    assert [(row[0], row[3], row[4]) for row in rows] == [
        ("differs", "1705个 截至2025年底", "1703个 截至2025年底"),
        ("agrees", "88个 截至2025年底", "88个 截至2025年底"),
        ("only here", "12个 截至2025年底", ""),
        ("only there", "", "40个 截至2025年底"),
    ]
    assert counts == ["figures: 1 agree, 1 differ, 1 only here, 1 only there"]


def test_diff_json(govkb, files):
    """One object a figure, with both prints, the relation and the cause in both languages."""
    first = json.loads(govkb("diff", "a.txt", "b.txt", "--json", cwd=files).out.splitlines()[0])
    assert (first["outcome"], first["relation"], first["subject"]) == ("differs", "conflict", "临溪区")
    assert A[first["a"]["start"] : first["a"]["end"]] == first["a"]["quote"] == "1705个"
    assert (first["a"]["value"], first["a"]["value_text"]) == (1705, "1705")
    assert "1703个" in first["cause"]
    assert "1703个" in first["cause_zh"]


def test_diff_nothing_differs(govkb, files):
    """A report set beside itself: exit code 0."""
    run = govkb("diff", "a.txt", "a.txt", cwd=files)
    assert (run.code, run.out.splitlines()[-1]) == (0, "figures: 3 agree")


def test_diff_of_one_subject(govkb, files):
    """Only figures of subjects with the name."""
    assert govkb("diff", "a.txt", "b.txt", "--subject", "石桥县", cwd=files).out.splitlines()[1:] == ["figures: none"]


def test_diff_of_two_documents(govkb, built):
    """Documents of a knowledge base, by any part of a name that is one's own."""
    run = govkb("diff", "a", "丙.txt", "--kb", built, "--json")
    outcomes = {line["a"]["quote"] if line["a"] else line["b"]["quote"]: line["outcome"] for line in map(json.loads, run.out.splitlines())}
    assert (run.code, run.err) == (1, "")
    assert outcomes["1703名"] == "differs"
    assert outcomes["120个"] == "only here"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.txt", "none.txt"), "two reports are needed"),
        (("txt", "b", "--kb", "."), "several documents have txt in their names; there are a.txt, b.txt, 丙.txt"),
        (("a", "丁", "--kb", "."), "no document has 丁 in its name; there are a.txt, b.txt, 丙.txt"),
        (("a", "b", "--kb", "elsewhere"), "elsewhere"),
    ],
    ids=["no-file", "several", "none", "no-kb"],
)
def test_diff_what_cannot_be_compared(govkb, built, arguments, said):
    """The file or the document is named, with what there is."""
    (built / "a.txt").write_text(A, encoding="utf-8")
    run = govkb("diff", *arguments, cwd=built)
    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert "Traceback" not in run.err
