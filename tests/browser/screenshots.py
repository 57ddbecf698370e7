"""Pictures of every page at 1280 and 390 px, a checked draft included, and the README's pictures: the tops of three of them.

`python tests/browser/screenshots.py FOLDER [KB.SQLITE]` (needs chromium).
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from browser.addresses import OWN, addresses
from browser.conftest import ARGUMENTS, ROOT
from browser.site import running_site

WIDTHS = (1280, 390)
README = ("home", "matrix", "finding")
DRAFT = "黔东南州：一格一员\n\n　　黔东南州共有网格1704个、社区工作者3165名，城市社区169个。\n"


def take(target, kb):
    """Write <page>-<width>.png, and readme/<page>.png, into the folder `target`."""
    (target / "readme").mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        shutil.copy(kb, Path(folder) / "kb.sqlite")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        with running_site(folder) as address:
            for name, path in {**addresses(kb), "checked": f"{OWN}/check"}.items():
                for width in WIDTHS:
                    tab = browser.new_page(viewport={"width": width, "height": 900}, locale="zh-CN")
                    tab.goto(address + path)
                    if name == "checked":
                        tab.locator("textarea").fill(DRAFT)
                        tab.locator("form.draft button").click()
                    if name in README and width == WIDTHS[0]:
                        tab.screenshot(path=target / "readme" / f"{name}.png")
                    tab.screenshot(path=target / f"{name}-{width}.png", full_page=True)
                    tab.close()
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "kb.sqlite")
