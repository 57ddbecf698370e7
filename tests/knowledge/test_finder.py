"""Places of one report: what others know of them helps only where the report speaks of the same part of the country."""

import pytest

from govkb.knowledge.finder import PlaceFinder
from govkb.model import Place

CITY = Place(0, 0, "青禾市", "青禾市", "prefecture", ("云岭省",))
COMMUNITY = Place(0, 0, "望山社区", "望山社区", "community", ("贵州省", "铜仁市", "江口县", "双溪街道"))


def found(knowledge, text, *told):
    return [place.path for place in PlaceFinder(knowledge, text, told=told).find(text)]


def test_finder_takes_a_city_that_no_table_lists_from_those_told(knowledge):
    """A draft need not print the province that the reports on record print."""
    text = "2025年，青禾市改造老旧小区87个。"
    assert found(knowledge, text) == []
    assert found(knowledge, text, CITY) == [CITY.path]


@pytest.mark.parametrize(
    ("text", "path"), [("江口县提质。望山社区共有6个网格。", COMMUNITY.path), ("今年以来，望山社区共有6个网格。", None)]
)
def test_finder_takes_a_community_told_where_something_above_it_is_named(knowledge, text, path):
    """Communities of one name lie in many counties."""
    assert (path in found(knowledge, text, COMMUNITY)) == (path is not None)


def test_finder_prefers_what_the_report_says_of_a_place_to_what_is_told(knowledge):
    """The same name below another street."""
    text = "江口县提质。凯德街道望山社区共有6个网格，望山社区的网格员有9名。"
    assert {path[-2:] for path in found(knowledge, text, COMMUNITY) if path[-1] == "望山社区"} == {("凯德街道", "望山社区")}
