"""The graph: a map for those who see it, lists for everybody, and the script that draws it as its makers published it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from govkb.model import make_id
from govkb.publishing.page import STATIC
from govkb.publishing.pages import graph

CYTOSCAPE = STATIC / "vendor" / "cytoscape-3.34.4.min.js"
CYTOSCAPE_SUM = "081591ab735b2b6a3b31a3c60f8f3a3e2fee8c92939e0c7820ad1208571b6cd8"


def _id(name: str) -> str:
    return make_id("entities", name)


@pytest.fixture
def forgetful(site: Any) -> Iterator[None]:
    """Pages kept before are made anew, and those made now are not kept."""
    memory = site.get_database("kb").edition.memory
    memory.clear()
    yield
    memory.clear()


async def _data(site: Any, query: str = "") -> Any:
    response = await site.client.get(f"/-/govkb/graph.json{query}")
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    return response.json()


def test_graph_draws_with_cytoscape_as_published() -> None:
    """The script of npm's package cytoscape 3.34.4, byte by byte, with its licence beside it."""
    assert sha256(CYTOSCAPE.read_bytes()).hexdigest() == CYTOSCAPE_SUM
    assert "The Cytoscape Consortium" in CYTOSCAPE.with_name("cytoscape-LICENSE.txt").read_text(encoding="utf-8")


async def test_graph_data_has_every_node_and_link(site: Any, rows: Any) -> None:
    """Each node with its place, each link between two of them."""
    data = await _data(site)
    nodes = {row["id"]: [row[name] for name in ("id", "kind", "name", "x", "y", "links")] for row in rows.tables["graph_nodes"]}
    assert {node[0]: node for node in data["nodes"]} == nodes
    edges = {(data["nodes"][a][0], data["nodes"][b][0], kind, times) for a, b, kind, times in data["edges"]}
    assert edges == {(row["source_id"], row["target_id"], row["kind"], row["times"]) for row in rows.tables["graph_edges"]}
    assert ("竹溪县", "lies_in", "青岚州") in {(data["nodes"][a][2], kind, data["nodes"][b][2]) for a, b, kind, _ in data["edges"]}


@pytest.mark.usefixtures("forgetful")
async def test_graph_data_is_cut_to_the_most_linked(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a large graph the nodes with most links are drawn; another one is drawn with what it is linked with."""
    monkeypatch.setattr(graph, "DRAWN", 3)
    links = [node[5] for node in (await _data(site))["nodes"]]
    everything = sorted((row[0] for row in await site.get_database("kb").execute("SELECT links FROM graph_nodes")), reverse=True)
    assert links == everything[:3]
    html = (await site.client.get(f"/-/govkb/graph?node={_id('松坪村')}")).text
    source = unescape(re.findall(r'data-source="([^"]+)"', html)[0])
    near = await _data(site, f"?{source.partition('?')[2]}")
    assert near["nodes"][0][2] == "松坪村"
    assert "竹溪县" in {node[2] for node in near["nodes"]}
    assert "联系最多的 3 个" in html


async def test_graph_lists_what_the_map_shows(get: Any, rows: Any) -> None:
    """Without a script, each node stands in a list with its page, its kind and its links."""
    _, html = await get("/-/govkb/graph")
    listed = html.partition('id="nodes"')[2]
    assert sorted(re.findall(r'<th scope="row"[^>]*><a href="[^"]+/(?:place|article|indicator)/([^"]+)"', listed)) == sorted(
        row["id"] for row in rows.tables["graph_nodes"]
    )


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("?kind=article", {"文章"}),
        ("?kind=indicator&kind=organisation", {"指标", "组织"}),
        ("?kind=nothing", {"地方", "文章", "指标", "组织"}),
    ],
)
async def test_graph_list_is_filtered_by_kind(get: Any, query: str, kinds: set[str]) -> None:
    """The boxes that are ticked are what is listed; ticked is what the address says."""
    _, html = await get(f"/-/govkb/graph{query}")
    assert set(re.findall(r'<td data-label="类别">([^<]+)</td>', html)) == kinds
    assert html.count(" checked>") == (6 if "nothing" in query else query.count("kind="))


async def test_graph_finds_names(get: Any) -> None:
    """A part of a name is enough; what is not there is said."""
    _, html = await get("/-/govkb/graph?q=竹溪")
    assert "竹溪县" in re.findall(r'<th scope="row"[^>]*><a [^>]*>([^<]+)</a>', html)
    assert "青岚州</a></th>" not in html
    assert "没有找到" in (await get("/-/govkb/graph?q=没有这个名字"))[1]


async def test_graph_lists_the_links_of_a_node(get: Any) -> None:
    """Both ways, each under words that say what the link is."""
    _, html = await get(f"/-/govkb/graph?node={_id('竹溪县')}")
    links = html.partition('<h2 id="node">')[2].partition("</section>")[0]
    said = {
        words: re.findall(r"<a [^>]*>([^<]+)</a>", rest)
        for words, rest in re.findall(r"<dt>([^<]+)</dt>\s*<dd>(.*?)</dd>", links, re.DOTALL)
    }
    assert said["属于"] == ["青岚州"]
    assert "松坪村" in said["下属"]
    assert "网格" in said["有数据的指标"]
    assert said["写它的文章"] == ["竹溪县“一站办”"]


@pytest.mark.usefixtures("forgetful")
async def test_graph_turns_pages(get: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long list is cut into pages that keep the filter."""
    monkeypatch.setattr(graph, "SIZE", 2)
    _, html = await get("/-/govkb/graph?kind=article")
    following = unescape(re.findall(r'rel="next" href="([^"]+)"', html)[0])
    assert "kind=article" in following
    assert 'rel="prev"' in (await get(following))[1]


async def test_graph_says_that_a_node_is_missing(get: Any) -> None:
    """An id that is none is 404, not an empty map."""
    status, html = await get("/-/govkb/graph?node=<script>")
    assert (status, "图中没有编号为 &lt;script&gt; 的节点" in html) == (404, True)


async def test_graph_has_words_for_every_kind_of_link(site: Any) -> None:
    """Kinds of links that a build makes are all named, in both directions."""
    html = (await site.client.get("/-/govkb/graph")).text
    words = json.loads(unescape(re.findall(r'data-words="([^"]+)"', html)[0]))
    schema = (Path(graph.__file__).parents[2] / "store" / "schema.yaml").read_text(encoding="utf-8")
    kinds = re.findall(r"(\w+) [^，]+[，']", schema.partition("kind: [not null text, '关系：")[2].partition("',")[0] + "，")
    assert {"about", "mentions", "measured", "narrower", *kinds} <= set(words["link"])
    assert set(words["link"]) == set(words["back"])
