"""A small map of what an entity stands in relation to: the entity, the kinds of relation, the others, as SVG made to fit a phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from govkb.publishing.charts import Caption, linked, shortened, svg
from govkb.publishing.page import Page, Row

BRANCH = 6
"""Others shown of one kind."""

_RELATIONS = """
SELECT r.kind, r.direction, e.id, e.name FROM (
  SELECT kind, 'out' AS direction, target_id AS other FROM relations WHERE source_id = :id
  UNION SELECT kind, 'in', source_id FROM relations WHERE target_id = :id
) r
JOIN entities e ON e.id = r.other
ORDER BY r.kind, r.direction DESC, e.kind = 'place' DESC, (SELECT count(*) FROM observations o WHERE o.subject_id = e.id) DESC, e.path, e.id
"""

_WIDTH, _LINE, _PAD = 360, 24, 8
_HUB, _HUB_LETTERS = 100, 6
_KIND, _OTHER, _OTHER_LETTERS = 158, 212, 11
_LETTER = 12
"""Pixels of a Chinese character of a kind; others take about half."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One kind of relation in one direction, with the others it leads to; `left` counts those not shown."""

    name: str
    others: tuple[tuple[str, str], ...]
    left: int = 0

    @property
    def lines(self) -> int:
        return len(self.others) + (1 if self.left else 0)


async def branches(page: Page, identifier: str) -> list[Branch]:
    """What the entity is related to, the place above it first; each other by name and address."""
    rows = await page.rows(_RELATIONS, id=identifier)
    return [_branch(page, kind, direction, list(own)) for (kind, direction), own in groupby(rows, _kind)]


def _kind(row: Row) -> tuple[str, str]:
    return row["kind"], row["direction"]


def _branch(page: Page, kind: str, direction: str, rows: Sequence[Row]) -> Branch:
    others = tuple((row["name"], page.own("place", row["id"])) for row in rows[:BRANCH])
    return Branch(page.labels.value(f"relation_{direction}", kind), others, len(rows) - len(others))


def draw(name: str, found: Sequence[Branch], caption: Caption) -> Markup:
    """The map: on the left the entity, in the middle the kinds, on the right the others, as links."""
    height = _PAD * 2 + _LINE * sum(branch.lines for branch in found) + _PAD * (len(found) - 1)
    parts, top = [_hub(name, height // 2)], _PAD
    for branch in found:
        parts.append(_drawn(branch, top, height // 2))
        top += branch.lines * _LINE + _PAD
    return svg(caption, "relations", height, parts, box=f"0 0 {_WIDTH} {height}")


def _hub(name: str, middle: int) -> Markup:
    lines = [name[at : at + _HUB_LETTERS] for at in range(0, min(len(name), 4 * _HUB_LETTERS), _HUB_LETTERS)]
    top = middle + 5 - (len(lines) - 1) * 9
    return Markup("").join(
        Markup('<text class="hub" x="{}" y="{}" text-anchor="end">{}</text>').format(_HUB - 6, top + 18 * at, line)
        for at, line in enumerate(lines)
    )


def _drawn(branch: Branch, top: int, hub: int) -> Markup:
    middle = top + branch.lines * _LINE // 2
    half = round(sum(_LETTER if letter > "\u2e80" else _LETTER * 0.55 for letter in branch.name) / 2) + 5
    kind = Markup('<text class="kind" x="{}" y="{}" text-anchor="middle">{}</text>').format(_KIND, middle + 4, branch.name)
    parts = [_curve(_HUB, hub, _KIND - half, middle), kind]
    for at, (name, address) in enumerate(branch.others):
        y = top + at * _LINE + _LINE // 2
        parts.append(_curve(_KIND + half, middle, _OTHER - 4, y))
        parts.append(linked(address, Markup('<text x="{}" y="{}">{}</text>').format(_OTHER, y + 5, shortened(name, _OTHER_LETTERS))))
    if branch.left:
        parts.append(Markup('<text class="note" x="{}" y="{}">+{}</text>').format(_OTHER, top + branch.lines * _LINE - 7, branch.left))
    return Markup("").join(parts)


def _curve(x: int, y: int, to_x: int, to_y: int) -> Markup:
    bend = (x + to_x) // 2
    return Markup('<path d="M{} {}C{} {} {} {} {} {}"/>').format(x, y, bend, y, bend, to_y, to_x, to_y)
