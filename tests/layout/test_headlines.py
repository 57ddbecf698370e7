"""What a headline names."""

import pytest

from govkb.knowledge.finder import PlaceFinder
from govkb.layout.headlines import headline_place, introduced_place, split_headline
from govkb.layout.piece import squeeze
from govkb.model import PassageKind

REPORT = "云岭省青禾市临溪区、云岭省青禾市松台县"


@pytest.mark.parametrize(
    ("text", "name"),
    [("临溪区：网格织得密", "临溪区"), ("云岭省青禾市松台县:老人安心", "松台县"), ("临溪区网格织得密", ""), ("网格：临溪区", "")],
)
def test_headlines_name_the_place_before_the_colon(text, name, knowledge):
    """The last of its path; without a colon there is no headline of this form."""
    place = headline_place(text, PlaceFinder(knowledge, REPORT))
    assert ("" if place is None else place.name) == name


@pytest.mark.parametrize(("text", "name"), [("近年来，云岭省青禾市临溪区推行网格。", "临溪区"), ("近年来，临溪区推行网格。", "")])
def test_headlines_leads_introduce_a_place_in_full(text, name, knowledge):
    """A short name introduces nothing."""
    place = introduced_place(text, PlaceFinder(knowledge, REPORT))
    assert ("" if place is None else place.name) == name


def test_headlines_in_one_line_are_two(knowledge):
    """Each begins with its place."""
    line = squeeze("临溪区：网格织得密 松台县：老人安心", 0)
    line = type(line)(line.text, line.runs, kind=PassageKind.HEADLINE)
    assert [piece.text for piece in split_headline(line, PlaceFinder(knowledge, REPORT))] == ["临溪区：网格织得密", "松台县：老人安心"]
