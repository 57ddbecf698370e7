"""The site in a real browser: Debian's chromium driven by Playwright, on the knowledge base of the sample corpus.

Without chromium these tests are skipped by name; where CI=true says that everything must run, its absence is a failure.
"""

import os
import shutil
from pathlib import Path

import pytest
from itsdangerous import URLSafeSerializer
from playwright.sync_api import sync_playwright

from browser.site import running_site
from browser.visit import Visit

ROOT = Path(__file__).parents[2]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def chromium_path():
    """Where chromium is."""
    found = shutil.which("chromium")
    if found is None and os.environ.get("CI") == "true":
        pytest.fail("chromium is missing: install Debian's packages chromium and fonts-noto-cjk")
    return found or pytest.skip("chromium is missing (Debian's packages chromium and fonts-noto-cjk)")


@pytest.fixture(scope="module")  # its event loop must be gone before another module's asyncio tests
def browser(chromium_path):
    """Chromium without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield started
        started.close()


EDITOR = "wang"
SECRET = "of the tests"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Address and folder of the site of the sample corpus, at which one editor may rule."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copy(ROOT / "kb.sqlite", folder)
    (folder / "rulings.jsonl").touch()
    config = folder / "datasette.yaml"
    config.write_text(f"plugins: {{govkb: {{editors: {{id: {EDITOR}}}}}}}\n", encoding="utf-8")
    with running_site(folder, "--config", str(config), env={"DATASETTE_SECRET": SECRET}) as address:
        yield address, folder


@pytest.fixture
def context(browser):
    """A browser window of its own, with its own cookies and clipboard."""
    context = browser.new_context(viewport=DESK, accept_downloads=True, locale="zh-CN")
    yield context
    context.close()


@pytest.fixture
def visit(context, site):
    """A visitor at the site; at the end nothing may have gone wrong in the tab."""
    visit = Visit(context.new_page(), site[0])
    yield visit
    assert visit.troubles == []


@pytest.fixture
def editor(context, site):
    """An editor who has signed in: with the cookie that any login plugin of Datasette sets."""
    signed = URLSafeSerializer(SECRET, "actor").dumps({"a": {"id": EDITOR}})
    context.add_cookies([{"name": "ds_actor", "value": signed, "url": site[0]}])
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    return EDITOR
