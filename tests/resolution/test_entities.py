"""Printed names as entities of one hierarchy."""

import pytest

from govkb.resolution.entities import PLACE, entity_id

HEAD = "云岭省青禾市临溪区：把网格建起来\n\n　　"


def paths(result, kind=PLACE):
    """Paths of the entities of one kind, in order."""
    return sorted(entity.path for entity in result.entities if entity.kind == kind)


def mentioned(result):
    """Printed names and the paths of what they stand for, in the order of print; an empty path where that is open."""
    path_of = {entity.id: entity.path for entity in result.entities}
    return [(mention.text, path_of.get(mention.entity_id, "")) for mention in result.mentions]


def test_entities_hierarchy(resolved):
    """Every place printed above another is an entity, with its level; ids lead up."""
    result = resolved(HEAD + "云岭省青禾市临溪区枫林街道松涛社区有网格员9名。\n")
    by_path = {entity.path: entity for entity in result.entities}
    top = "云岭省/青禾市/临溪区"
    chain = [top.split("/", maxsplit=1)[0], "云岭省/青禾市", top, f"{top}/枫林街道", f"{top}/枫林街道/松涛社区"]
    assert chain == paths(result)
    assert [by_path[path].level for path in chain] == ["province", "prefecture", "county", "township", "community"]
    assert [by_path[path].parent_id for path in chain] == ["", *(by_path[path].id for path in chain[:-1])]


def test_entities_of_the_tables_have_codes(resolved):
    """A division of the tables comes with its parents and codes, whatever is printed of them."""
    result = resolved("黔东南州：把网格建起来\n\n　　榕江县有网格员9名。\n")
    assert {entity.name: entity.code for entity in result.entities} == {
        "贵州省": "520000",
        "黔东南苗族侗族自治州": "522600",
        "榕江县": "522632",
    }


def test_entities_ids_are_the_same_in_every_report(resolved):
    """The same names from the top down are the same entity."""
    first = resolved(HEAD + "临溪区有网格员9名。\n", document="a.txt")
    second = resolved("综述\n\n　　去年，云岭省青禾市临溪区有网格员8名。\n", document="b.txt")
    own = entity_id(PLACE, ("云岭省", "青禾市", "临溪区"))
    assert all(own in {entity.id for entity in result.entities} for result in (first, second))


def test_entities_with_one_name_stay_apart(resolved):
    """Places of one name under different parents are different places."""
    result = resolved("综述\n\n　　云岭省青禾市临溪区有网格员9名。\n\n　　云岭省白石市临溪区有网格员8名。\n")
    assert {"云岭省/青禾市/临溪区", "云岭省/白石市/临溪区"} <= set(paths(result))
    assert [path for text, path in mentioned(result) if text == "临溪区"] == ["云岭省/青禾市/临溪区", "云岭省/白石市/临溪区"]


def test_entities_of_small_places_lie_in_the_county_that_their_sentence_names(resolved):
    """An article on one county that tells of a community in another; behind a full stop the article's own place counts again."""
    result = resolved("榕江县：走出去学\n\n　　在凯里市，网格员走进枫杨社区看望老人。回来以后他们走进柳岸社区。\n")
    found = {path.rpartition("/")[2]: path.split("/")[-2] for path in paths(result)[1:]}
    assert (found["枫杨社区"], found["柳岸社区"]) == ("凯里市", "榕江县")


def test_entities_with_a_name_of_several_stay_unresolved(resolved):
    """A name that the report prints under two parents means neither where it stands alone."""
    text = "综述\n\n　　云岭省青禾市临溪区有网格员9名。\n\n　　云岭省白石市临溪区有网格员8名。\n\n　　去年，临溪区有网格员7名。\n"
    result = resolved(text)
    assert mentioned(result)[-1] == ("临溪区", "")
    assert result.claims[-1].subject_id == ""


def test_entities_with_a_name_of_several_in_the_tables_stay_unresolved(resolved):
    """和平街道 stands in many cities; a report that names none of them does not say which."""
    result = resolved("工作简报\n\n　　和平街道有网格员9名。\n")
    assert mentioned(result) == [("和平街道", "")]
    assert result.entities == ()


def test_entities_small_places_lie_in_the_articles_place(resolved):
    """A street printed without its parents belongs to what the article is about, and its communities to it."""
    result = resolved(HEAD + "近日，记者走进落雁街道听泉社区，社区有网格员9名。\n")
    top = "云岭省/青禾市/临溪区"
    assert [f"{top}/落雁街道", f"{top}/落雁街道/听泉社区"] == [path for path in paths(result) if "落雁" in path]


def test_entities_a_street_of_another_city_is_not_taken(resolved, knowledge):
    """A street that the tables know in one place far away is not that one: the tables are not complete."""
    result = resolved(HEAD + "金阳街道有网格员9名。\n")
    assert mentioned(result)[-1] == ("金阳街道", "云岭省/青禾市/临溪区/金阳街道")


def test_entities_a_street_of_the_tables_is_taken_in_its_own_place(resolved):
    """The same street in a report on its own county."""
    result = resolved("阳信县：把网格建起来\n\n　　金阳街道有网格员9名。\n")
    assert mentioned(result)[-1] == ("金阳街道", "山东省/滨州市/阳信县/金阳街道")


@pytest.mark.parametrize(
    ("text", "alias", "name", "origin"),
    [
        (HEAD + "枫林街道（以下简称枫林）有社区9个。枫林有网格员30名。\n", "枫林", "枫林街道", "text"),
        ("黔东南州：把网格建起来\n\n　　黔东南州有网格员9名。\n", "黔东南州", "黔东南苗族侗族自治州", "habit"),
    ],
)
def test_entities_aliases(resolved, text, alias, name, origin):
    """Short names with where they come from."""
    result = resolved(text)
    name_of = {entity.id: entity.name for entity in result.entities}
    assert [(alias, name, origin)] == [(one.alias, name_of[one.entity_id], one.origin) for one in result.aliases]


def test_entities_organisations_belong_to_their_place(resolved):
    """An organisation's parent is the place whose name it bears."""
    result = resolved(HEAD + "临溪区委组织部统筹，临溪区有网格员9名。\n")
    (organisation,) = [entity for entity in result.entities if entity.kind == "organisation"]
    assert organisation.path == "云岭省/青禾市/临溪区/临溪区委组织部"
    assert organisation.parent_id == entity_id(PLACE, ("云岭省", "青禾市", "临溪区"))


def test_entities_lie_in_each_other_by_print_or_by_table(resolved):
    """The evidence is the print where two stand side by side, else the table."""
    result = resolved("黔东南州：把网格建起来\n\n　　黔东南州榕江县有网格员9名。\n")
    name_of = {entity.id: entity.name for entity in result.entities}
    lies_in = [one for one in result.relations if one.kind == "lies_in"]
    assert {(name_of[one.source_id], name_of[one.target_id], one.evidence) for one in lies_in} == {
        ("榕江县", "黔东南苗族侗族自治州", "黔东南州榕江县"),
        ("黔东南苗族侗族自治州", "贵州省", "行政区划表"),
    }
    assert all(one.start is None or result.report.text[one.start : one.end] == one.evidence for one in lies_in)
