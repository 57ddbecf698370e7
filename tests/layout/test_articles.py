"""Pages with all faults at once, taken apart and compared with the truth about them: articles, stitches, repeats."""

import os
from dataclasses import dataclass

import pytest

from govkb.knowledge import Entry, Knowledge
from govkb.knowledge.places import Division
from govkb.layout import lay_out
from govkb.model import Report
from pages.generate import PLANS, make_page
from pages.measure import Score, measure, total
from pages.places import divisions

SLOW = os.environ.get("GOVKB_SLOW") == "1"
LEAST = 0.97 if SLOW else 0.95
"""Of 60 pages one that is read wrongly is two points of a hundred."""


@pytest.fixture(scope="session")
def invented(knowledge):
    """The repository's extractors with a table of the invented places."""
    rows = tuple(Division(*row) for row in divisions())
    entries = {**knowledge.entries, Division: (*knowledge.entries.get(Division, ()), Entry("invented.csv", 1, rows))}
    return Knowledge(f"{knowledge.fingerprint}+invented", entries)


@dataclass(frozen=True)
class Measured:
    """The score of one page, and how its stories share it."""

    plan: str
    score: Score


@pytest.fixture(scope="session")
def measured(invented):
    """Pages measured: 500 with GOVKB_SLOW=1, else 60."""
    found = []
    for seed in range(500 if SLOW else 60):
        page = make_page(seed)
        layout = lay_out(Report("page.txt", page.text, "UTF-8", "text", "0" * 64, len(page.text)), invented)
        found.append(Measured(page.faults[0], measure(page, layout)))
    return found


def table(measured):
    """Recall and precision of everything that is measured, by how the stories share the page."""
    lines = ["pages        n  " + "  ".join(f"{name:>13}" for name in Score.__dataclass_fields__)]
    for plan in ("all", *sorted(set(PLANS))):
        scores = [one.score for one in measured if plan in ("all", one.plan)]
        cells = [getattr(total(scores), name) for name in Score.__dataclass_fields__]
        lines.append(f"{plan:8} {len(scores):5}  " + "  ".join(f"{cell.recall:6.3f}/{cell.precision:6.3f}" for cell in cells))
    return "\n".join(lines)


@pytest.mark.parametrize("name", ["articles", "stories", "stitches", "wraps", "repeats", "kinds"])
def test_articles_of_pages_with_all_faults_are_found(name, measured, capsys):
    """Characters and whole articles, sentences taken up behind a column, lines joined, prints of a passage: found, and nothing else is."""
    tally = getattr(total(one.score for one in measured), name)
    if SLOW and name == "articles":
        with capsys.disabled():
            print("\n" + table(measured))  # noqa: T201
    assert (tally.recall >= LEAST, tally.precision >= LEAST - 0.01) == (True, True), table(measured)
