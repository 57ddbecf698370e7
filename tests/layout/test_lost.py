"""Articles whose headline is lost."""

from govkb.knowledge.finder import PlaceFinder
from govkb.layout.lost import find_lost
from govkb.layout.openings import find_openings
from layout.page_pieces import LEAD, OTHER, pieces


def test_lost_headline_is_missed_where_another_place_is_written_of(knowledge):
    """Two paragraphs open with a place that no article is on."""
    texts = [LEAD, "松台县建起老年食堂。", "群众更满意。", "目前，松台县有床位12张。"]
    found = pieces(*texts)
    finder = PlaceFinder(knowledge, "云岭省青禾市松台县" + "".join(texts))
    drafts = [opening.draft for opening in find_openings(found, finder).values()]
    assert [draft.place.name for draft in find_lost(found, drafts, finder)] == ["松台县"]


def test_lost_headline_is_not_missed_for_a_guest(knowledge):
    """A place named once is no story of its own."""
    texts = [LEAD, "松台县派人前来观摩。", "群众更满意。"]
    found = pieces(*texts)
    finder = PlaceFinder(knowledge, "云岭省青禾市松台县" + "".join(texts))
    drafts = [opening.draft for opening in find_openings(found, finder).values()]
    assert not find_lost(found, drafts, finder)


def test_lost_headline_leaves_fragments_before_the_lead(knowledge):
    """The lead opens an article, and a paragraph of it may be printed above."""
    texts = ["临溪区：网格连民心", "■本组", LEAD, "松台县的老人有了食堂。", OTHER]
    found = pieces(*texts)
    finder = PlaceFinder(knowledge, "".join(texts))
    drafts = [opening.draft for opening in find_openings(found, finder).values()]
    assert [(draft.number, first <= 3 <= last) for draft, (first, last) in find_lost(found, drafts, finder).items()] == [(2, True)]
