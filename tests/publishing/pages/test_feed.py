"""The feed of new conflicts, read as a feed reader does."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from govkb.publishing import make_datasette
from govkb.store import write

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = "/-/govkb/conflicts.atom"


async def _feed(site: Any, query: str = "") -> ET.Element:
    response = await site.client.get(FEED + query)
    assert response.headers["content-type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)


async def test_feed_has_what_atom_asks_for(site: Any) -> None:
    """RFC 4287: id, title, updated and author of the feed; id, title, updated of every entry, each id once."""
    feed = await _feed(site)
    assert [feed.findtext(ATOM + name) for name in ("id", "updated")] == [f"http://localhost{FEED}", "2024-06-15T00:00:00+08:00"]
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    entries = feed.findall(ATOM + "entry")
    assert len(entries) == 2
    assert all(entry.findtext(ATOM + name) for entry in entries for name in ("id", "title", "updated", "summary", "content"))
    assert len({entry.findtext(ATOM + "id") for entry in entries}) == 2
    assert {link.get("rel") for link in feed.findall(ATOM + "link")} == {"self", "alternate"}


async def test_feed_leads_to_the_findings(site: Any) -> None:
    """Whole addresses, which answer; both prints in the entry."""
    entry = (await _feed(site)).find(ATOM + "entry")
    assert entry is not None
    address = str(entry.find(ATOM + "link").get("href"))  # type: ignore[union-attr]
    assert address.startswith("http://localhost/-/govkb/finding/")
    assert (await site.client.get(address.removeprefix("http://localhost"))).status_code == 200
    assert "≠" in str(entry.findtext(ATOM + "title"))
    assert str(entry.findtext(ATOM + "content")).count(".txt") == 2


async def test_feed_ids_hold_in_both_languages(site: Any) -> None:
    """An entry read in English is the same entry."""
    feeds = [await _feed(site), await _feed(site, "?_lang=en")]
    chinese, english = [[entry.findtext(ATOM + "id") for entry in feed.findall(ATOM + "entry")] for feed in feeds]
    assert chinese == english
    assert "Both are exact" in str(feeds[1].find(ATOM + "entry").findtext(ATOM + "summary"))  # type: ignore[union-attr]


async def test_feed_bears_hostile_text_and_missing_dates(rows: Any, tmp_path: Path) -> None:
    """Markup, characters that XML forbids, reports without a date."""
    tables = {name: [dict(row) for row in table] for name, table in rows.tables.items()}
    for claim in tables["claims"]:
        claim["sentence"] = "]]><script>\x00\x0b\ufffe&amp;</script>"
    for report in tables["reports"]:
        report["published"] = None
    write(tmp_path / "kb.sqlite", tables)
    feed = await _feed(make_datasette(tmp_path / "kb.sqlite"))
    entry = feed.find(ATOM + "entry")
    assert entry is not None
    assert "]]><script>\ufffd\ufffd\ufffd&amp;</script>" in str(entry.findtext(ATOM + "content"))
    assert entry.findtext(ATOM + "updated") == "1970-01-01T00:00:00+08:00"


async def test_feed_of_an_empty_knowledge_base_is_a_feed(tmp_path: Path) -> None:
    """No conflict, no entry."""
    write(tmp_path / "kb.sqlite", {})
    assert (await _feed(make_datasette(tmp_path / "kb.sqlite"))).findall(ATOM + "entry") == []


@pytest.mark.parametrize("path", ["/-/govkb", "/-/govkb/search", "/-/govkb/matrix"])
async def test_feed_is_announced_on_every_page(get: Any, path: str) -> None:
    """Feed readers find it from any page."""
    assert f'<link rel="alternate" type="application/atom+xml" title="最新的数据冲突" href="{FEED}">' in (await get(path))[1]
