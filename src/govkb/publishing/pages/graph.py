"""The graph of places, organisations, people, programmes, indicators and articles: a map of it, and the same as lists."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from datasette import Response

from govkb.publishing.page import MissingPageError, Page, Row

PATTERN = r"/graph(?P<format>\.json)?"

KINDS = {
    "place": "place",
    "organisation": "place",
    "person": "place",
    "programme": "place",
    "indicator": "indicator",
    "article": "article",
}
"""Kind of node → the own page that shows one."""

SCRIPTS = ("vendor/cytoscape-3.34.4.min.js", "graph.js")

DRAWN, DRAWN_EDGES = 2000, 6000
"""Of a larger graph the nodes with most links are drawn."""

NEAR = 300
"""Of the surroundings of one node, where it is none of those drawn."""

_MEMORY = "graph"

SIZE = 50
NEIGHBOURS = 300

_DRAWN = "SELECT id, kind, name, x, y, links FROM graph_nodes ORDER BY links DESC, id LIMIT :limit"

# A node that links to many is near to all of them; the surroundings of one node end there.
_NEAR = """
WITH near(id) AS (
  SELECT :node UNION SELECT target_id FROM graph_edges WHERE source_id = :node UNION SELECT source_id FROM graph_edges WHERE target_id = :node)
SELECT n.id, n.kind, n.name, n.x, n.y, n.links FROM near JOIN graph_nodes n ON n.id = near.id
ORDER BY n.id = :node DESC, n.links DESC, n.id LIMIT :limit
"""

_EDGES = """
SELECT e.source_id, e.target_id, e.kind, e.times FROM graph_edges e
WHERE e.source_id IN (SELECT value FROM json_each(:ids)) AND e.target_id IN (SELECT value FROM json_each(:ids))
ORDER BY e.kind = 'mentions', e.times DESC, e.source_id, e.target_id, e.kind LIMIT :limit
"""

_LISTED = """
SELECT id, kind, name, links FROM graph_nodes
WHERE kind IN (SELECT value FROM json_each(:kinds)) AND (:q = '' OR govkb_contains(name, :q))
ORDER BY links DESC, name, id LIMIT :limit OFFSET :offset
"""

_NEIGHBOURS = """
SELECT n.id, n.kind, n.name, n.links, e.kind AS link, e.times, e.source_id = :node AS outgoing
FROM graph_edges e JOIN graph_nodes n ON n.id = CASE WHEN e.source_id = :node THEN e.target_id ELSE e.source_id END
WHERE e.source_id = :node OR e.target_id = :node
ORDER BY e.kind, outgoing DESC, e.times DESC, n.links DESC, n.name, n.id LIMIT :limit
"""


async def view(page: Page) -> Response:
    return await _data(page) if page.parameter("format") else await _shown(page)


async def _data(page: Page) -> Response:
    """Nodes as [id, kind, name, x, y, links]; edges as [place of the source among them, of the target, kind, times]."""
    node = page.request.args.get("node") or ""
    body = await (_drawn(page, await page.rows(_NEAR, node=node, limit=NEAR)) if node else _whole(page))
    return Response(body, content_type="application/json; charset=utf-8")


async def _whole(page: Page) -> str:
    """The graph, or the greater part of it: worked out once an edition."""
    memory = page.edition.memory
    if _MEMORY not in memory:
        memory[_MEMORY] = await _drawn(page, await page.rows(_DRAWN, limit=DRAWN))
    return str(memory[_MEMORY])


async def _drawn(page: Page, nodes: Sequence[Row]) -> str:
    at = {node["id"]: place for place, node in enumerate(nodes)}
    edges = await page.rows(_EDGES, ids=json.dumps(list(at)), limit=DRAWN_EDGES)
    drawn = {
        "nodes": [list(node.values()) for node in nodes],
        "edges": [[at[edge["source_id"]], at[edge["target_id"]], edge["kind"], edge["times"]] for edge in edges],
    }
    return json.dumps(drawn, ensure_ascii=False, separators=(",", ":"))


async def _shown(page: Page) -> Response:
    arguments = page.request.args
    query = (arguments.get("q") or "").strip()
    kinds = [kind for kind in KINDS if kind in arguments.getlist("kind")] or list(KINDS)
    number = page.number()
    total = await page.count("SELECT count(*) FROM graph_nodes")
    listed = await page.rows(_LISTED, q=query, kinds=json.dumps(kinds), limit=SIZE + 1, offset=SIZE * (number - 1))
    node = await _node(page, arguments.get("node") or "")
    turned = {"q": query, "kind": kinds} if query or len(kinds) < len(KINDS) else {}
    return await page.render(
        "graph.html",
        scripts=SCRIPTS,
        node=node,
        neighbours=await _neighbours(page, node["id"]) if node else {},
        data=page.own("graph.json", **({"node": node["id"]} if node and not await _is_drawn(page, node) else {})),
        total=total,
        drawn=min(total, DRAWN),
        query=query,
        kinds=kinds,
        all_kinds=list(KINDS),
        listed=[_addressed(page, row) for row in listed[:SIZE]],
        previous=page.own("graph", **turned, page=number - 1) if number > 1 else "",
        next=page.own("graph", **turned, page=number + 1) if len(listed) > SIZE else "",
        addresses=json.dumps({kind: page.own(own, "ID") for kind, own in KINDS.items()}),
        words=json.dumps(_words(page), ensure_ascii=False),
    )


async def _node(page: Page, identifier: str) -> Row | None:
    if identifier == "":
        return None
    node = await page.row("SELECT * FROM graph_nodes WHERE id = :id", id=identifier)
    if node is None:
        raise MissingPageError("missing.node", id=identifier)
    return _addressed(page, node)


async def _is_drawn(page: Page, node: Row) -> bool:
    before = "SELECT count(*) FROM graph_nodes WHERE links > :links OR (links = :links AND id < :id)"
    return await page.count(before, links=node["links"], id=node["id"]) < DRAWN


async def _neighbours(page: Page, node: str) -> dict[str, list[Row]]:
    """What a node is linked with, by the words for the link."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in await page.rows(_NEIGHBOURS, node=node, limit=NEIGHBOURS):
        found[page.labels.value("link" if row["outgoing"] else "link_back", row["link"])].append(_addressed(page, row))
    return dict(found)


def _addressed(page: Page, row: Row) -> Row:
    return row | {"address": page.own(KINDS.get(row["kind"], "place"), row["id"]), "around": f"{page.own('graph', node=row['id'])}#node"}


def _words(page: Page) -> dict[str, Any]:
    """What the script says, in the visitor's language."""
    labels = page.labels
    return {
        "kind": {kind: labels.value("node", kind) for kind in KINDS},
        "link": labels.values("link"),
        "back": labels.values("link_back"),
        "open": labels.text("graph.open"),
        "around": labels.text("graph.around"),
        "found": labels.text("graph.found"),
        "colon": labels.text("colon"),
        "graph": page.own("graph", node="ID"),
    }
