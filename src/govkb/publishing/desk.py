"""What the ruling form offers, to those who may rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from govkb.publishing.editors import author_of, may_rule
from govkb.publishing.labels import Labels
from govkb.publishing.page import Page
from govkb.rulings import Decision

Choice = tuple[str, str]

_OF_ONE_VALUE = (Decision.PREFER, Decision.REJECT)
_OF_TWO = (Decision.SAME, Decision.DIFFERENT)


async def desk(page: Page, kind: str, identifier: str, sides: Mapping[str, str]) -> dict[str, Any]:
    """What the template `ruling.html` needs for a finding or a claim; `sides` are a finding's sides with the figures printed there."""
    actor = page.request.actor
    allowed = await may_rule(page.datasette, actor)
    choices = (of_claim(page.labels) if kind == "claim" else of_finding(page.labels, sides)) if allowed else []
    return {"may_rule": allowed, "author": author_of(actor or {}), "ruled": (kind, identifier), "choices": choices}


def of_claim(labels: Labels) -> list[Choice]:
    """Every decision, as value and words."""
    return [(decision.value, labels.value("decision", decision)) for decision in Decision]


def of_finding(labels: Labels, sides: Mapping[str, str]) -> list[Choice]:
    """Decisions on the whole finding, and on the value of one of its sides: `prefer a`."""
    if len(sides) < 2:
        return [each for each in of_claim(labels) if each[0] not in {*_OF_TWO, Decision.PREFER}]
    choices = [each for each in of_claim(labels) if each[0] != Decision.PREFER]
    for decision in _OF_ONE_VALUE:
        words = labels.value("decision", decision)
        choices += [
            (f"{decision} {side}", labels.text("ruling.side", decision=words, side=labels.text(f"finding.side.{side}"), quote=quote))
            for side, quote in sides.items()
        ]
    return choices
