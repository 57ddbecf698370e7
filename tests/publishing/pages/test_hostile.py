"""Every own page of a knowledge base whose every word is hostile, and every page asked in odd ways."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from govkb.publishing import make_datasette
from govkb.publishing.links import OWN_PAGES
from govkb.store import write

HOSTILE = "\"'><script>alert(1)</script><svg/onload=alert(2)>{{ 7*7 }}&lt;"
WORDS = {
    "entities": ["name", "path"],
    "aliases": ["alias"],
    "indicators": ["name", "definition", "unit"],
    "articles": ["title", "byline", "reason"],
    "reports": ["publisher", "published", "page", "url"],
    "claims": ["quote", "unit", "time", "subject", "measure", "scope"],
    "observations": ["quote", "unit", "scope", "reason"],
    "findings": ["cause_zh", "cause_en", "scope"],
    "rulings": ["author", "reason"],
}
"""Columns that show what a report, an extractor file or an editor wrote."""


class _Elements(HTMLParser):
    """The elements of a page and the names of their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.found |= {f"@{name}" for name, _ in attributes}


@pytest.fixture(scope="module")
def tables(rows: Any) -> dict[str, list[dict[str, Any]]]:
    """The rows of the small knowledge base with HOSTILE for every word; values, ids and offsets as they were."""
    changed = {name: [dict(row) for row in table] for name, table in rows.tables.items()}
    for name, columns in WORDS.items():
        for number, row in enumerate(changed[name]):
            row.update(dict.fromkeys(columns, f"{HOSTILE}{number}"))
    for number, row in enumerate(changed["indicators"]):
        row["synonyms"] = [HOSTILE, str(number)]
    later = [dict(row, id=f"{number:016x}", period_end="2022-12-31") for number, row in enumerate(changed["observations"])]
    changed["observations"] = [dict(row, period_end="2023-12-31", unit=HOSTILE) for row in changed["observations"]] + later
    return changed


@pytest.fixture(scope="module")
def site(tables: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A site of nothing but hostile words."""
    path: Path = tmp_path_factory.mktemp("hostile") / "kb.sqlite"
    write(path, tables)
    return make_datasette(path)


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_hostile_words_stay_words(site: Any, tables: Any, language: str) -> None:
    """No element or attribute comes out of a report, wherever its words stand; no template either."""
    rows = [f"{page}/{row['id']}" for table, page in OWN_PAGES.items() for row in tables[table]]
    for path in ["", "matrix?origin=all", "search?q=alert", "rulings", *rows]:
        html = (await site.client.get(f"/-/govkb/{path}".rstrip("/"), params={"_lang": language} if "?" not in path else None)).text
        elements = _Elements(re.sub(r'<script src="/-/govkb/static/[^"]+" defer></script>', "", html)).found
        assert "&lt;script&gt;alert(1)" in html, path
        assert "script" not in elements, path
        assert [name for name in elements if name.startswith("@on")] == [], path
        assert "49&amp;lt;" not in html, path


async def test_hostile_words_make_a_feed(site: Any) -> None:
    """XML that can be read, the words in it whole."""
    feed = ET.fromstring((await site.client.get("/-/govkb/conflicts.atom")).content)
    assert "<script>alert(1)</script>" in "".join(feed.itertext())


ODD = [
    "_lang=fr",
    "_lang=en&_lang=zh",
    "page=-1",
    "page=99999",
    "rows=0",
    "q=%00",
    "q=%FF",
    "within=%27",
    "year=%D9%A1%D9%A2%D9%A3%D9%A4",
    "a=b&a",
    "%",
    "_next=x",
]


@pytest.mark.parametrize("query", ODD)
async def test_hostile_questions_get_an_answer(get: Any, rows: Any, query: str) -> None:
    """Whatever stands behind the question mark, a page comes, and no fault of the program."""
    one = [f"{page}/{rows.tables[table][0]['id']}" for table, page in OWN_PAGES.items()]
    indicator = f"indicator/{rows.tables['indicators'][0]['id']}"
    for path in ["", "search", "matrix", "matrix.csv", "conflicts.atom", f"{indicator}.csv", *one]:
        status, _ = await get(f"/-/govkb/{path}".rstrip("/") + f"?{query}")
        assert status in {200, 400}, path


@pytest.mark.parametrize(
    "path", ["indicator/%00", "place/%2e%2e", "claim/%F0", "article/" + "x" * 3000, "indicator/.csv", "matrix.exe", "conflicts.atom.xml"]
)
async def test_hostile_addresses_are_missing_pages(get: Any, path: str) -> None:
    """Not found, and said so."""
    status, html = await get(f"/-/govkb/{path}")
    assert status == 404
    assert "没有这一页" in html
