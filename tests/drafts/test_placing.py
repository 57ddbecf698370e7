"""Where a figure stands on record, and on what ground."""

import pytest

from govkb.drafts import DRAFT
from govkb.drafts.placing import Strength, place_claims

RECORD = {
    "a.txt": "碧江区要闻\n\n　　碧江区把43名干部派到社区驻点，与群众同吃同住，一起解决停车难、充电难等问题210个。\n",
    "b.txt": "榕江县要闻\n\n　　榕江县共有网格员96名。\n",
}


@pytest.fixture
def standings(read, record_of):
    """For each figure of a sentence on 碧江区, the quotes it is placed at, with the ground."""

    def _standings(sentence):
        claims = read(f"{DRAFT}d.txt", f"碧江区新报\n\n　　{sentence}\n").claims
        placed = place_claims(claims, record_of(RECORD))
        return [[(one.claim.quote, one.strength) for one in placed.get(claim.id, [])] for claim in claims]

    return _standings


def test_placing_knows_a_copy_with_another_figure(standings):
    """Each figure at its own place."""
    found = standings("碧江区把48名干部派到社区驻点，与群众同吃同住，一起解决停车难、充电难等问题310个。")
    assert [one[0] for one in found] == [("43名", Strength.COPY), ("210个", Strength.COPY)]


def test_placing_knows_a_clause_taken_out_of_its_sentence(standings):
    """The rest of the sentence is new."""
    found = standings("记者走访发现，碧江区把48名干部派到社区驻点，与群众同吃同住，成效很好。")
    assert found[0][0] == ("43名", Strength.COPY)


def test_placing_finds_a_value_among_other_words(standings):
    """The measure is read otherwise, the value and some of the words are the same."""
    found = standings("社区里一起解决的问题，停车难、充电难都算上，碧江区有210个。")
    assert [quote for quote, _ in found[0]] == ["210个"]


def test_placing_finds_nothing_among_words_of_another_matter(standings):
    """An equal value alone is no place."""
    assert standings("碧江区养老院有床位210张。") == [[]]
