"""The buttons that copy, in a browser."""

from browser.addresses import addresses
from browser.conftest import ROOT


def test_copying_puts_the_citation_on_the_clipboard(visit):
    """What stands in the box is what is pasted, and the page says that it was done."""
    visit.tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.go(addresses(ROOT / "kb.sqlite")["claim"])
    visit.tab.get_by_role("button", name="复制").click()
    visit.tab.get_by_text("已复制").wait_for()
    copied = visit.tab.evaluate("navigator.clipboard.readText()")
    assert copied.replace("\r\n", "\n") == visit.tab.locator("#citation-text").text_content()


def test_copying_marks_the_text_where_the_clipboard_is_closed(visit):
    """Outside https the browser copies what is marked."""
    visit.tab.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    visit.go(addresses(ROOT / "kb.sqlite")["finding"])
    visit.tab.get_by_role("button", name="复制").click()
    visit.tab.get_by_text("已复制").wait_for()
    assert visit.tab.evaluate("getSelection().toString()").startswith("【存异说明】")
