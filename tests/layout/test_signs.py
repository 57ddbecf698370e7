"""What a fragment says of its article."""

import pytest

from govkb.knowledge.finder import PlaceFinder
from govkb.layout.signs import misfit, named_places, opened_places
from govkb.model import Place

REPORT = "云岭省青禾市临溪区、云岭省青禾市松台县"


def test_signs_of_a_place_weigh_more_at_the_head(knowledge):
    """Of the text, of a sentence, anywhere."""
    finder = PlaceFinder(knowledge, REPORT)
    texts = ["建强队伍。近年来，临溪区走访群众。", "群众对楼栋里的大小事情越来越满意了。临溪区走访群众。", "干部到临溪区走访群众。"]
    weights = [named_places(text, finder)["临溪区"] for text in texts]
    assert weights == sorted(set(weights), reverse=True)


def test_signs_name_the_places_that_sentences_are_about(knowledge):
    """Not those named on the way."""
    finder = PlaceFinder(knowledge, REPORT)
    assert [place.name for place in opened_places("到去年底，松台县派人到临溪区观摩。", finder)] == ["松台县"]


@pytest.mark.parametrize(
    ("text", "name", "fits"),
    [
        ("全县有网格12个。", "临溪区", False),
        ("全县有网格12个。", "松台县", True),
        ("区里设下党员责任区。", "松台县", False),
        ("小区里办起食堂。", "松台县", True),
        ("全区有网格12个。", "松台县", False),
        ("有网格12个。", "临溪区", True),
    ],
)
def test_signs_tell_a_whole_that_does_not_fit(text, name, fits):
    """全县 cannot speak of a district."""
    assert (misfit(text, Place(0, 0, name, name, "county", ())) == 0.0) is fits
