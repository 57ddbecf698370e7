"""Rows of a knowledge base → nodes and edges: places, organisations, people, programmes, indicators and articles that are linked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]

ARTICLE, INDICATOR = "article", "indicator"
ABOUT, LIES_IN, MEASURED, MENTIONS, NARROWER = "about", "lies_in", "measured", "mentions", "narrower"
"""Kinds of edges besides those of the table `relations`, one of which is lies_in."""


@dataclass(frozen=True, slots=True)
class Node:
    """Something linked: its id is that of its row, its kind that of an entity, or article or indicator. `links` counts its edges."""

    id: str
    kind: str
    name: str
    links: int


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A link between two nodes. `times` counts what it stands for: mentions, observations; 1 otherwise."""

    source: str
    target: str
    kind: str
    times: int = 1


def graph_of(tables: Tables) -> tuple[list[Node], list[Edge]]:
    """Nodes and edges of rows by table name, in the order of their ids. What is linked with nothing is no node."""
    known = {id_: (kind, name) for id_, kind, name in _things(tables)}
    counted = Counter[tuple[str, str, str]]()
    for source, target, kind in _pairs(tables):
        if source != target and source in known and target in known:
            counted[source, target, kind] += 1
    edges = [Edge(*key, times if key[2] in {MEASURED, MENTIONS} else 1) for key, times in sorted(counted.items())]
    links = Counter(id_ for edge in edges for id_ in (edge.source, edge.target))
    return [Node(id_, *known[id_], number) for id_, number in sorted(links.items())], edges


def tree_of(tables: Tables) -> dict[str, str]:
    """What each node hangs on: an entity on the one above it, an article on the place it is about, an indicator on whom it is most measured for.

    An entity without one above it hangs on what its first relation leads to.
    """
    above: dict[str, str] = {}
    for row in sorted(tables["relations"], key=lambda row: (row["source_id"], str(row["kind"]), row["target_id"])):
        above.setdefault(row["source_id"], row["target_id"])
    above |= {row["id"]: row["parent_id"] for row in _with(tables["entities"], "parent_id")}
    above |= {row["id"]: row["place_id"] for row in _with(tables["articles"], "place_id")}
    measured = Counter((row["indicator_id"], row["subject_id"]) for row in tables["observations"])
    above |= {indicator: subject for (indicator, subject), _ in sorted(measured.items(), key=lambda each: (each[1], each[0]))}
    return above


def _things(tables: Tables) -> Iterator[tuple[str, str, str]]:
    for row in tables["entities"]:
        yield row["id"], str(row["kind"]), row["name"]
    for row in tables["indicators"]:
        yield row["id"], INDICATOR, row["name"]
    for row in tables["articles"]:
        yield row["id"], ARTICLE, row["title"]


def _pairs(tables: Tables) -> Iterator[tuple[str, str, str]]:
    """Source, target and kind of every link, as often as it is there."""
    for row in tables["relations"]:
        yield row["source_id"], row["target_id"], str(row["kind"])
    related = {frozenset((row["source_id"], row["target_id"])) for row in tables["relations"]}
    for row in _with(tables["entities"], "parent_id"):
        if frozenset((row["id"], row["parent_id"])) not in related:
            yield row["id"], row["parent_id"], LIES_IN
    measured = {row["indicator_id"] for row in tables["observations"]}
    for row in _with(tables["indicators"], "parent_id"):
        if row["id"] in measured:
            yield row["id"], row["parent_id"], NARROWER
    about = {row["id"]: row["place_id"] for row in _with(tables["articles"], "place_id")}
    for article, place in about.items():
        yield article, place, ABOUT
    for row in tables["observations"]:
        yield row["subject_id"], row["indicator_id"], MEASURED
    printed_in = {row["id"]: row["article_id"] for row in _with(tables["passages"], "article_id")}
    for row in _with(tables["mentions"], "entity_id"):
        article = printed_in.get(row["passage_id"])
        if article is not None and about.get(article) != row["entity_id"]:
            yield article, row["entity_id"], MENTIONS


def _with(rows: Iterable[Row], column: str) -> Iterator[Row]:
    return (row for row in rows if row.get(column))
