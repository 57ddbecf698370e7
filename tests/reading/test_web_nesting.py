"""Depth told from tags alone."""

import pytest

from govkb.errors import ReadingError
from govkb.reading.web import read_web_page
from govkb.reading.web_nesting import DEEPEST, check_nesting


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * DEEPEST + "</div>" * DEEPEST + "<div>" * DEEPEST,
        "<p>" * 9_000,
        "<tr><td>1" * 9_000,
        "<br>" * 9_000,
        "<b>x</b>" * 9_000,
        "</div>" * 9_000 + "<div>" * DEEPEST,
        f"<script>{'<div>' * 9_000}</script>",
        f"<!-- {'<div>' * 9_000} -->",
        f"<!-- {'<div>' * 9_000}",
    ],
)
def test_web_nesting_lets_pass_what_is_flat(page):
    """Elements that close each other, scripts and comments are not deep, however many there are."""
    check_nesting(page)


@pytest.mark.parametrize("unit", ["<div>", "<table><tr><td>", "<span></b>", "<B class='a'>", "<span>1<table><tr>"])
def test_web_nesting_refuses_what_is_deep(unit):
    """In one line, and before anything is parsed."""
    with pytest.raises(ReadingError, match=r"^opens more than 512 elements inside each other, .*; save the article alone$"):
        read_web_page(f"<body>{unit * (DEEPEST + 1)}".encode())
