"""Pictures of every page at 1280 and 390 px. `python tests/browser/screenshots.py FOLDER [KB.SQLITE]` (needs chromium)."""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from browser.addresses import addresses
from browser.conftest import ARGUMENTS, ROOT
from browser.site import running_site

WIDTHS = (1280, 390)


def take(target, kb):
    """Write <page>-<width>.png into the folder `target`."""
    target.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        shutil.copy(kb, Path(folder) / "kb.sqlite")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        with running_site(folder) as address:
            for name, path in addresses(kb).items():
                for width in WIDTHS:
                    tab = browser.new_page(viewport={"width": width, "height": 900}, locale="zh-CN")
                    tab.goto(address + path)
                    tab.screenshot(path=target / f"{name}-{width}.png", full_page=True)
                    tab.close()
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "kb.sqlite")
