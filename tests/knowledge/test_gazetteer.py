"""Names of divisions in a text."""

import pytest

from govkb.knowledge.gazetteer import gazetteer_of
from govkb.knowledge.place_names import Form


@pytest.fixture(scope="module")
def gazetteer(knowledge):
    """The gazetteer of the repository's tables."""
    return knowledge.built(gazetteer_of)


def paths(gazetteer, text, **known):
    """Printed names with the paths of what they can stand for."""
    return [(hit.name, ["/".join(gazetteer.path(one)) for one in hit.divisions]) for hit in gazetteer.find(text, **known)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("贵州省黔东南苗族侗族自治州", ["贵州省", "黔东南苗族侗族自治州"]),
        ("黔东南州榕江县", ["黔东南州", "榕江县"]),
        ("务川自治县与务川县", ["务川自治县", "务川县"]),
        ("黔东南一带", ["黔东南"]),
        ("凯里市城西街道", ["凯里市", "城西街道"]),
        ("每万城镇人口", []),
        ("万宁市万城镇", ["万宁市", "万城镇"]),
        ("促进和平发展", []),
        ("沈阳市和平区", ["沈阳市", "和平区"]),
        ("改造老城区和新城区", []),
        ("推动建设街道和社区", []),
        ("促进城市和县域融合", []),
        ("安徽省和县", ["安徽省", "和县"]),
        ("面向上海市场", ["上海"]),
        ("推进长清区域医疗", []),
        ("北京东路和上海路", []),
        ("顺应城市发展", []),
        ("全州县（市）", []),
        ("建设美丽乡村", []),
    ],
)
def test_gazetteer_finds_names_and_no_false_friends(gazetteer, text, expected):
    """Full, habitual and short names; words that only look like one are none."""
    assert expected == [hit.name for hit in gazetteer.find(text)]


def test_gazetteer_offsets_are_code_points(gazetteer):
    """Characters outside the basic plane count as one."""
    text = "𠮷在贵阳市𠮷"
    hit = gazetteer.find(text)[0]
    assert text[hit.start : hit.end] == hit.name == "贵阳市"


def test_gazetteer_municipality_stands_once(gazetteer):
    """北京市 is its own prefecture."""
    assert paths(gazetteer, "北京市朝阳区") == [("北京市", ["北京市"]), ("朝阳区", ["北京市/朝阳区"])]


def test_gazetteer_narrows_by_the_place_before(gazetteer):
    """白云区 alone is two districts, behind 贵州省 one."""
    assert paths(gazetteer, "白云区") == [("白云区", ["广东省/广州市/白云区", "贵州省/贵阳市/白云区"])]
    assert paths(gazetteer, "贵州省白云区")[1] == ("白云区", ["贵州省/贵阳市/白云区"])


def test_gazetteer_drops_a_street_of_another_county(gazetteer):
    """A street behind a county whose table has none of this name is unknown, not one of a far county."""
    assert paths(gazetteer, "观山湖区金阳街道") == [("观山湖区", ["贵州省/贵阳市/观山湖区"])]


def test_gazetteer_county_without_suffix_needs_its_surroundings(gazetteer):
    """榕江 alone is no place; beside 榕江县, or with its prefecture near, it is."""
    assert paths(gazetteer, "榕江告急") == []
    assert [hit.name for hit in gazetteer.find("榕江县好。榕江告急")] == ["榕江县", "榕江"]
    near = gazetteer.named("黔东南州")
    assert [hit.name for hit in gazetteer.find("榕江告急", near=near)] == ["榕江"]


def test_gazetteer_ordinary_name_holds_once_it_was_named_in_full(gazetteer):
    """城中区 after 西宁市城中区."""
    hits = gazetteer.find("西宁市城中区很好，城中区也好")
    assert [hit.name for hit in hits] == ["西宁市", "城中区", "城中区"]
    assert hits[1].divisions == hits[2].divisions


def test_gazetteer_tells_the_form(gazetteer):
    """Full, by habit, short."""
    hits = gazetteer.find("黔东南苗族侗族自治州、黔东南州、黔东南")
    assert [hit.form for hit in hits] == [Form.FULL, Form.HABIT, Form.SHORT]


def test_gazetteer_by_code_and_children(gazetteer):
    """Down from a province to townships."""
    prefecture = gazetteer.by_code("522600")
    counties = gazetteer.children(prefecture)
    assert prefecture.name == "黔东南苗族侗族自治州"
    assert len(counties) == 16
    assert gazetteer.by_code("999999") is None
    towns = gazetteer.children(gazetteer.by_code("522632"))
    assert {"township"} == {town.level for town in towns}
    assert gazetteer.path(towns[0])[:3] == ("贵州省", "黔东南苗族侗族自治州", "榕江县")


def test_gazetteer_same_name_below_one_municipality_is_no_child_of_itself(gazetteer):
    """A municipality's children are its districts."""
    beijing = gazetteer.by_code("110000")
    assert beijing not in gazetteer.children(beijing)
    assert len(gazetteer.children(beijing)) == 16


def test_gazetteer_is_linear_on_hostile_text(gazetteer):
    """A long run of name characters gives an answer; every name in it is found once."""
    assert len(gazetteer.find("贵州省" * 20000)) == 20000
