"""A ruling finds its print again, or says what has become of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from govkb.rulings import Status, place, print_of, tainted

from .conftest import NOW, TEXTS


@pytest.fixture
def ruling(rule):
    """1703名 preferred to 1705名."""
    return rule("prefer", of="1703名")


def _quotes(placed):
    return [claim.quote for claim in placed.a], [claim.quote for claim in placed.b]


def _with(text, old, new):
    assert old in text
    return text.replace(old, new)


def test_placing_finds_the_claims_again(ruling, results):
    """The corpus is as it was."""
    (placed,) = place([ruling], results)
    assert (placed.status, placed.taints, _quotes(placed)) == (Status.APPLIED, (), (["1703名"], ["1705名"]))


@pytest.mark.parametrize(
    "texts",
    [
        {"renamed/x.txt": TEXTS["a.txt"], "y.txt": TEXTS["b.txt"]},
        {**TEXTS, "a.txt": _with(TEXTS["a.txt"], "共有网格员1703名，网格", "共有网格员１７０３ 名，网格")},
        {**TEXTS, "a.txt": _with(TEXTS["a.txt"], "碧江区有社区党员2000名", "碧江区有社区党员2001名")},
        {**TEXTS, "a.txt": "碧江区旧闻\n\n　　很久以前。\n" + TEXTS["a.txt"]},
    ],
    ids=["renamed file", "other widths and spaces", "another sentence changed", "another article before it"],
)
def test_placing_survives_what_leaves_the_print_alone(ruling, read, texts):
    """The key is the print: no file name, no offset, no id."""
    (placed,) = place([ruling], read(texts))
    assert (placed.status, placed.taints) == (Status.APPLIED, ())
    assert len(placed.a) == len(placed.b) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"measure": "网格", "indicator_id": "x", "scope": "城市", "time": ""},
        {"subject": "铜仁市", "subject_id": "x"},
        {"quote": "共有网格员1703名", "text_start": 8},
        {"quote": "1703", "text_end": 16},
        {"sentence": "碧江区共有网格员1703名，网格120个", "sentence_start": 5},
    ],
    ids=["indicator", "subject", "longer quantity", "shorter quantity", "sentence"],
)
def test_placing_survives_a_changed_extractor(ruling, results, change):
    """The print is read otherwise, and is the same print."""
    first = results[0]
    claims = tuple(replace(claim, **change) if claim.quote == "1703名" else claim for claim in first.claims)
    (placed,) = place([ruling], [replace(first, claims=claims), results[1]])
    assert (placed.status, placed.taints) == (Status.APPLIED, ())
    assert [claim.value for claim in placed.a] == [1703]


@pytest.mark.parametrize(
    ("texts", "taint"),
    [
        ({**TEXTS, "a.txt": _with(TEXTS["a.txt"], "1703名", "1704名")}, "has changed; a.txt now prints “截至目前，碧江区共有网格员1704名"),
        ({"b.txt": TEXTS["b.txt"]}, r"the sentence with 1703名 (it stood in a.txt) is in no report any more"),
        ({**TEXTS, "a.txt": TEXTS["a.txt"].replace("碧江区", "万山区")}, "has changed; a.txt now prints “截至目前，万山区共有网格员1703名"),
    ],
    ids=["changed", "gone", "another place"],
)
def test_placing_taints_a_ruling_whose_print_is_no_more(ruling, read, texts, taint):
    """It is not applied, and is said in both languages."""
    (placed,) = place([ruling], read(texts))
    assert (placed.status, len(placed.taints)) == (Status.TAINTED, 1)
    assert taint in placed.taints[0].en
    assert "1703名" in placed.taints[0].zh


def test_placing_taints_a_ruling_whose_sentence_is_another_subjects(ruling, results):
    """截至目前，全县… is printed of many counties: the sentence alone is not the print."""
    there = {"subject": "定远县", "document": "c.txt", "title": "另一篇"}
    claims = tuple(replace(claim, **there) for claim in results[0].claims)
    (placed,) = place([ruling], [replace(results[0], claims=claims), results[1]])
    assert placed.status is Status.TAINTED
    assert "stands for 定远县 only" in placed.taints[0].en


def test_placing_says_when_a_print_is_no_longer_read(ruling, results):
    """It is printed as it was, but no claim is made of it."""
    first = replace(results[0], claims=tuple(claim for claim in results[0].claims if claim.quote != "1703名"))
    (placed,) = place([ruling], [first, results[1]])
    assert placed.status is Status.TAINTED
    assert "no longer read as a claim" in placed.taints[0].en


def test_placing_keeps_a_ruling_that_another_print_carries(rule, read, ruling):
    """One of two prints of a value changes: the ruling holds, and the change is said all the same."""
    again = {**TEXTS, "c.txt": "碧江区再报\n\n　　据统计，碧江区共有网格员1703名。\n"}
    (second,) = [claim for claim in read(again)[2].claims if claim.quote == "1703名"]
    both = replace(ruling, a=(*ruling.a, print_of(second)))
    (placed,) = place([both], read(TEXTS))
    assert (placed.status, len(placed.taints)) == (Status.APPLIED, 1)
    assert tainted([placed], "rulings.jsonl")[0].endswith("its other prints are as they were")


def test_placing_lets_the_latest_decision_stand(rule, results):
    """A change of mind replaces the earlier ruling; a note replaces none."""
    first, second, note = (
        rule("prefer", of="1703名"),
        rule("prefer", of="1705名", at=NOW + timedelta(hours=1)),
        rule("note", at=NOW + timedelta(hours=2)),
    )
    assert [one.status.value for one in place([first, second, note], results)] == ["superseded", "applied", "applied"]


def test_placing_names_each_tainted_ruling(ruling, read):
    """One line: the file, the ruling, what has changed, what follows."""
    (line,) = tainted(place([ruling], read({"b.txt": TEXTS["b.txt"]})), "rulings.jsonl")
    assert line.startswith(f"rulings.jsonl: ruling {ruling.id} (prefer, 王编辑, 2026-03-01): the sentence with 1703名")
    assert line.endswith("it is not applied")
