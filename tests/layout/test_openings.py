"""Where articles open, headlines far from them, headlines that are lost."""

from dataclasses import replace

import pytest

from govkb.knowledge.finder import PlaceFinder
from govkb.layout.blocks import split_blocks
from govkb.layout.displaced import DISPLACED, place_displaced
from govkb.layout.lost import find_lost
from govkb.layout.openings import BY_FIRST, BY_HEADLINE, BY_LEAD, find_openings
from govkb.layout.unwrap import unwrap
from govkb.model import PassageKind

LEAD = "近年来，云岭省青禾市临溪区聚焦网格治理，群众更满意。"
OTHER = "近年来，云岭省青禾市松台县聚焦养老服务，老人更安心。"


def pieces(*texts):
    """One piece a line; those without a full stop are headings, those with ■ bylines."""
    found = []
    for piece in [piece for block in split_blocks("\n\n".join(texts)) for piece in unwrap(block, 0.0)]:
        kind = PassageKind.BYLINE if piece.text.startswith("■") else PassageKind.HEADING if "。" not in piece.text else PassageKind.BODY
        found.append(replace(piece, kind=kind) if piece.kind is PassageKind.BODY else piece)
    return found


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


def test_displaced_headlines_go_to_the_article_on_their_place(knowledge):
    """Wherever they are printed; the article takes its title from them."""
    texts = [LEAD, OTHER, "松台县松台县：：老人安心老人安心"]
    found = pieces(*texts)
    finder = PlaceFinder(knowledge, "".join(texts))
    drafts = [opening.draft for opening in find_openings(found, finder).values()]
    placed = place_displaced(found, drafts, finder)[-1]
    assert (placed.article, DISPLACED in placed.reasons, drafts[1].title) == (2, True, placed)


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
