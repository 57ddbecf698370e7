"""Printed quantities: value, bound, unit and interval."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from govkb.extraction.ledger import keep_ledger
from govkb.extraction.quantities import read_quantities
from govkb.knowledge import default_folder, load
from govkb.model import Bound, Quantity

KNOWLEDGE = load(default_folder())
CASES = [
    case for group in yaml.safe_load(Path(__file__).with_name("quantities.yaml").read_text(encoding="utf-8")).values() for case in group
]
RUNS = ["1", "一", "万", "百", "陆", "分之"]
"""What makes one numeral or none, however often it is printed."""
PIECES = ["一分之", "1又", "1,", "1.1.", "1万", "几", "半", "1/", "1至", "1个至", "个多月", "一点", "翻一番", "1零", "1年", "a1"]


def expected(text, figures):
    """The quantities that a case of the table means."""
    for figure in figures:
        quote, value = figure.get("quote", text), Decimal(figure["value"])
        top = Decimal(figure["max"]) if "max" in figure else None
        bound = Bound.RANGE if top is not None else Bound(figure.get("bound", "exact"))
        low, high = {
            Bound.AT_LEAST: (value, None),
            Bound.AT_MOST: (Decimal(0), value),
            Bound.RANGE: (value, top),
        }.get(bound, (value, value))
        low, high = (Decimal(figure[name]) if name in figure else default for name, default in (("low", low), ("high", high)))
        start = text.index(quote)
        yield Quantity(start, start + len(quote), quote, value, top, bound, figure.get("unit", ""), low, high)


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_quantities_forms(case):
    """Every printed form is read as the table says, and nothing else in the text is a figure."""
    figures = [case] if "value" in case else case.get("figures", [])
    read = [figure.quantity for figure in keep_ledger(case["text"], [], KNOWLEDGE).figures]
    assert list(expected(case["text"], figures)) == read


def test_quantities_numerals_are_inside_the_figure():
    """Numerals stand in the order of print and do not overlap."""
    (reading,) = read_quantities("百分之二十到三十以上", KNOWLEDGE)
    assert [(span.start, span.end) for span in reading.numerals] == [(0, 1), (3, 5), (6, 8)]
    assert Decimal(20) == reading.numerals[reading.main].value


def test_quantities_keep_apart_what_is_taken():
    """A figure before a dash stays when what stands behind it is a date."""
    (first, second) = read_quantities("5个—2025年", KNOWLEDGE, taken=lambda span: span.value == 2025)
    assert first.quantity.text == "5个"
    assert second.quantity.text == "2025年"


def test_quantities_too_long_for_a_number():
    """A run of 41 digits is one numeral without a value."""
    (reading,) = read_quantities("1" * 41 + "个", KNOWLEDGE)
    assert reading.quantity is None
    assert (reading.numerals[0].start, reading.numerals[0].end, reading.numerals[0].value) == (0, 41, None)


@pytest.mark.parametrize(("piece", "size"), [*((run, 100_000) for run in RUNS), *((piece, 4_000) for piece in PIECES)])
def test_quantities_are_linear_on_hostile_text(piece, size, processor_time):
    """Four times as long a text takes about four times as long."""
    small, large = (processor_time(keep_ledger, piece * (length // len(piece)), [], KNOWLEDGE) for length in (size, 4 * size))
    assert large < 10 * small + 0.2


@pytest.mark.parametrize("char", ["1", "一", "万"])
def test_quantities_of_a_megabyte(char):
    """A megabyte of one digit is one numeral."""
    (reading,) = read_quantities(char * 1_000_000, KNOWLEDGE)
    assert [(span.start, span.end) for span in reading.numerals] == [(0, 1_000_000)]


@given(st.integers(min_value=1, max_value=10**12), st.sampled_from("个名件家"), st.sampled_from(["", "余"]))
def test_quantities_round_trip(number, unit, more):
    """A printed integer with its unit is read with its value, wherever it stands."""
    text = f"共有{number}{more}{unit}，其他不计。"
    (figure,) = keep_ledger(text, [], KNOWLEDGE).figures
    quantity = figure.quantity
    assert (Decimal(number), unit, f"{number}{more}{unit}") == (quantity.value, quantity.unit, quantity.text)
    assert text[quantity.start : quantity.end] == quantity.text
    assert (Bound.AT_LEAST if more else Bound.EXACT) is quantity.bound


@given(st.text(alphabet="0123456789一二三十百千万亿零两几半余多近约个名年%分之又成点.，/—至第每", max_size=40))
def test_quantities_never_fail(text):
    """Whatever the digits and words: numerals in order, without overlaps, with their print, and an interval that holds the value."""
    ledger = keep_ledger(text, [], KNOWLEDGE)
    ends = [0, *(numeral.end for numeral in ledger.numerals)]
    assert all(before <= numeral.start < numeral.end for before, numeral in zip(ends, ledger.numerals, strict=False))
    assert all(text[numeral.start : numeral.end] == numeral.text for numeral in ledger.numerals)
    for figure in ledger.figures:
        low, high = figure.quantity.low, figure.quantity.high
        assert low <= figure.quantity.value <= (high if high is not None else figure.quantity.value)
