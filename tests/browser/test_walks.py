"""The three users' ways through the site."""

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
