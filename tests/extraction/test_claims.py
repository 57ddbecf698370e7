"""What is said of a figure whose sentence leaves something out: measure, subject, time, statistic, modality."""

from pathlib import Path

import pytest
import yaml

from govkb.extraction.passages import Context, read_passage
from govkb.extraction.words import Tagger
from govkb.knowledge.finder import PlaceFinder

GROUPS = yaml.safe_load(Path(__file__).with_name("claims.yaml").read_text(encoding="utf-8"))
CASES = [
    (case["text"], case.get("heading", ""), quote, gives)
    for group in GROUPS.values()
    for case in group
    for quote, gives in case["gives"].items()
]


def read(text, heading, knowledge):
    """The claims of a text that stands alone under a heading; its first place above the township is what it is about."""
    finder = PlaceFinder(knowledge, text)
    article = next((place for place in reversed(finder.find(text)) if place.level == "county"), None)
    return read_passage(text, Context(knowledge, finder, article, heading=heading), Tagger("jieba")).claims


@pytest.mark.parametrize(("text", "heading", "quote", "gives"), CASES, ids=[f"{text[:12]}-{quote}" for text, _, quote, _ in CASES])
def test_claims_fill_in_what_is_left_out(text, heading, quote, gives, knowledge):
    """Each field is as the table says; a measure may have readings parted by |, and cites its rule."""
    (claim,) = (one for one in read(text, heading, knowledge) if one.quantity.text == quote)
    got = {
        "measure": claim.measure,
        "rule": claim.reading["measure"].partition("：")[0],
        "subject": claim.place.name if claim.place is not None else "",
        "time": claim.time,
        "statistic": str(claim.statistic),
        "modality": str(claim.modality),
    }
    for field, value in gives.items():
        assert got[field] in str(value).split("|")
