"""The places of the real pages, with level and parent, against their gold; skipped where the pages are not."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from govkb.engines.analysis import analyse
from govkb.reading import read

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "gold" / "places.jsonl"
pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="needs the real pages")

LEAST = 0.95


def gold():
    """Gold places by report."""
    places = defaultdict(list)
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        place = json.loads(line)
        places[place["report"]].append(place)
    return places


@pytest.fixture(scope="module")
def found(knowledge):
    """By report: name → list of (level, parent's name); pairs of name and alias; the text without blanks."""
    places = {}
    for path in sorted((SHARED / "reports").glob("*.txt")):
        result = analyse(read(path, document=path.name), knowledge, segmenter="jieba")
        names = {entity.id: entity.name for entity in result.entities}
        own = defaultdict(list)
        for entity in result.entities:
            if entity.kind == "place":
                own[entity.name].append((entity.level, names.get(entity.parent_id)))
        aliases = {(names[alias.entity_id], alias.alias) for alias in result.aliases}
        places[path.name[:3]] = (own, aliases, "".join(result.report.text.split()))
    return places


def share(pairs):
    """Share of the pairs that hold, and those that do not; told to whoever runs the tests with -s."""
    pairs = list(pairs)
    missed = [what for what, holds in pairs if not holds]
    print(f"{len(pairs) - len(missed)} of {len(pairs)}; not {missed}")  # noqa: T201
    return 1 - len(missed) / len(pairs), missed


def test_places_gold_names_are_found(found):
    """Every place of the pages is an entity."""
    rate, missed = share(
        ((report, place["name"]), place["name"] in found[report][0]) for report, places in gold().items() for place in places
    )
    assert rate >= LEAST, missed


def test_places_gold_levels_are_right(found):
    """Of those found, the level."""
    checks = [
        (
            (report, place["name"], found[report][0][place["name"]]),
            any(level == place["level"] for level, _ in found[report][0][place["name"]]),
        )
        for report, places in gold().items()
        for place in places
        if place["name"] in found[report][0]
    ]
    rate, missed = share(checks)
    assert rate >= LEAST, missed


def test_places_gold_parents_are_right(found):
    """Of those found, the parent; `a|b` means either."""
    checks = [
        (
            (report, place["name"], found[report][0][place["name"]]),
            any(parent in (place["parent"] or "").split("|") or parent is place["parent"] for _, parent in found[report][0][place["name"]]),
        )
        for report, places in gold().items()
        for place in places
        if place["name"] in found[report][0]
    ]
    rate, missed = share(checks)
    assert rate >= LEAST, missed


def test_places_gold_short_names_lead_to_their_place(found):
    """黔东南州 is an alias of the place with the long name, where it is printed."""
    checks = [
        ((report, place["name"], alias), (place["name"], alias) in found[report][1])
        for report, places in gold().items()
        for place in places
        for alias in place["aliases"]
        if alias in found[report][2].replace(place["name"], "")
    ]
    rate, missed = share(checks)
    assert rate >= LEAST, missed


def test_places_gold_has_the_places_found(found):
    """Precision: few places are found that a careful reader would not list."""
    checks = [
        ((report, name), name in {place["name"] for place in gold()[report]}) for report, (own, *_) in found.items() for name in sorted(own)
    ]
    rate, spurious = share(checks)
    assert rate >= LEAST, spurious
