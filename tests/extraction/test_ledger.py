"""Every printed number has a fate, with its reason."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from govkb.extraction.ledger import keep_ledger
from govkb.knowledge import default_folder, load
from govkb.model import Fate

KNOWLEDGE = load(default_folder())
CASES = [case for group in yaml.safe_load(Path(__file__).with_name("ledger.yaml").read_text(encoding="utf-8")).values() for case in group]
DIGIT = re.compile("[0-9０-９一二三四五六七八九十百千万亿零〇两]")


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_ledger_fates(case):
    """Numerals, fates and reasons as the table says."""
    ledger = keep_ledger(case["text"], case.get("places", []), KNOWLEDGE)
    assert case["fates"] == [[numeral.text, numeral.fate, numeral.reason] for numeral in ledger.numerals]


def test_ledger_leads_from_numerals_to_figures():
    """Claims and their parts name their figure, others none."""
    ledger = keep_ledger("2025年有300—500户、95%", [], KNOWLEDGE)
    assert list(ledger.figure_of) == [None, 0, 0, 1]
    assert [figure.quantity.text for figure in ledger.figures] == ["300—500户", "95%"]


def test_ledger_names_the_rules_of_a_figure():
    """Approximators in the order of print."""
    (figure,) = keep_ledger("约300余人", [], KNOWLEDGE).figures
    assert figure.rules == ("about-before", "more-inside")


def test_ledger_gives_values():
    """A numeral's value is exact, whatever its fate; 几 has none."""
    numerals = keep_ledger("二〇二五年1.50万名，几个，三分之二", [], KNOWLEDGE).numerals
    assert [Decimal(2025), Decimal(15000), None, Decimal("0.666666666667")] == [numeral.value for numeral in numerals]


def test_ledger_prefers_the_rule_named_first():
    """Where two rules cover a numeral, the order of the file decides."""
    (numeral,) = keep_ledger("《第3号文件》", [], KNOWLEDGE).numerals
    assert (numeral.fate, numeral.reason) == (Fate.ORDINAL, "ordinal")


@given(st.text(alphabet="0０5九一二三十百千万亿零〇两几半第年月日个名%“”《》（）+-—至约余每后K元/.，。社区网格", max_size=60))
def test_ledger_leaves_no_digit_out(text):
    """Every digit, Arabic or Chinese, stands in exactly one numeral, and every numeral has a fate and a reason."""
    numerals = keep_ledger(text, [], KNOWLEDGE).numerals
    covered = [offset for numeral in numerals for offset in range(numeral.start, numeral.end)]
    assert len(covered) == len(set(covered))
    assert {match.start() for match in DIGIT.finditer(text)} <= set(covered)
    assert all(numeral.fate in Fate and numeral.reason for numeral in numerals)
