"""What is linked with what, from rows of the tables."""

from __future__ import annotations

from typing import Any

from govkb.graph import Edge, Node, graph_of, tree_of

TABLES: dict[str, list[dict[str, Any]]] = {
    "entities": [
        {"id": "e1", "kind": "place", "name": "青岚州", "parent_id": None},
        {"id": "e2", "kind": "place", "name": "竹溪县", "parent_id": "e1"},
        {"id": "e3", "kind": "person", "name": "木子", "parent_id": None},
        {"id": "e4", "kind": "organisation", "name": "无人提起的局", "parent_id": None},
    ],
    "indicators": [
        {"id": "grid", "name": "网格", "parent_id": None},
        {"id": "own-grid", "name": "专属网格", "parent_id": "grid"},
        {"id": "general-grid", "name": "综合网格", "parent_id": "grid"},
        {"id": "unused", "name": "无人使用", "parent_id": None},
    ],
    "articles": [{"id": "a1", "title": "竹溪县的网格", "place_id": "e2"}, {"id": "a2", "title": "无处", "place_id": None}],
    "passages": [{"id": "p1", "article_id": "a1"}, {"id": "p2", "article_id": None}],
    "mentions": [
        {"passage_id": "p1", "entity_id": "e2"},
        {"passage_id": "p1", "entity_id": "e3"},
        {"passage_id": "p1", "entity_id": "e3"},
        {"passage_id": "p1", "entity_id": None},
        {"passage_id": "p2", "entity_id": "e3"},
    ],
    "observations": [{"subject_id": "e1", "indicator_id": "own-grid"}, *[{"subject_id": "e2", "indicator_id": "own-grid"}] * 3],
    "relations": [
        {"source_id": "e2", "target_id": "e1", "kind": "lies_in"},
        {"source_id": "e3", "target_id": "e2", "kind": "works_at"},
        {"source_id": "e3", "target_id": "gone", "kind": "works_at"},
    ],
}


def test_links_are_counted_once_each() -> None:
    """Relations, subjects of articles, mentions elsewhere, indicators; what is said often is one link said often."""
    nodes, edges = graph_of(TABLES)
    assert edges == [
        Edge("a1", "e2", "about"),
        Edge("a1", "e3", "mentions", 2),
        Edge("e1", "own-grid", "measured", 1),
        Edge("e2", "e1", "lies_in"),
        Edge("e2", "own-grid", "measured", 3),
        Edge("e3", "e2", "works_at"),
        Edge("own-grid", "grid", "narrower"),
    ]
    assert nodes[0] == Node("a1", "article", "竹溪县的网格", 2)
    assert [(node.id, node.links) for node in nodes] == [("a1", 2), ("e1", 2), ("e2", 4), ("e3", 2), ("grid", 1), ("own-grid", 3)]


def test_links_do_not_hang_on_order() -> None:
    """The same rows in any order give the same graph."""
    assert graph_of({name: rows[::-1] for name, rows in TABLES.items()}) == graph_of(TABLES)


def test_links_say_what_hangs_on_what() -> None:
    """Entities on those above, else on their first relation; articles on their place; indicators on whom they are most measured for."""
    assert tree_of(TABLES) == {"e2": "e1", "e3": "e2", "own-grid": "e2", "a1": "e2"}
