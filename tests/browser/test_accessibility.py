"""axe-core finds nothing serious on any page."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

from browser.addresses import OWN, addresses
from browser.conftest import ROOT
from govkb.publishing.pages import PAGES, feed, sign_in

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
AXE_SUM = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
"""Of axe-core 4.14.1, as its package brings it."""

SERIOUS = {"serious", "critical"}
OURS = {name: path for name, path in addresses(ROOT / "kb.sqlite").items() if name not in {"tables", "table"}}


def test_accessibility_axe_is_the_file_that_was_published():
    """A vendored file is nobody's to edit."""
    assert sha256(AXE.read_bytes()).hexdigest() == AXE_SUM


def test_accessibility_looks_at_every_page():
    """A new page is looked at too; the feed is for programs, and signing in leads on at once."""
    paths = [path.removeprefix(OWN).partition("?")[0] for path in OURS.values()]
    unseen = [pattern for pattern, *_ in PAGES if not any(re.fullmatch(pattern, path) for path in paths)]
    assert unseen == [feed.PATTERN, sign_in.PATTERN]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", OURS)
def test_accessibility_finds_nothing_serious(visit, name, width):
    """Contrast, names, roles, order of headings, labels, as axe-core judges them."""
    visit.tab.set_viewport_size({"width": width, "height": 844})
    assert visit.go(OURS[name]) == 200
    visit.tab.evaluate(AXE.read_text(encoding="utf-8"))
    found = visit.tab.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    told = [f"{each['impact']} {each['id']}: {node['html'][:200]}" for each in found if each["impact"] in SERIOUS for node in each["nodes"]]
    assert told == []


@pytest.mark.parametrize("name", OURS)
def test_accessibility_phone_needs_no_sideways_scrolling(visit, name):
    """Wide tables scroll in their own box; the page does not."""
    visit.tab.set_viewport_size({"width": 390, "height": 844})
    visit.go(OURS[name])
    assert visit.tab.evaluate("document.documentElement.scrollWidth") <= 390
