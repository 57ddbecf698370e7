"""How commands print: JSON Lines for programs, tables for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

import click

_LARGEST_EXPONENT = 300  # beyond it a number is no double, and JSON readers give up


def json_line(fields: Mapping[str, object]) -> str:
    """One JSON object on one line, keys in the order given, Chinese as it is, Decimals as JSON numbers."""
    return json.dumps(fields, ensure_ascii=False, default=_plain)


def number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole values without a fraction; those beyond every double are the largest double."""
    if value is None:
        return None
    if value.adjusted() > _LARGEST_EXPONENT:
        return sys.float_info.max
    return int(value) if value == value.to_integral_value() else float(value)


def echo_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[str] = ()) -> None:
    """A table: aligned on a terminal, tab-separated elsewhere. `right` names the columns of numbers."""
    if not sys.stdout.isatty():
        for row in (columns, *rows):
            click.echo("\t".join(" ".join(cell.split()) for cell in row))
        return
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - only a terminal needs it
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    Console().print(table)


def count(number_of: int, one: str, many: str = "") -> str:
    """`1 report`, `2 reports`."""
    return f"{number_of:,} {one if number_of == 1 else many or one + 's'}"


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return number(value)
    raise TypeError(f"{value!r} has no place in JSON")
