"""Two places side by side: for each indicator the preferred value of each, and what must be known before the two are compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from govkb.publishing.page import Page, Row
from govkb.publishing.records import period_text

_OBSERVATIONS = """
SELECT o.*, i.name AS indicator, i.origin, i.definition, c.time, r.document
FROM observations o
JOIN indicators i ON i.id = o.indicator_id
JOIN claims c ON c.id = o.claim_id
JOIN reports r ON r.id = c.report_id
WHERE o.subject_id = :place
ORDER BY i.origin = 'curated' DESC, i.name, i.id, o.statistic, o.scope, coalesce(o.period_end, o.period_start, '') DESC, o.id
LIMIT :limit
"""
_MOST = 2000


class Contrast(StrEnum):
    """How two places stand to each other in one indicator."""

    SAME = "same"
    OTHER = "other"
    ONLY_A = "only here"
    ONLY_B = "only there"


@dataclass(frozen=True, slots=True)
class Contrasted:
    """One indicator, statistic and scope: the observation of each place with the latest period, None where it has none."""

    contrast: Contrast
    a: Row | None
    b: Row | None

    @property
    def figure(self) -> Row:
        return self.a or self.b or {}


async def contrast(page: Page, a: str, b: str) -> list[Contrasted]:
    """Every indicator that either place has, curated ones first; those of both places before those of one."""
    sides = [_latest(await page.rows(_OBSERVATIONS, place=place, limit=_MOST)) for place in (a, b)]
    keys = [*(key for key in sides[0] if key in sides[1]), *(key for key in sides[0] if key not in sides[1])]
    keys += [key for key in sides[1] if key not in sides[0]]
    return [_contrasted(sides[0].get(key), sides[1].get(key)) for key in keys]


def _latest(observations: Iterable[Row]) -> dict[tuple[str, str, str], Row]:
    found: dict[tuple[str, str, str], Row] = {}
    for row in observations:
        found.setdefault((row["indicator_id"], row["statistic"], row["scope"]), row)
    return found


def _contrasted(a: Row | None, b: Row | None) -> Contrasted:
    if a is None or b is None:
        return Contrasted(Contrast.ONLY_B if a is None else Contrast.ONLY_A, a, b)
    is_same = all(a[name] == b[name] for name in ("value_text", "value_max", "bound", "unit"))
    return Contrasted(Contrast.SAME if is_same else Contrast.OTHER, a, b)


def remarks(page: Page, row: Contrasted) -> list[str]:
    """How far apart two exact values of one unit are, and what speaks against comparing them: other times, a phrase and no definition, a dispute."""
    a, b, text = row.a, row.b, page.labels.text
    if a is None or b is None:
        return []
    told = []
    if row.contrast is Contrast.OTHER and a["unit"] == b["unit"] and a["bound"] == b["bound"] == "exact":
        apart = Decimal(a["value_text"]) - Decimal(b["value_text"])
        unit = text("compare.points") if a["unit"] == "%" else a["unit"]
        told.append(text("compare.more" if apart > 0 else "compare.less", n=f"{abs(apart).normalize():f}", unit=unit))
    times = [period_text(page.labels, side) for side in (a, b)]
    if times[0] != times[1] and all(times):
        told.append(text("compare.times"))
    if a["origin"] != "curated":
        told.append(text("compare.derived"))
    if a["contested"] or b["contested"]:
        told.append(text("contested.hint"))
    return told
