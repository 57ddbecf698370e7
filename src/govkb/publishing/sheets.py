"""Tables to take away: CSV that Excel opens without garbling Chinese, and .xlsx with numbers as numbers."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import xlsxwriter
from datasette import Response

Cell = str | int | float | Decimal | bytes | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with one heading a column. `name` is the file's, without its ending."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def download(sheet: Sheet, ending: str) -> Response:
    """The sheet as a file to save; `ending` is one of ENDINGS."""
    write, content_type = ENDINGS[ending]
    name = f"{sheet.name}.{ending}"
    # The plain name is for programs that do not know the encoded one (RFC 6266).
    plain = re.sub(r"[^0-9A-Za-z._-]+", "-", name).strip("-.") or f"table.{ending}"
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return Response(write(sheet), headers={"content-disposition": disposition}, content_type=content_type)


def as_csv(sheet: Sheet) -> bytes:
    """UTF-8 with a byte order mark, without which Excel on a Chinese Windows reads GBK; decimals exactly as they are."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow([_harmless(column) for column in sheet.columns])
    writer.writerows([_harmless(_plain(cell)) for cell in row] for row in sheet.rows)
    return target.getvalue().encode("utf-8-sig", "replace")


def as_xlsx(sheet: Sheet) -> bytes:
    """A workbook of one sheet, its headings kept in view. Text is never taken for a formula or an address."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": _NO_CLOCK})
        page = book.add_worksheet(_sheet_name(sheet.name))
        bold = book.add_format({"bold": True})
        widths = [_width(column) for column in sheet.columns]
        for at, column in enumerate(sheet.columns):
            page.write_string(0, at, _short(column), bold)
        for number, row in enumerate(sheet.rows, 1):
            for at, cell in enumerate(row):
                _write(page, number, at, _plain(cell))
                widths[at] = max(widths[at], _width(cell))
        for at, width in enumerate(widths):
            page.set_column(at, at, width)
        page.freeze_panes(1, 1)
    return target.getvalue()


ENDINGS: dict[str, tuple[Callable[[Sheet], bytes], str]] = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
"""Ending → how the file is written, and its media type."""

_NO_CLOCK = datetime(1980, 1, 1)
_LONGEST = 32767
"""Characters that a cell of Excel holds."""
_EXACT = 10**15
"""Excel keeps 15 digits of a number; a longer one stays text."""
_WIDEST = 60


def _plain(cell: Cell) -> str | int | float | Decimal | None:
    if isinstance(cell, bytes):
        return cell.hex()
    if isinstance(cell, bool):
        return int(cell)
    if isinstance(cell, float) and not math.isfinite(cell):
        return str(cell)
    return cell


def _harmless(cell: str | float | Decimal | None) -> str | int | float | Decimal | None:
    """Text that a spreadsheet would run as a formula, made text by an apostrophe, as OWASP advises on CSV injection."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else cell


def _write(page: Any, row: int, column: int, cell: str | float | Decimal | None) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, str) or abs(float(cell)) >= _EXACT:
        page.write_string(row, column, _short(str(cell)))
    else:
        page.write_number(row, column, cell)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _width(cell: Cell) -> int:
    """Columns of a narrow letter that the cell asks for: a Chinese character takes two."""
    text = "" if cell is None else str(cell)[:_WIDEST]
    return min(_WIDEST, 2 + sum(2 if ord(letter) > 0x2E80 else 1 for letter in text))


def _sheet_name(name: str) -> str:
    """Excel allows 31 characters and none of []:*?/\\, nor an apostrophe at either end."""
    return re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name)[:31].strip(" '") or "govkb"
