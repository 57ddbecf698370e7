"""Whether two printed quantities say the same."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from govkb.drafts.agreement import Agreement, agreement, is_altered
from govkb.model import Bound

CASES = yaml.safe_load((Path(__file__).parent / "agreement.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def quantity(read):
    """The claim that a quantity is read as."""

    def _quantity(quote):
        (one,) = read("a.txt", f"碧江区要闻\n\n　　碧江区网格员有{quote}。\n").claims
        assert one.quote == quote
        return one

    return _quantity


@pytest.mark.parametrize(("one", "other", "expected"), CASES, ids=["-".join(case) for case in CASES])
def test_agreement_of_two_quantities(quantity, one, other, expected):
    """The cases of agreement.yaml, from either side."""
    a, b = quantity(one), quantity(other)
    assert (agreement(a, b).name, agreement(b, a).name) == (expected, expected)


def test_agreement_of_one_print_does_not_depend_on_its_reading(quantity):
    """Another extractor took 三分之二 for 66.67: the print is the same."""
    one = quantity("三分之二")
    assert agreement(one, replace(one, value=Decimal("66.67"), low=Decimal("66.67"), high=Decimal("66.67"))) is Agreement.SAME


def test_agreement_knows_a_figure_altered_in_its_digits(quantity):
    """1200余 and 1500余 are of one form; 4.2万 is 4.18万 rounded."""
    assert is_altered(quantity("1200余名"), quantity("1000余名"))
    assert not is_altered(quantity("4.18万名"), quantity("4.2万名"))
    assert not is_altered(quantity("1200名"), quantity("1200名"))


def test_agreement_of_one_value_under_two_bounds_is_approximate(claim):
    """1703 is not 1703 at least."""
    assert agreement(claim(), claim(quote="至少1703名", bound=Bound.AT_LEAST, high=None)) is Agreement.APPROXIMATE
