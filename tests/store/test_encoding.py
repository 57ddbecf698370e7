"""Values as SQLite keeps them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govkb.model import Fate
from govkb.store.encoding import decimal_text, json_text


@pytest.mark.parametrize(("value", "text"), [("1E+5", "100000"), ("18.860", "18.860"), ("1E-3", "0.001"), ("0", "0")])
def test_encoding_decimal_text_has_no_exponent(value, text):
    """Trailing zeros are printed digits and stay."""
    assert decimal_text(Decimal(value)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_encoding_decimal_text_is_exact(value):
    """Reading the text gives the number back."""
    assert Decimal(decimal_text(value)) == value


def test_encoding_json_text_is_the_same_for_the_same_value():
    """Keys are sorted, Chinese stays Chinese, numbers and words of the model are text."""
    assert json_text({"b": Decimal("1.50"), "甲": Fate.CLAIM, "a": [1, None]}) == '{"a":[1,null],"b":"1.50","甲":"claim"}'


def test_encoding_json_text_refuses_what_has_no_order():
    """A set would come out differently each time."""
    with pytest.raises(TypeError, match="no place in JSON"):
        json_text({"a": {1, 2}})
