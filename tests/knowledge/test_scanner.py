"""Many patterns in one pass find what each finds by itself."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govkb.knowledge.scanner import Scanner, ends_of, heads_of

SOURCES = (
    "第[0-9]+(?:、第[0-9]+)*",
    "(?<![0-9])[0-9]{2}后",
    "[A-Za-z0-9]++号",
    "(?P<n>[一二三]{1,2})是(?=.)",
    "[“‘][^”’]{1,6}[”’]",
    "(?>[0-9]+)分",
)
OPEN = "[^，]{2}版"
TEXTS = st.text("第0129、后号一是“”分版，A", max_size=40)


@pytest.mark.parametrize("sources", [SOURCES, (*SOURCES, OPEN)], ids=["heads known", "one begins with anything"])
@given(text=TEXTS)
def test_scanner_every_finds_what_each_pattern_finds(sources, text):
    """By pattern, then in the order of print; an open class at the head makes it slower and changes nothing."""
    alone = [(at, match.span()) for at, source in enumerate(sources) for match in re.finditer(source, text)]
    assert alone == [(at, match.span()) for at, match in Scanner(enumerate(sources)).every(text)]


@given(text=TEXTS)
def test_scanner_first_finds_what_the_patterns_joined_find(text):
    """At one place the pattern named first, and nothing inside what was found."""
    joined = re.compile("|".join(f"(?:{source})" for source in SOURCES))
    assert [match.span() for match in joined.finditer(text)] == [
        (start, end) for _, start, end in Scanner(enumerate(SOURCES)).first(text, 0, len(text))
    ]


def test_scanner_first_says_which_pattern_it_was():
    """Groups inside the patterns do not count; only what begins in the stretch asked for is found."""
    scanner = Scanner([("list", SOURCES[3]), ("code", SOURCES[2])])
    assert list(scanner.first("一是A7号", 0, 5)) == [("list", 0, 2), ("code", 2, 5)]
    assert list(scanner.first("一是A7号", 1, 3)) == [("code", 2, 5)]


@pytest.mark.parametrize(
    ("source", "heads"),
    [
        ("第[0-9]", "第"),
        ("[ab]?c", "abc"),
        ("(?:甲|(?P<n>乙))丙", "甲乙"),
        ("(?<!甲)(?=乙)丁", "丁"),
        ("甲++乙", "甲"),
        ("[^甲]乙", None),
        ("甲?", None),
    ],
)
def test_scanner_heads_of_a_pattern(source, heads):
    """None where a match can begin with almost anything, or with nothing."""
    assert heads_of(source) == (None if heads is None else frozenset(heads))


@pytest.mark.parametrize(
    ("source", "ends"), [("第[0-9]", "0123456789"), ("c[ab]?(?!d)", "abc"), ("丙(?:甲|乙)", "甲乙"), ("乙[^甲]", None)]
)
def test_scanner_ends_of_a_pattern(source, ends):
    """The same, read backwards."""
    assert ends_of(source) == (None if ends is None else frozenset(ends))
