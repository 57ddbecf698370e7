"""Values of printed numerals."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from govkb.extraction.figures import Figure, arabic, chinese, half_width, multiplier_value, quotient

CASES = yaml.safe_load(Path(__file__).with_name("figures.yaml").read_text(encoding="utf-8"))
DIGITS = "零一二三四五六七八九"


def in_chinese(number):
    """The number as Chinese prints it in full: 20005 is 二万零五, 10000 一万."""
    sections = []
    for name in ("", "万", "亿", "万亿"):
        number, section = divmod(number, 10_000)
        sections.append((section, name))
    printed = ""
    for section, name in reversed(sections):
        if section:
            gap = printed != "" and section < 1000
            printed += ("零" if gap else "") + section_in_chinese(section) + name
    return printed.replace("万亿", "万亿" if sections[2][0] == 0 else "万")


def section_in_chinese(number):
    """A number below 10,000."""
    printed, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, place)
        if digit:
            printed += ("零" if gap and printed else "") + DIGITS[digit] + name
        gap = digit == 0
    return printed


@pytest.mark.parametrize("case", CASES, ids=[case["text"] or "nothing" for case in CASES])
def test_figures_chinese(case):
    """Value and step as the table says."""
    figure = chinese(case["text"])
    if case["value"] is None:
        assert figure is None
    else:
        assert Figure(Decimal(case["value"]), Decimal(case.get("step", 1))) == figure


@pytest.mark.parametrize(
    ("text", "multiplier", "value", "step"),
    [
        ("1705", "", "1705", "1"),
        ("1,234,567", "", "1234567", "1"),
        ("１，２３４．５", "", "1234.5", "0.1"),
        ("4.18", "万", "41800", "100"),
        ("49.30", "", "49.30", "0.01"),
        ("4.78", "万亿", "4780000000000", "10000000000"),
        ("10", "万万", "1000000000", "100000000"),
        ("3", "千万", "30000000", "10000000"),
        ("0.5", "亿", "50000000", "10000000"),
    ],
)
def test_figures_arabic(text, multiplier, value, step):
    """Separators and full width do not count, a multiplier does."""
    assert Figure(Decimal(value), Decimal(step)) == arabic(text, multiplier)


@pytest.mark.parametrize("text", ["", ".", "1.2.3", "²", "12a", "٣"])
def test_figures_arabic_refuses(text):
    """What is no run of digits has no value."""
    assert arabic(text) is None


def test_figures_lose_no_digit():
    """Forty digits times 万亿 keep every digit."""
    digits = "1234567890" * 4
    assert int(digits) * 10**12 == int(arabic(digits, "万亿").value)


def test_figures_longer_than_any_number_have_no_value():
    """A code of 41 digits is no figure."""
    assert arabic("1" * 41) is None
    assert chinese("一" * 41) is None


def test_figures_are_printed_plainly():
    """No exponent, no zeros that were not printed."""
    assert str(arabic("4.18", "万").value) == "41800"
    assert str(arabic("49.30").value) == "49.30"


def test_figures_multipliers_in_a_row_multiply():
    """千万 is ten million; nothing is one."""
    assert (multiplier_value("千万"), multiplier_value("")) == (10_000_000, 1)


def test_figures_half_width_keeps_offsets():
    """Digits and marks one to one, everything else as it is."""
    assert half_width("４．５％　１／３，网格") == "4.5%　1/3,网格"


@pytest.mark.parametrize(
    ("whole", "denominator", "numerator", "value", "percent"),
    [
        (None, 3, 2, "0.666666666667", "66.6666666667"),
        (None, 5, 1, "0.2", "20"),
        (None, 4, 5, "1.25", "125"),
        (3, 2, 1, "3.5", "350"),
    ],
)
def test_figures_quotient(whole, denominator, numerator, value, percent):
    """The fraction and its per cent."""
    one, two, three = (None if number is None else Figure(Decimal(number), Decimal(1)) for number in (whole, denominator, numerator))
    assert (value, percent) == tuple(map(str, quotient(one, two, three)))


def test_figures_quotient_over_nothing():
    """零分之一 has no value."""
    assert quotient(None, Figure(Decimal(0), Decimal(1)), Figure(Decimal(1), Decimal(1))) is None


@given(st.integers(min_value=1, max_value=10**12))
def test_figures_chinese_format_and_parse_are_inverse(number):
    """Every integer comes back from its Chinese print."""
    assert number == chinese(in_chinese(number)).value


@given(st.integers(min_value=0, max_value=10**12))
def test_figures_arabic_format_and_parse_are_inverse(number):
    """Every integer comes back from its Arabic print, with separators and in full width."""
    full = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert {number} == {arabic(printed).value for printed in (str(number), f"{number:,}", full)}


@given(st.integers(min_value=1, max_value=9999), st.sampled_from(["万", "亿", "千万", "万亿"]))
def test_figures_mixed_equals_its_parts(number, multiplier):
    """An Arabic number with a multiplier is their product, in both readers."""
    product = number * multiplier_value(multiplier)
    assert {product} == {arabic(str(number), multiplier).value, chinese(f"{number}{multiplier}").value}
