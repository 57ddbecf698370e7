"""Organisations behind the name of their place."""

import pytest

from govkb.extraction.organisations import find_organisations
from govkb.knowledge.finder import PlaceFinder

REPORT = "云岭省青禾市临溪区枫林街道松涛社区近日召开会议。"


def found(text, knowledge):
    """Printed name and full name of each organisation in a text of the report."""
    finder = PlaceFinder(knowledge, REPORT)
    return [(mention.text, mention.name) for mention in find_organisations(text, finder.find(text), knowledge)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("临溪区委组织部牵头", [("临溪区委组织部", "临溪区委组织部")]),
        ("枫林街道党工委和临溪区民政局", [("枫林街道党工委", "枫林街道党工委"), ("临溪区民政局", "临溪区民政局")]),
        ("枫林街道松涛社区党群服务中心", [("松涛社区党群服务中心", "松涛社区党群服务中心")]),
        ("青禾市委和市政府", [("青禾市委", "青禾市委")]),
        ("枫林街道党工委书记", []),
        ("临溪区委托第三方", []),
        ("临溪区有社区9个", []),
        ("", []),
    ],
)
def test_organisations_found(knowledge, text, expected):
    """The place's name and the end behind it; a person's office or an ordinary verb is none."""
    assert expected == found(text, knowledge)


def test_organisations_of_a_place_printed_short(knowledge):
    """The name has the place's full name."""
    (mention,) = find_organisations("黔东南州委", PlaceFinder(knowledge, "").find("黔东南州委"), knowledge)
    assert mention.name == "黔东南苗族侗族自治州委"
    assert (mention.start, mention.end) == (0, 5)
