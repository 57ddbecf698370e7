"""Organisations, people, programmes and relations of the real pages against those read by hand; skipped where the pages are not."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from govkb.engines.analysis import analyse
from govkb.reading import read

TESTS = Path(__file__).parents[1]
PAGES = TESTS.parents[1] / "shared" / "reports"
GOLD = yaml.safe_load((TESTS / "gold" / "names.yaml").read_text(encoding="utf-8"))
pytestmark = pytest.mark.skipif(not PAGES.exists(), reason="needs the real pages")

LEAST = {
    "organisation": (0.95, 0.85),
    "person": (0.95, 0.95),
    "programme": (0.95, 0.9),
    "party_committee_of": (0.95, 0.7),
    "holds_office": (0.95, 0.95),
    "works_at": (0.95, 0.95),
    "said_by": (0.95, 0.95),
    "runs": (0.9, 0.7),
}
"""Least precision and recall of each kind."""


def plain(name):
    """A name without quotation marks and blanks."""
    return "".join(char for char in name if char not in "“”‘’ 　")


def expected(page):
    """Facts of a page as (kind, names…)."""
    kinds = {"organisation": "organisations", "person": "people", "programme": "programmes"}
    own = {(kind, plain(name)) for kind, key in kinds.items() for name in page[key]}
    return own | {(kind, plain(source), plain(target)) for kind, source, target in page["relations"]}


def found(result):
    """What was found of a page, in the same form."""
    names = {entity.id: plain(entity.name) for entity in result.entities}
    own = {(entity.kind, plain(entity.name)) for entity in result.entities if entity.kind != "place"}
    return own | {(one.kind, names[one.source_id], names[one.target_id]) for one in result.relations if one.kind != "lies_in"}


def test_names_gold_is_met(knowledge):
    """Precision and recall of each kind of name and relation, told with -s."""
    right, wrong, missing = Counter(), [], []
    for path in sorted(PAGES.glob("*.txt")):
        gold, own = expected(GOLD[path.name[:3]]), found(analyse(read(path, document=path.name), knowledge, segmenter="jieba"))
        right.update(kind for kind, *_ in gold & own)
        wrong += sorted(own - gold)
        missing += sorted(gold - own)
    rates = {}
    for kind in LEAST:
        others = [[names for of, *names in facts if of == kind] for facts in (wrong, missing)]
        rates[kind] = tuple(right[kind] / (right[kind] + len(names)) for names in others)
        print(f"{kind}: precision {rates[kind][0]:.3f}, recall {rates[kind][1]:.3f}; wrong {others[0]}; missing {others[1]}")  # noqa: T201
    assert all(rate >= least for kind in LEAST for rate, least in zip(rates[kind], LEAST[kind], strict=True)), rates
