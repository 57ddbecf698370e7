"""The reader's and the editor's ways through the site; the researcher's stands in test_researcher.py."""

import json

from playwright.sync_api import expect


def test_walks_reader_goes_from_a_search_to_a_figure_and_its_place(visit):
    """Search, article, figure, place, graph."""
    visit.go("/-/govkb")
    visit.tab.get_by_role("searchbox").fill("网格员")
    visit.tab.keyboard.press("Enter")
    visit.tab.locator("main mark").first.wait_for()
    visit.tab.locator("main a[href*='/article/']").first.click()
    visit.tab.locator("a[href*='/claim/']").first.click()
    expect(visit.tab.locator("main mark").first).to_be_visible()
    visit.tab.locator("main a[href*='/place/']").first.click()
    assert "/place/" in visit.here()
    name = visit.tab.locator("h1").inner_text()
    visit.tab.locator("a[href*='/graph']").last.click()
    expect(visit.tab.locator("#canvas canvas").first).to_be_visible()
    expect(visit.tab.locator("main")).to_contain_text(name)


DRAFT = "黔东南州：一格一员\n\n　　黔东南州共有网格1704个。\n"


def test_walks_editor_goes_from_a_draft_to_a_ruling(visit, editor, site):
    """Check, finding, the note copied, a ruling recorded and seen by all."""
    visit.go("/-/govkb/check")
    visit.tab.get_by_label("稿件正文").fill(DRAFT)
    visit.tab.get_by_role("button", name="核对").click()
    visit.tab.locator(".remarks a[href*='/finding/']").first.click()
    note = visit.tab.locator("#note-text").inner_text()
    visit.tab.get_by_role("button", name="复制").first.click()
    expect(visit.tab.get_by_text("已复制")).to_be_visible()
    assert visit.tab.evaluate("navigator.clipboard.readText()") == note
    visit.tab.locator("#decision").select_option(index=1)
    visit.tab.locator("#reason").fill("已向黔东南州核实")
    visit.tab.locator("form.ruling button").click()
    expect(visit.tab.locator("main")).to_contain_text("已向黔东南州核实")
    recorded = [json.loads(line) for line in (site[1] / "rulings.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(ruling["author"], ruling["reason"]) for ruling in recorded] == [(editor, "已向黔东南州核实")]
    visit.tab.context.clear_cookies()
    visit.go("/-/govkb/rulings")
    expect(visit.tab.locator("main")).to_contain_text("已向黔东南州核实")
