"""The three users' ways through the site."""

import csv
import io

from playwright.sync_api import expect


def test_walks_reader_goes_from_a_search_to_a_figure_and_its_place(visit):
    """Search, article, figure, place."""
    visit.go("/-/govkb")
    visit.tab.get_by_role("searchbox").fill("网格员")
    visit.tab.keyboard.press("Enter")
    visit.tab.locator("main mark").first.wait_for()
    visit.tab.locator("main a[href*='/article/']").first.click()
    visit.tab.locator("a[href*='/claim/']").first.click()
    expect(visit.tab.locator("main mark").first).to_be_visible()
    visit.tab.locator("main a[href*='/place/']").first.click()
    assert "/place/" in visit.here()


def test_walks_researcher_goes_from_home_to_a_matrix_in_excel(visit, tmp_path):
    """Home, matrix narrowed to counties, a CSV that Excel opens."""
    visit.go("/-/govkb")
    visit.tab.get_by_role("link", name="指标对照").first.click()
    visit.tab.get_by_label("层级").select_option("county")
    visit.tab.get_by_role("button", name="显示").click()
    assert "level=county" in visit.here()
    shown = visit.tab.locator("main tbody th").all_inner_texts()
    with visit.tab.expect_download() as waiting:
        visit.tab.locator("main a[href*='matrix.csv']").first.click()
    waiting.value.save_as(tmp_path / "matrix.csv")
    saved = (tmp_path / "matrix.csv").read_bytes()
    assert saved.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(saved.decode("utf-8-sig"))))
    assert len(shown) > 3
    assert [line[0] for line in lines[1:]] == shown
