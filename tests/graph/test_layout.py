"""Places on the map: branches keep apart, nothing hangs on order or chance, time grows with the nodes."""

from __future__ import annotations

import hashlib
import time
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from govkb.graph import layout
from govkb.graph.layout import RADIUS


def _forest(size: int) -> dict[str, str]:
    """A made-up hierarchy: node n hangs on node n // 7 - 1, the first ten on none."""
    return {f"n{node:05d}": f"n{node // 7 - 1:05d}" for node in range(10, size)}


FORESTS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=60).map(lambda pairs: {f"{a}": f"{b}" for a, b in pairs})


@given(FORESTS)
def test_layout_gives_every_node_room(above: dict[str, str]) -> None:
    """Circles included, each node has a place, and no two stand on one another."""
    nodes = sorted({*above, *above.values()})
    places = layout(nodes, above)
    assert set(places) == set(nodes)
    for one, other in combinations(nodes, 2):
        (x, y), (u, v) = places[one], places[other]
        assert (x - u) ** 2 + (y - v) ** 2 >= (2 * RADIUS - 2) ** 2


@given(FORESTS)
def test_layout_does_not_hang_on_order(above: dict[str, str]) -> None:
    """The order in which nodes are given changes nothing."""
    nodes = sorted({*above, *above.values()})
    assert layout(nodes[::-1], dict(reversed(above.items()))) == layout(nodes, above)


def test_layout_keeps_branches_apart() -> None:
    """What hangs on one node is nearer to it than to its neighbours."""
    places = layout([*"ab", *(f"{branch}{leaf}" for branch in "ab" for leaf in range(30))], {f"{b}{n}": b for b in "ab" for n in range(30)})
    for branch, other in ("ab", "ba"):
        for leaf in range(30):
            (x, y), (own, up), (far, off) = places[f"{branch}{leaf}"], places[branch], places[other]
            assert (x - own) ** 2 + (y - up) ** 2 < (x - far) ** 2 + (y - off) ** 2


def test_layout_is_the_same_everywhere() -> None:
    """The coordinates of two thousand nodes, known by their hash on whatever machine this runs."""
    above = _forest(2000)
    places = sorted(layout({*above, *above.values()}, above).items())
    assert hashlib.sha256(repr(places).encode()).hexdigest()[:16] == "dcf88aec3f1b1b6e"


def test_layout_grows_with_the_nodes() -> None:
    """Sixteen times the nodes take at most about sixteen times as long; two thousand take no second."""

    def seconds(size: int) -> float:
        above = _forest(size)
        began = time.process_time()
        layout({*above, *above.values()}, above)
        return time.process_time() - began

    seconds(2000)
    small = min(seconds(2000) for _ in range(3))
    assert small < 1
    assert seconds(32_000) < 50 * small
