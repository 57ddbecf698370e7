"""The researcher's way through the site: from home to a matrix, an indicator and files for Excel."""

import csv

from openpyxl import load_workbook
from playwright.sync_api import expect

PATIENCE = 100
"""Looks, a twentieth of a second apart, until a page that moves has moved."""


def _download(visit, link, folder):
    with visit.tab.expect_download() as waiting:
        link.click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def test_researcher_goes_from_home_to_a_matrix_and_takes_it_away(visit, tmp_path):
    """Narrowed to counties, as CSV: a line a county, numbers as numbers."""
    visit.go("/-/govkb")
    visit.tab.get_by_role("link", name="地方与指标对照表").click()
    visit.tab.get_by_label("层级").select_option("county")
    visit.tab.get_by_role("button", name="显示").click()
    places = visit.tab.locator(".matrix tbody th").count()
    target = _download(visit, visit.tab.get_by_role("link", name="CSV（可直接用 Excel 打开）"), tmp_path)
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines()))
    assert len(lines) == 1 + places
    assert any(cell.isdigit() for line in lines[1:] for cell in line)


def test_researcher_reads_an_indicator_and_takes_its_values_away(visit, tmp_path):
    """From a column of the matrix to the definition, the ranking and a workbook of all values."""
    visit.go("/-/govkb/matrix")
    visit.tab.locator(".matrix thead a").first.click()
    expect(visit.tab.get_by_text("口径").first).to_be_visible()
    expect(visit.tab.locator("svg.bars").first).to_be_visible()
    rows = visit.tab.locator("main table tbody tr").count()
    target = _download(visit, visit.tab.get_by_role("link", name="Excel 表格"), tmp_path)
    assert load_workbook(target).active.max_row == 1 + rows


def test_researcher_moves_about_the_matrix_by_keyboard(visit):
    """The table takes the focus, shows it, and scrolls."""
    visit.go("/-/govkb/matrix?origin=all")
    table = visit.tab.locator(".wide")
    table.focus()
    assert table.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    visit.tab.keyboard.press("ArrowRight")
    # Asked from outside: the page's policy lets no text be run as a script in it, and scrolling is smooth.
    for _ in range(PATIENCE):
        if table.evaluate("each => each.scrollLeft") > 0:
            break
        visit.tab.wait_for_timeout(50)
    assert table.evaluate("each => each.scrollLeft") > 0
