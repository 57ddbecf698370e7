"""Figures as arithmetic sees them."""

from decimal import Decimal

import pytest

from govkb.reconciliation.figures import is_exact, is_fraction, number_en, number_zh, plain, same_unit, significant, step


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("1391304.347826", "139.1万", "1,391,000"),
        ("1509298.99", "150.9万", "1,509,000"),
        ("20000", "2万", "20,000"),
        ("9999.4", "9999", "9,999"),
        ("123456789", "1.235亿", "123,500,000"),
        ("18.86", "18.86", "18.86"),
        ("0", "0", "0"),
        ("0.0012345", "0.001234", "0.001234"),
    ],
)
def test_figures_numbers_in_words(value, zh, en):
    """Four significant digits, in 万 and 亿 for Chinese."""
    assert (zh, en) == (number_zh(Decimal(value)), number_en(Decimal(value)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("占比达49.31%", "0.01"),
        ("占比达96%", "1"),
        ("占比达18.860%", "0.001"),
        ("占比达３．５%", "0.1"),
        ("占比达七成", "10"),
        ("补助0.15万元", "100"),
    ],
)
def test_figures_step_is_the_last_printed_decimal(resolved, text, expected):
    """Zeros count: they are printed; a figure in 万 or 成 is rounded to them."""
    (claim,) = resolved(f"云岭省青禾市临溪区：算一算账\n\n　　全区党员{text}。\n").claims
    assert step(claim) == Decimal(expected)


@pytest.mark.parametrize(("quote", "expected"), [("三分之二", True), ("百分之二十", False), ("66.7%", False), ("千分之三", False)])
def test_figures_fractions_have_no_last_decimal(claim_of, quote, expected):
    """百分之 and 千分之 are other ways to write % and ‰."""
    assert is_fraction(claim_of(1, quote=quote)) is expected


def test_figures_same_unit():
    """人 and 名 count people; 个 and 家 are not taken for one another."""
    assert same_unit("人", "名")
    assert same_unit("个", "个")
    assert not same_unit("个", "家")


def test_figures_is_exact(claim_of):
    """A whole number as it is: neither rounded nor approximate nor a decimal."""
    assert is_exact(claim_of(1705))
    assert not is_exact(claim_of(41800, low=41750, high=41850))
    assert not is_exact(claim_of(1700, bound="at_least"))
    assert not is_exact(claim_of("35.5"))


@pytest.mark.parametrize(("value", "digits", "text"), [("8.4807", 2, "8.5"), ("120000000.0", 4, "120000000"), ("100", 1, "100")])
def test_figures_significant(value, digits, text):
    """No zeros behind the point that say nothing, none before it lost."""
    assert significant(Decimal(value), digits) == text


def test_figures_plain():
    """All digits stay."""
    assert [plain(Decimal(value)) for value in ("120000000.0", "41800.00", "18.860", "100")] == ["120000000", "41800", "18.86", "100"]
