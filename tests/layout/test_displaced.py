"""Headlines printed far from their article."""

from govkb.knowledge.finder import PlaceFinder
from govkb.layout.displaced import DISPLACED, place_displaced
from govkb.layout.openings import find_openings
from layout.page_pieces import LEAD, OTHER, pieces


def test_displaced_headlines_go_to_the_article_on_their_place(knowledge):
    """Wherever they are printed; the article takes its title from them."""
    texts = [LEAD, OTHER, "松台县松台县：：老人安心老人安心"]
    found = pieces(*texts)
    finder = PlaceFinder(knowledge, "".join(texts))
    drafts = [opening.draft for opening in find_openings(found, finder).values()]
    placed = place_displaced(found, drafts, finder)[-1]
    assert (placed.article, DISPLACED in placed.reasons, drafts[1].title) == (2, True, placed)
