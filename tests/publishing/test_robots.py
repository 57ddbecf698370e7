"""The robots setting of the plugin."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from datasette.utils import StartupError

from govkb.publishing import ServeError, make_datasette, serve
from govkb.publishing.robots import RULES


def _site(path: Path, choice: str) -> Any:
    return make_datasette(path, config={"plugins": {"govkb": {"robots": choice}}})


async def test_robots_index_the_pages_and_not_the_tables_unless_told(site: Any) -> None:
    """A crawler would never come out of the facets."""
    response = await site.client.get("/robots.txt")
    assert response.headers["content-type"].startswith("text/plain")
    lines = response.text.splitlines()
    assert lines[0] == "User-agent: *"
    assert lines.index("Allow: /-/govkb/") < lines.index("Disallow: /")
    assert "noindex" not in (await site.client.get("/-/govkb")).text


async def test_robots_can_be_kept_out(kb_path: Path) -> None:
    """Of the whole site, by robots.txt and on each page."""
    site = _site(kb_path, "none")
    assert (await site.client.get("/robots.txt")).text == "User-agent: *\nDisallow: /\n"
    assert '<meta name="robots" content="noindex, nofollow">' in (await site.client.get("/-/govkb")).text


async def test_robots_can_be_let_in(kb_path: Path) -> None:
    """Everywhere."""
    assert (await _site(kb_path, "all").client.get("/robots.txt")).text == "User-agent: *\nAllow: /\n"


async def test_robots_setting_is_checked_at_the_start(kb_path: Path, tmp_path: Path) -> None:
    """A slip of the pen is told before anything is served, with what is allowed; by `govkb serve` with the file's name."""
    (tmp_path / "site.yaml").write_text("plugins: {govkb: {robots: [none]}}", encoding="utf-8")
    with pytest.raises(ServeError, match=r"site\.yaml: plugins\.govkb\.robots: .* expected pages, all, none"):
        serve(kb_path, config=tmp_path / "site.yaml")
    with pytest.raises(StartupError) as told:
        await _site(kb_path, "nobody").client.get("/")
    assert str(told.value) == f"plugins.govkb.robots: 'nobody' is no choice; expected {', '.join(RULES)}"
