"""Organisations printed behind the name of their place: 石桥县委组织部, 枫林社区党群服务中心."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from govkb.knowledge import Knowledge
from govkb.knowledge.text_rules import OrganisationRule
from govkb.model import Mention, Place

_REACH = 24
_BARE_LEVELS = ("province", "prefecture", "county")
"""Places whose last character alone stands for them in the names of their bodies."""


def find_organisations(text: str, places: Sequence[Place], knowledge: Knowledge) -> list[Mention]:
    """Mentions of organisations, in order and without overlaps; `name` has the place's full name for the printed one."""
    found: list[Mention] = []
    for place, following in zip_longest(places, places[1:]):
        if found and place.start < found[-1].end:
            continue
        if following is not None and following.start == place.end:  # the last of a chain of places has the organisation
            continue
        ends = [
            (match.end(), rule.as_printed)
            for rule in knowledge.rules(OrganisationRule)
            if (match := rule.regex.match(text, place.end, place.end + _REACH))
        ]
        end, as_printed = max(ends, default=(0, False))
        if end > place.end:
            printed = text[place.start : end]
            name = printed if as_printed else place.name + _tail(place.name, text[place.end : end])
            found.append(Mention(place.start, end, printed, "organisation", name))
    return found


def find_bodies(text: str, taken: Sequence[Mention], article: Place | None, knowledge: Knowledge) -> list[Mention]:
    """Bodies of the article's place named without it (由县委组织部统筹), in order; only those whose first word fits that place (县委 for a county)."""
    level = "" if article is None or article.level not in _BARE_LEVELS else article.name[-1]
    if article is None or not level:
        return []
    patterns = [rule.bare_regex for rule in knowledge.rules(OrganisationRule) if rule.bare_regex is not None]
    found: list[Mention] = []
    start = text.find(level)
    while start >= 0:
        end = max((match.end() for pattern in patterns if (match := pattern.match(text, start + 1))), default=0)
        if end and not any(mention.start < end and start < mention.end for mention in taken):
            found.append(Mention(start, end, text[start:end], "organisation", article.name + text[start + 1 : end]))
        start = text.find(level, max(end, start + 1))
    return found


def _tail(name: str, tail: str) -> str:
    """市委 behind 青禾市 is printed once: 青禾市委."""
    return tail[1:] if tail[:1] == name[-1:] else tail
