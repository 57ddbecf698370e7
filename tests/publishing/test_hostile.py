"""A knowledge base whose every printed word is an attack: all pages, own and core's, show it as words."""

from __future__ import annotations

import copy
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from govkb.publishing import make_datasette
from govkb.publishing.links import OWN_PAGES
from govkb.publishing.pages import MODULES
from govkb.store import schema, write

ATTACK = """'"--></title></textarea><xss onfocus=evil() autofocus><script>evil()</script>{{ 7*191 }}\u202e"""
LINK = "javascript:evil()//"

EXACT = frozenset({"id", "value", "value_text", "low", "high", "sha256", "text"})
"""Columns that are read as numbers, and texts that offsets count in; the passages' own text has the attack at its end."""

CODED = ("period", "published", "made", "runs", "dropped", "prints", "origin", "box", "synonyms", "evidence", "reading", "metadata")


class _Tags(HTMLParser):
    """What a browser would take for elements and their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "xss" or any(name.startswith("on") and "evil" in (value or "") for name, value in attrs):
            self.faults.append(f"<{tag} {attrs}>")
        self.faults += [f"{name}={value}" for name, value in attrs if (value or "").strip().lower().startswith("javascript:")]

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script" and "evil" in data:
            self.faults.append(data)


def _attacked(tables: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    spoilt = copy.deepcopy(tables)
    known = schema.load().tables
    for name, rows in spoilt.items():
        words = [
            column.name
            for column in known[name].columns
            if column.type == "text"
            and not column.references
            and not column.pk
            and column.name not in EXACT
            and not column.name.startswith(CODED)
        ]
        for row in rows:
            row |= {word: f"{row[word]}{ATTACK}" for word in words if isinstance(row.get(word), str) and word not in _CLOSED}
    for row in spoilt["passages"]:
        row["text"] += ATTACK
    for row in spoilt["reports"]:
        row |= {"url": LINK, "note": ATTACK, "metadata_from": {"title": ATTACK}}
    for row in spoilt["claims"]:
        row["reading"] = {ATTACK: ATTACK}
    for row in spoilt["findings"]:
        row["evidence"] = {ATTACK: [ATTACK], "a": ATTACK}
    for row in spoilt["indicators"]:
        row |= {"definition": ATTACK, "synonyms": [ATTACK]}
    return spoilt


_CLOSED = frozenset(
    {"kind", "level", "status", "statistic", "modality", "bound", "relation", "severity", "rank", "origin", "fate", "side", "decision"}
)
"""Words of closed lists, which the build writes and no print can change."""


@pytest.fixture(scope="module")
def hostile(rows: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, dict[str, list[dict[str, Any]]]]:
    """The site of the spoilt knowledge base, and its rows."""
    path = Path(tmp_path_factory.mktemp("hostile")) / "kb.sqlite"
    tables = _attacked(dict(rows.tables))
    write(path, tables)
    return make_datasette(path), tables


def _own(tables: dict[str, list[dict[str, Any]]]) -> list[str]:
    plain = [module.PATTERN for module in MODULES if module.PATTERN.replace("/", "").isalpha()]
    rows = [f"/{page}/{row['id']}" for table, page in OWN_PAGES.items() for row in tables[table]]
    graph = [f"/graph?node={row['id']}" for row in tables["graph_nodes"]]
    asked = ["/search?q=网格", f"/search?q={ATTACK[:12]}", f"/graph?q={ATTACK[:12]}", "/graph", "/matrix", "/rulings"]
    return [f"/-/govkb{path}" for path in [*plain, *rows, *graph, *asked]]


async def test_hostile_words_stay_words_on_own_pages(hostile: Any) -> None:
    """No page of any row, in either language, has an element, a handler or a link that a print brought along."""
    site, tables = hostile
    shown = 0
    for path in _own(tables):
        for language in ("", "_lang=en"):
            response = await site.client.get(f"{path}{'&' if '?' in path else '?'}{language}")
            assert response.status_code == 200, path
            shown += ATTACK[:2] in response.text or "&lt;xss" in response.text
            _judge(path, response)
    assert shown > len(tables["claims"])


async def test_hostile_words_stay_words_on_core_pages(hostile: Any) -> None:
    """Core's tables, rows and facets show them as words too; the policy of core's pages lets nothing in from elsewhere."""
    site, tables = hostile
    loaded = schema.load()
    paths = [f"/kb/{name}" for name in [*loaded.tables, *loaded.views]] + ["/", "/kb", "/kb/passages?_search=网格"]
    paths += [f"/kb/{name}/{rows[0]['id']}" for name, rows in tables.items() if rows and "id" in rows[0]]
    for path in paths:
        response = await site.client.get(path)
        assert response.status_code == 200, path
        policy = response.headers["content-security-policy"]
        assert ("default-src 'self'" in policy, "http" in policy) == (True, False), path
        _judge(path, response)


async def test_hostile_words_leave_the_feed_whole(hostile: Any) -> None:
    """The feed of conflicts is XML whatever is printed."""
    site, _ = hostile
    response = await site.client.get("/-/govkb/conflicts.atom")
    entries = ElementTree.fromstring(response.text).findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) > 0
    assert "xss" in "".join(ElementTree.tostring(entries[0], encoding="unicode"))


async def test_hostile_words_are_no_page_of_their_own(hostile: Any) -> None:
    """Data is served as data: no browser takes it for a page."""
    site, _ = hostile
    for path, kind in [
        ("/-/govkb/graph.json", "application/json"),
        ("/kb/claims.json", "application/json"),
        ("/-/govkb/matrix.csv", "text/csv"),
    ]:
        response = await site.client.get(path)
        assert response.headers["content-type"].startswith(kind)
        assert response.headers["x-content-type-options"] == "nosniff"
    assert json.loads((await site.client.get("/-/govkb/graph.json")).text)["nodes"]


def _judge(path: str, response: Any) -> None:
    if "html" not in response.headers["content-type"]:
        return
    tags = _Tags()
    tags.feed(response.text)
    assert tags.faults == [], path
    assert "1337" not in response.text, path
