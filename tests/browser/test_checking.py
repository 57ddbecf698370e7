"""An editor's way: a draft pasted, a figure that differs, the note copied, the finding opened; two reports put side by side."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import ROOT
from govkb.drafts import check, open_record
from govkb.engines.analysis import analyse
from govkb.model import Report
from govkb.store import open_kb

AXE = Path(__file__).parent / "vendor" / "axe.min.js"


@pytest.fixture(scope="module")
def draft(knowledge):
    """A report of the corpus, one figure in it altered so that a finding on record has to do with it."""
    with open_kb(ROOT / "kb.sqlite") as kb:
        record = open_record(kb)
        side = next(side for finding in kb.findings() if finding.relation == "conflict" for side in finding.claims)
    text = (ROOT / "corpus" / side.document).read_text(encoding="utf-8")
    altered = side.quote.replace(side.quote[0], "8" if side.quote[0] != "8" else "7", 1)
    text = text[: side.start] + altered + text[side.end :]
    checked = check(analyse(Report("draft:d.txt", text, "UTF-8", "text", "0", len(text)), knowledge, segmenter="jieba"), record)
    assert checked.fails
    return text, altered


def _paste(visit, text):
    visit.go("/-/govkb")
    visit.tab.get_by_role("link", name="核稿").first.click()
    visit.tab.get_by_label("稿件正文").fill(text)
    visit.tab.get_by_role("button", name="核对").click()
    visit.tab.locator(".sheet").wait_for()


def test_checking_leads_from_a_figure_to_its_note_and_finding(visit, draft):
    """Marked text, remark, note on the clipboard, finding."""
    text, altered = draft
    visit.tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _paste(visit, text)
    visit.tab.locator(".sheet a.differs", has_text=altered).first.click()
    remark = visit.tab.locator("li.differs", has_text=altered).first
    remark.locator("summary").click()
    remark.get_by_role("button", name="复制").click()
    expect(remark.get_by_role("status")).to_have_text("已复制")
    assert visit.tab.evaluate("navigator.clipboard.readText()").startswith("【存异说明】")
    remark.get_by_role("link", name="在册的核查发现").first.click()
    assert "/finding/" in visit.here()


def test_checking_takes_a_file_that_is_dropped(visit, draft):
    """What is dropped anywhere on the form stands in its file field."""
    visit.go("/-/govkb/check")
    data = visit.tab.evaluate_handle(
        "text => { const data = new DataTransfer(); data.items.add(new File([text], '稿.txt', {type: 'text/plain'})); return data }",
        draft[0],
    )
    visit.tab.dispatch_event("form.draft textarea", "drop", {"dataTransfer": data})
    visit.tab.get_by_role("button", name="核对").click()
    expect(visit.tab.locator(".kind")).to_contain_text("稿.txt")


def test_checking_shows_the_result_to_everyone(visit, draft):
    """axe-core finds nothing serious on a checked draft; a phone does not scroll sideways."""
    _paste(visit, draft[0])
    visit.tab.evaluate(AXE.read_text(encoding="utf-8"))
    found = visit.tab.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found if each["impact"] in {"serious", "critical"}] == []
    visit.tab.set_viewport_size({"width": 390, "height": 844})
    assert visit.tab.evaluate("document.documentElement.scrollWidth") <= 390


def test_checking_compares_two_reports_without_a_script(visit):
    """Two names typed, one address that stays, narrowed to what differs."""
    visit.go("/-/govkb/compare")
    form = visit.tab.locator("form.pick").first
    form.get_by_label("甲方").fill("s01-qiandongnan-optimise.txt")
    form.get_by_label("乙方").fill("s02")
    form.get_by_role("button").click()
    assert "kind=reports&a=" in visit.here()
    visit.tab.get_by_role("link", name="不一致").click()
    assert set(visit.tab.locator(".compared tbody .tag").all_inner_texts()) == {"不一致"}
