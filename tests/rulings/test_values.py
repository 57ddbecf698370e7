"""Rulings as values and as lines."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govkb.rulings.values import Decision, Print, Ruling, from_line, to_line

PRINT = Print("碧江区共有网格员1703名", "1703名", 1, "碧江区", "a.txt", "题")
RULING = Ruling(
    "2026-03-01T08:30:00.000000+00:00", "王编辑", Decision.PREFER, "已核实", (PRINT,), (replace(PRINT, quote="1705名"),), "conflict"
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
prints = st.builds(Print, texts, texts, st.integers(1, 9), texts, texts, texts)


@given(texts, texts, st.lists(prints, max_size=3), st.lists(prints, max_size=2))
def test_values_a_line_gives_its_ruling_back(author, reason, a, b):
    """Whatever is in the texts, line breaks too: one line, the same ruling."""
    ruling = Ruling("2026-03-01T08:30:00+00:00", author, Decision.NOTE, reason, tuple(a), tuple(b), "conflict")
    line = to_line(ruling)
    assert "\n" not in line
    assert from_line(line) == ruling


@pytest.mark.parametrize("cut", [1, 40, -1])
def test_values_a_torn_line_is_no_ruling(cut):
    """However much of it was written."""
    with pytest.raises(ValueError, match="is no whole line of JSON"):
        from_line(to_line(RULING)[:cut])


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("reason", "另有理由", "was changed after it was made"),
        ("decision", "approve", "'approve' is none of accept, reject, prefer, same, different, note"),
        ("made", "gestern", "'gestern' is no time in ISO 8601"),
        ("author", None, "has no text under 'author'"),
        ("a", "1703名", "has no list of prints under 'a'"),
        ("b", [{"quote": "1705名"}], "a print under 'b' has not sentence"),
    ],
)
def test_values_say_what_is_wrong_with_a_line(name, value, message):
    """Each fault by its own words."""
    fields = json.loads(to_line(RULING)) | {name: value}
    with pytest.raises(ValueError, match=message):
        from_line(json.dumps(fields))


def test_values_a_line_of_another_kind_is_no_ruling():
    """JSON, but no object."""
    with pytest.raises(ValueError, match=r"holds '\[1\]', not a JSON object"):
        from_line("[1]")


def test_values_key_does_not_know_the_file():
    """The key is the print; its file and title may change."""
    assert replace(PRINT, document="other.txt", title="").key == PRINT.key
    assert replace(PRINT, subject="万山区").key != PRINT.key


def test_values_matter_is_the_same_from_both_sides():
    """Whichever value is preferred, it is one matter; a remark on one of the claims is another."""
    assert replace(RULING, a=RULING.b, b=RULING.a, reason="改判").matter == RULING.matter
    assert replace(RULING, b=(), relation="").matter != RULING.matter
