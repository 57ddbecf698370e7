"""govkb explain: one number, and every decision on it."""

import json

import pytest

TEXT = "碧江区：做实网格\n\n　　碧江区现有网格员1705名。\n"


@pytest.fixture
def page(tmp_path):
    """A page with one figure."""
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_explain_tells_a_claim_in_chinese(page, govkb):
    """Passage, fate, fields."""
    run = govkb("explain", page, "--at", TEXT.index("1705"))
    assert (run.code, run.err) == (0, "")
    head, *lines = run.out.splitlines()
    assert f"第 {TEXT.index('1705')} 字" in head
    assert "碧江区现有网格员【1705】名。" in head
    assert any(line.startswith("数字：1705 → 数据陈述") for line in lines)
    assert any(line == "  所属: 碧江区" for line in lines)
    assert any(line == "  数量: 1705名 · 确数" for line in lines)


def test_explain_speaks_english(page, govkb):
    """Labels alone; print and rules stay as they are."""
    run = govkb("explain", page, "--at", TEXT.index("1705"), "--lang", "en")
    assert "number: 1705 → claim" in run.out
    assert "  subject: 碧江区" in run.out


def test_explain_as_json_has_rules_and_readings(page, govkb):
    """For programs."""
    run = govkb("explain", page, "--at", TEXT.index("1705"), "--json")
    explained = json.loads(run.out)
    assert list(explained) == ["document", "offset", "char", "passage", "numeral", "claim", "tried", "stands_in", "nearest"]
    assert (explained["numeral"]["fate"], explained["claim"]["quote"]) == ("claim", "1705名")
    assert {"field", "value", "reading", "rules"} == set(explained["claim"]["fields"][0])


def test_explain_where_no_number_stands(page, govkb):
    """What stands there, and the nearest numbers."""
    run = govkb("explain", page, "--at", 0)
    assert run.code == 0
    assert "此处是“碧”，不是数字。" in run.out
    assert f"  {TEXT.index('1705')}:{TEXT.index('1705') + 4}  1705  数据陈述" in run.out


def test_explain_behind_the_end_is_said(page, govkb):
    """One line, exit code 2."""
    run = govkb("explain", page, "--at", 999)
    assert (run.code, run.out) == (2, "")
    assert "999 lies behind the end of" in run.err
    assert "Traceback" not in run.err
