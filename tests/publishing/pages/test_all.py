"""What holds for every own page: escaped, strict, reachable, in two languages."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from govkb.publishing import make_datasette
from govkb.publishing.links import OWN_PAGES
from govkb.store import schema, write

HOSTILE = ["<script>alert", "<img src=x", "<b>粗体", "<i>网格员", "onerror=alert(1)>竹"]


def _paths(rows: Any) -> list[str]:
    pages = [f"/-/govkb/{page}/{row['id']}" for table, page in OWN_PAGES.items() for row in rows.tables[table]]
    return [
        "/-/govkb",
        "/-/govkb/matrix",
        "/-/govkb/rulings",
        "/-/govkb/graph",
        "/-/govkb/graph?q=<script>",
        *(f"/-/govkb/graph?node={row['id']}" for row in rows.tables["graph_nodes"]),
        "/-/govkb/search",
        "/-/govkb/search?q=网格",
        "/-/govkb/search?q=<script>",
        "/-/govkb/claim/<script>",
        *pages,
    ]


async def test_all_pages_answer_and_escape(get: Any, rows: Any) -> None:
    """Every own page of every row answers; nothing printed becomes HTML."""
    for path in _paths(rows):
        status, html = await get(path)
        assert status == (404 if "claim/<" in path else 200), path
        assert [each for each in HOSTILE if each in html] == [], path
        assert "49" not in re.findall(r"名。(.{0,4})", html), path


async def test_all_core_pages_escape(get: Any, rows: Any) -> None:
    """Hostile text stays text on core's pages too."""
    for table in [*rows.tables, "best_observations", "county_indicators", "open_conflicts"]:
        status, html = await get(f"/kb/{table}")
        assert status == 200
        assert [each for each in HOSTILE if each in html] == [], table


async def test_all_links_lead_somewhere(get: Any, rows: Any) -> None:
    """No link of an own page is broken, in either language, and none leads outside."""
    seen: set[str] = set()
    for path in [*_paths(rows), "/-/govkb?_lang=en"]:
        _, html = await get(path)
        seen |= {unescape(link).partition("#")[0] for link in re.findall(r'(?:href|src|action)="([^"]+)"', html)} - {""}
    assert [link for link in seen if not link.startswith("/")] == []
    broken = [link for link in sorted(seen) if (await get(link, follow_redirects=True))[0] != 200 and "script" not in link]
    assert broken == []


async def test_all_anchors_exist(get: Any, rows: Any) -> None:
    """A link into an article finds its passage."""
    links = set()
    for path in _paths(rows):
        links |= set(re.findall(r'href="(/-/govkb/article/\w+)#(\w+)"', (await get(path))[1]))
    assert links
    for path, anchor in links:
        assert f'id="{anchor}"' in (await get(path))[1]


async def test_all_pages_are_strict(site: Any, rows: Any) -> None:
    """Own pages forbid scripts and styles in the page, and have none."""
    for path in _paths(rows):
        response = await site.client.get(path)
        policy = response.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        without_values = re.sub(r'="[^"]*"', '=""', re.sub(r'<script src="/-/govkb/static/[^"]+" defer></script>', "", response.text))
        assert re.findall(r"<script|<style|<[^>]+\s(?:style|on\w+)=", without_values) == [], path


async def test_all_static_files_are_guarded(site: Any) -> None:
    """The style sheet is served from here, under the same headers."""
    page = (await site.client.get("/-/govkb")).text
    style = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    response = await site.client.get(style[0])
    assert (response.status_code, response.headers["content-type"]) == (200, "text/css")
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "http" not in response.text


async def test_all_core_pages_keep_their_scripts(site: Any) -> None:
    """Core's pages have scripts in them: theirs may run, but nothing comes from elsewhere."""
    for path in ("/", "/kb", "/kb/claims", "/kb.json", "/-/plugins"):
        policy = (await site.client.get(path)).headers["content-security-policy"]
        assert "script-src 'self' 'unsafe-inline'" in policy
        assert "http" not in policy


async def test_all_pages_are_well_built(get: Any, rows: Any) -> None:
    """One heading of the first rank, a language, a title, one main part; each id once."""
    for path in _paths(rows):
        _, html = await get(path)
        assert html.count("<h1") == 1, path
        assert '<html lang="zh-CN">' in html
        assert len(re.findall(r"<main|<title>", html)) == 2
        identifiers = re.findall(r'\sid="([^"]+)"', html)
        assert len(identifiers) == len(set(identifiers)), path


async def test_all_pages_introduce_themselves(get: Any, rows: Any) -> None:
    """To whoever links to them: Open Graph title, description and the address without language."""
    for path in [path for path in _paths(rows) if "<" not in path]:
        _, html = await get(path, params={"_lang": "en"} if "?" not in path else None)
        told = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', html))
        title = re.search(r"<title>(.*?) · [^·]*</title>", html)
        assert title is not None
        assert told["title"] == title[1], path
        assert told["description"]
        assert told["url"] == "http://localhost" + path.partition("?")[0], path


async def test_all_pages_speak_english(get: Any, rows: Any) -> None:
    """With `_lang=en` the labels are English and stay so on the next page."""
    for path in _paths(rows):
        _, html = await get(path, params={"_lang": "en"} if "?" not in path else {"_lang": "en", "q": path.partition("q=")[2]})
        assert '<html lang="en">' in html
        own = [link for link in re.findall(r'href="(/-/govkb[^"]*)"', html) if "static" not in link and 'lang="zh-CN">中文' not in link]
        assert [link for link in own if "_lang=en" not in link and not _is_switch(html, link)] == [], path
        assert not re.search("检索|首页|出处", re.sub(r"<[^>]+lang=\"zh-CN\"[^>]*>[^<]*", "", html)), path


def _is_switch(html: str, link: str) -> bool:
    return f'<a href="{link}" lang="zh-CN">中文</a>' in html


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("claim/0000000000000000", "库中没有编号为 0000000000000000 的数据陈述"),
        ("finding/x", "库中没有编号为 x 的核查发现"),
        ("article/x", "库中没有编号为 x 的文章"),
        ("place/x", "库中没有编号为 x 的地方"),
        ("indicator/x", "库中没有编号为 x 的指标"),
        ("indicator/x.csv", "库中没有编号为 x 的指标"),
        ("nothing", "这个地址下没有页面"),
        ("claim/a/b", "这个地址下没有页面"),
        ("claim/", "这个地址下没有页面"),
        ("static/nothing.css", ""),
    ],
)
async def test_all_missing_pages_say_what_is_missing(get: Any, path: str, message: str) -> None:
    """A wrong address gives 404 and says in Chinese what is not there."""
    status, html = await get(f"/-/govkb/{path}", follow_redirects=True)
    assert status == 404
    assert message in html


@pytest.mark.parametrize("path", ["/-/govkb/", "/-/govkb/search/?q=网格"])
async def test_all_pages_forgive_a_slash(get: Any, path: str) -> None:
    """An address with a slash at its end leads to the page."""
    assert (await get(path))[0] == 302
    assert (await get(path, follow_redirects=True))[0] == 200


async def test_all_pages_bear_an_empty_knowledge_base(tmp_path: Path) -> None:
    """A knowledge base without a report has a home, a search and every table."""
    write(tmp_path / "kb.sqlite", {})
    site = make_datasette(tmp_path / "kb.sqlite")
    loaded = schema.load()
    for path in ["/", "/kb", "/-/govkb", "/-/govkb/search?q=网格", *(f"/kb/{name}" for name in [*loaded.tables, *loaded.views])]:
        assert (await site.client.get(path)).status_code == 200, path
    assert "没有未决的数据冲突" in (await site.client.get("/-/govkb")).text


async def test_all_pages_work_below_a_base_url(kb_path: Any) -> None:
    """Behind a proxy that serves the site in a folder, links and headers follow."""
    site = make_datasette(kb_path)
    site._settings["base_url"] = "/kb-site/"
    response = await site.client.get("/-/govkb")
    assert response.status_code == 200
    assert "content-security-policy" in response.headers
    links = re.findall(r'href="([^"#]+)', response.text)
    assert [link for link in links if not link.startswith("/kb-site/")] == []
