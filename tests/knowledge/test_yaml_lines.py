"""YAML with lines."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from govkb.errors import Problem
from govkb.knowledge.yaml_lines import parse

TEXT = """\
about: 说明
rules:
  - id: one
    words: [余, 多]
  - id: two
    value: 4.50
"""


def test_yaml_lines_gives_the_line_of_every_value():
    """Values inside lists have lines of their own."""
    document, problems = parse(TEXT, file="a.yaml")
    assert problems == []
    places = [("about",), ("rules", 0), ("rules", 0, "words", 1), ("rules", 1, "value")]
    assert [document.line_of(place) for place in places] == [1, 3, 4, 6]


def test_yaml_lines_gives_the_mapping_for_a_missing_key():
    """A key that is not there is told where it should stand."""
    document, _ = parse(TEXT, file="a.yaml")
    assert document.line_of(("rules", 1, "examples")) == 5


def test_yaml_lines_keeps_decimals_exact():
    """A decimal is no float."""
    document, _ = parse(TEXT, file="a.yaml")
    assert Decimal("4.50") == document.data["rules"][1]["value"]


def test_yaml_lines_keeps_words_that_only_look_like_something():
    """no, dates and 1:30 stay text."""
    document, _ = parse("[no, 2025-12-31, '1', 1:30, null, true, 07]", file="a.yaml")
    assert document.data == ["no", "2025-12-31", "1", "1:30", None, True, "07"]


def test_yaml_lines_tells_syntax_errors_with_their_line():
    """An unclosed list."""
    document, problems = parse("a: 1\nb: [1\nc: 2\n", file="a.yaml")
    assert document is None
    assert [(problem.file, problem.line) for problem in problems] == [("a.yaml", 3)]
    assert problems[0].message.startswith("not valid YAML: ")


def test_yaml_lines_tells_keys_given_twice():
    """YAML would keep the last in silence."""
    _, problems = parse("a: 1\nb: 2\na: 3\n", file="a.yaml")
    assert [Problem("a.yaml", 3, "key 'a' is given twice; the first stands in line 1")] == problems


@given(st.text())
def test_yaml_lines_never_crashes(text):
    """Any text gives a document or a problem."""
    document, problems = parse(text, file="a.yaml")
    assert document is not None or problems
