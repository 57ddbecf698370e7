"""JSON numbers as readers of JSON expect them."""

import sys
from decimal import Decimal

import pytest

from govkb.cli.output import count, json_line, number


@pytest.mark.parametrize(
    ("value", "expected"),
    [("41800", "41800"), ("4.18E+4", "41800"), ("18.86", "18.86"), ("2.0", "2"), ("0", "0"), ("-3", "-3")],
)
def test_output_number_is_plain(value, expected):
    """Whole values have no fraction, others only the printed digits."""
    assert json_line({"value": Decimal(value)}) == f'{{"value": {expected}}}'


def test_output_number_of_a_page_of_digits_stays_a_number():
    """JSON readers refuse what no double holds."""
    assert number(Decimal("9" * 5000)) == sys.float_info.max


def test_output_number_of_nothing_is_null():
    """An open end of a range."""
    assert number(None) is None


@pytest.mark.parametrize(("rows", "expected"), [(1, "1 entity"), (2, "2 entities"), (1200, "1,200 entities")])
def test_output_count_knows_the_plural(rows, expected):
    """Summaries read as sentences."""
    assert count(rows, "entity", "entities") == expected
