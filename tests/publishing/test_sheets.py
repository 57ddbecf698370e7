"""Tables to take away: what Excel and a CSV reader find in them."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from govkb.publishing.sheets import ENDINGS, Sheet, as_csv, as_xlsx, download


def _workbook(data: bytes) -> list[tuple[object, ...]]:
    return list(load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True))


def test_sheets_csv_starts_with_a_byte_order_mark() -> None:
    """Excel on a Chinese Windows reads UTF-8 only behind the mark."""
    data = as_csv(Sheet("表", ["指标"], [["网格"]]))
    assert data == b"\xef\xbb\xbf" + "指标\r\n网格\r\n".encode()


def test_sheets_csv_keeps_decimals_exactly() -> None:
    """No digit is lost or added."""
    assert as_csv(Sheet("表", ["a"], [[Decimal("41800.00")], [Decimal("18.86")]])).decode("utf-8-sig").split() == ["a", "41800.00", "18.86"]


def test_sheets_xlsx_holds_numbers_as_numbers() -> None:
    """A column of figures can be added up; a missing one stays empty."""
    rows = _workbook(as_xlsx(Sheet("表", ["名", "值"], [["甲", Decimal("18.86")], ["乙", 1705], ["丙", None]])))
    assert rows == [("名", "值"), ("甲", 18.86), ("乙", 1705), ("丙", None)]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", '=HYPERLINK("http://x")'])
def test_sheets_text_is_never_a_formula(text: str) -> None:
    """A report may print anything: nothing of it is run."""
    book = load_workbook(io.BytesIO(as_xlsx(Sheet("表", [text], [[text]]))))
    assert {cell.data_type for row in book.active.iter_rows() for cell in row} == {"s"}
    (_, (cell,)) = csv.reader(io.StringIO(as_csv(Sheet("表", ["a"], [[text]])).decode("utf-8-sig")))
    assert cell == f"'{text}"


@pytest.mark.parametrize(
    ("cell", "kept"), [("长" * 40000, "长" * 32766 + "…"), (10**18 + 1, str(10**18 + 1)), (b"\x00\xff", "00ff"), (float("inf"), "inf")]
)
def test_sheets_bear_what_excel_cannot_hold(cell: object, kept: str) -> None:
    """Longer texts are cut visibly, longer numbers stay text."""
    assert _workbook(as_xlsx(Sheet("表", ["a"], [[cell]])))[1] == (kept,)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1), min_size=1, max_size=4))
def test_sheets_csv_comes_back(cells: list[str]) -> None:
    """What is written is what a CSV reader reads, but for the apostrophe before a formula."""
    (_, back) = csv.reader(io.StringIO(as_csv(Sheet("表", cells, [cells])).decode("utf-8-sig"), newline=""))
    assert [read.removeprefix("'") for read in back] == [cell.removeprefix("'") for cell in cells]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", ["网格", "a/b?*[x]:y", "'", "x" * 80, '<script>"\r\nX: y'])
def test_sheets_any_name_makes_a_file(ending: str, name: str) -> None:
    """The name stands in a header and on the sheet, whatever it is."""
    response = download(Sheet(name, ["a"], [[1]]), ending)
    disposition = response.headers["content-disposition"]
    assert "\n" not in disposition
    assert disposition.count('"') == 2
    assert response.body


def test_sheets_the_same_table_gives_the_same_file() -> None:
    """No clock and no host in it."""
    table = Sheet("表", ["a", "b"], [["甲", 1]])
    assert as_xlsx(table) == as_xlsx(table)
