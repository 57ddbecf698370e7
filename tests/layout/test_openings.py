"""Where articles open."""

import pytest

from govkb.knowledge.finder import PlaceFinder
from govkb.layout.openings import BY_FIRST, BY_HEADLINE, BY_LEAD, find_openings
from layout.page_pieces import LEAD, OTHER, pieces


@pytest.fixture
def opened(knowledge):
    def run(*texts):
        found = pieces(*texts)
        return {at: opening.draft for at, opening in find_openings(found, PlaceFinder(knowledge, "".join(texts))).items()}

    return run


@pytest.mark.parametrize(
    ("texts", "reasons"),
    [
        (["群众更满意。"], {0: BY_FIRST}),
        (["临溪区：网格织得密", LEAD], {0: BY_HEADLINE}),
        (["织密网格", "■中共临溪区委组织部", LEAD], {0: BY_HEADLINE}),
        ([LEAD, OTHER], {0: BY_FIRST, 1: BY_LEAD}),
        ([LEAD, "织密网格", "群众更满意。"], {0: BY_FIRST}),
    ],
)
def test_openings_are_headlines_and_leads(opened, texts, reasons):
    """A place with a colon, a line over a byline, a lead that introduces another place; a heading is none."""
    assert {at: draft.reason for at, draft in opened(*texts).items()} == reasons


def test_openings_know_the_place_of_their_article(opened):
    """From the headline, else from the lead."""
    assert [draft.place.name for draft in opened("临溪区：网格织得密", LEAD, OTHER).values()] == ["临溪区", "松台县"]
