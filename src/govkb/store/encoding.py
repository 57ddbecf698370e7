"""Python values → what SQLite keeps, by the column they go to.

Exact numbers stay exact: a Decimal in a text column is its decimal digits. Only a `real` column, made for charts and sorting, is a float.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from govkb.errors import StoreError
from govkb.store.schema import Column, Table

_TYPE_NAMES = {"text": "text", "integer": "a whole number", "real": "a number"}


def encode_row(table: Table, row: Mapping[str, object]) -> tuple[object, ...]:
    """One row in the order of the table's columns; a missing key is NULL, and so is an empty text where NULL may stand.

    StoreError for an unknown column or a value that does not fit.
    """
    unknown = sorted(set(row) - {column.name for column in table.columns})
    if unknown:
        raise StoreError(f"table {table.name} has no column {unknown[0]!r}")
    return tuple(_encode(table, column, row.get(column.name)) for column in table.columns)


def decimal_text(value: Decimal) -> str:
    """Plain decimal digits, never an exponent: 1E+5 → 100000; trailing zeros stay as given."""
    return format(value, "f")


def json_text(value: object) -> str:
    """Compact JSON: Chinese as it is, keys sorted, Decimals as their text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_json_default)


def _encode(table: Table, column: Column, value: object) -> object:
    required = column.required or column.pk
    if value is None and required:
        raise StoreError(f"table {table.name}: column {column.name} must not be empty")
    if value is None or (value == "" and not required):
        return None
    try:
        return _CONVERT[column.type](value)
    except (TypeError, ValueError, ArithmeticError) as error:
        raise StoreError(f"table {table.name}: column {column.name} holds {_TYPE_NAMES[column.type]}, not {value!r}") from error


def _text(value: object) -> str:
    match value:
        case str():
            return str(value)
        case Decimal():
            return decimal_text(value)
        case int() if not isinstance(value, bool):
            return str(value)
        case Mapping() | list() | tuple():
            return json_text(value)
        case _:
            raise TypeError(value)


def _integer(value: object) -> int:
    if isinstance(value, int) and -(2**63) <= value < 2**63:
        return int(value)
    raise TypeError(value)


def _real(value: object) -> float:
    if not isinstance(value, (int, float, Decimal)) or isinstance(value, bool):
        raise TypeError(value)
    try:
        nearest = float(value)
    except OverflowError:
        nearest = math.copysign(math.inf, value)
    # A figure beyond every float (a page of digits) still has its exact text; infinity would be no JSON.
    return min(max(nearest, -sys.float_info.max), sys.float_info.max)


def _json_default(value: object) -> object:
    match value:
        case Decimal():
            return decimal_text(value)
        case StrEnum():
            return value.value
        case _:
            raise TypeError(f"{value!r} has no place in JSON")


_CONVERT = {"text": _text, "integer": _integer, "real": _real}
