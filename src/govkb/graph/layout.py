"""A place on the map for each node of a forest: each branch within a box of its own, a node amid the leaves that hang on it.

Made for hierarchies: the boxes of two branches never overlap, so that a county's villages, offices and articles are seen together. Leaves
stand in rings around their node; that round and the boxes of the node's branches are set out in rows, as books of several sizes on shelves.
Time grows with the nodes, whatever links them. Coordinates are whole numbers, rounded ring by ring, so that they are the same on every machine.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

GAP = 6
RADIUS = 12
"""Half the room a node takes, in the units of the map."""

Point = tuple[int, int]
Box = tuple[int, int]
"""Width and height."""

LEAF: Box = (2 * RADIUS, 2 * RADIUS)


@dataclass(frozen=True, slots=True)
class _Branch:
    """A node with all that hangs on it, in a box around a middle.

    `offsets` lead from the middle to the node itself and to the middles of the branches that hang on it; `leaves` lead from the node to its leaves.
    """

    box: Box
    offsets: Mapping[str, Point]
    leaves: Mapping[str, Point]


def layout(nodes: Iterable[str], above: Mapping[str, str]) -> dict[str, Point]:
    """x and y of every node, around (0, 0). `above` says on which other node a node hangs; those that hang on none stand for themselves."""
    ordered = sorted(set(nodes))
    parents = _forest(ordered, above)
    children: defaultdict[str, list[str]] = defaultdict(list)
    for node in ordered:
        if node in parents:
            children[parents[node]].append(node)
    branches: dict[str, _Branch] = {}
    for node in reversed(_from_the_top(ordered, parents, children)):
        branches[node] = _branch(node, children[node], branches)
    _, middles = _shelved({node: branches[node].box for node in ordered if node not in parents})
    return _placed(middles, branches)


def _forest(nodes: Sequence[str], above: Mapping[str, str]) -> dict[str, str]:
    """`above` among `nodes`, cut open where it runs in a circle."""
    known = set(nodes)
    parents = {node: above[node] for node in nodes if above.get(node) in known and above[node] != node}
    done: set[str] = set()
    for node in nodes:
        path: dict[str, None] = {}
        at = node
        while at in parents and at not in done and at not in path:
            path[at] = None
            at = parents[at]
        if at in path:
            del parents[at]
        done.update(path)
    return parents


def _from_the_top(nodes: Sequence[str], parents: Mapping[str, str], children: Mapping[str, Sequence[str]]) -> list[str]:
    order = [node for node in nodes if node not in parents]
    for node in order:
        order.extend(children.get(node, ()))
    return order


def _branch(node: str, children: Sequence[str], branches: Mapping[str, _Branch]) -> _Branch:
    leaves = [child for child in children if branches[child].box == LEAF]
    radius, around = _ringed(leaves)
    boxes = {node: (2 * radius, 2 * radius)} | {child: branches[child].box for child in children if child not in around}
    box, offsets = _shelved(boxes)
    return _Branch(box, offsets, around)


def _ringed(leaves: Sequence[str]) -> tuple[int, dict[str, Point]]:
    """Leaves in rings around a node: the radius of all, and where each stands from the node."""
    offsets: dict[str, Point] = {}
    radius = at = room = 0
    while at < len(leaves):
        radius += 2 * RADIUS
        room += 6  # as many circles stand around one of their size, and six more around each ring of them
        offsets |= _around(leaves[at : at + room], radius)
        at += room
    return radius + RADIUS, offsets


def _around(ring: Sequence[str], distance: int) -> dict[str, Point]:
    """Offsets of a ring's nodes, evenly spread from the top on."""
    turn = 2 * math.pi / len(ring)
    return {node: (round(distance * math.sin(at * turn)), round(-distance * math.cos(at * turn))) for at, node in enumerate(ring)}


def _shelved(boxes: Mapping[str, Box]) -> tuple[Box, dict[str, Point]]:
    """Boxes side by side in rows, the highest first: the box around all, and the middle of each from its middle."""
    waiting = sorted(boxes, key=lambda node: (-boxes[node][1], -boxes[node][0], node))
    area = sum((width + GAP) * (height + GAP) for width, height in boxes.values())
    widest = max([math.isqrt(area * 3 // 2), *(width for width, _ in boxes.values())])
    rows: list[list[str]] = []
    left = 0
    for node in waiting:
        width = boxes[node][0] + GAP
        if left < width:
            rows.append([])
            left = widest + GAP
        rows[-1].append(node)
        left -= width
    return _set_out(rows, boxes)


def _set_out(rows: Sequence[Sequence[str]], boxes: Mapping[str, Box]) -> tuple[Box, dict[str, Point]]:
    widths = [sum(boxes[node][0] + GAP for node in row) - GAP for row in rows]
    heights = [boxes[row[0]][1] for row in rows]
    box = max(widths, default=0), max(0, sum(heights) + GAP * (len(rows) - 1))
    offsets: dict[str, Point] = {}
    y = -box[1] // 2
    for row, width, height in zip(rows, widths, heights, strict=True):
        x = -width // 2
        for node in row:
            offsets[node] = (x + boxes[node][0] // 2, y + height // 2)
            x += boxes[node][0] + GAP
        y += height + GAP
    return box, offsets


def _placed(middles: Mapping[str, Point], branches: Mapping[str, _Branch]) -> dict[str, Point]:
    placed: dict[str, Point] = {}
    waiting = list(middles.items())
    for node, middle in waiting:
        branch = branches[node]
        placed[node] = _moved(middle, branch.offsets[node])
        placed |= {leaf: _moved(placed[node], offset) for leaf, offset in branch.leaves.items()}
        waiting.extend((child, _moved(middle, offset)) for child, offset in branch.offsets.items() if child != node)
    return placed


def _moved(point: Point, offset: Point) -> Point:
    return point[0] + offset[0], point[1] + offset[1]
