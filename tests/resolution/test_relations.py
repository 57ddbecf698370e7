"""Relations between entities, each with the print it rests on."""

import pytest

from govkb.engines.analysis import analyse
from govkb.model import Report, Source
from govkb.resolution.relations import KINDS

TEXT = (
    "榕江县：网格里的服务\n\n■记者田小雨\n\n"
    "　　贵州省黔东南苗族侗族自治州榕江县实施“三进三送”行动，县委组织部统筹，县委和县民政局牵头，结果很好。\n"
    "　　“灯修好了，大家都夸。”榕江县车民街道文体社区网格员周大明说。县委组织部干部吴秀珍住在社区。周大明每天都来。\n"
    "　　榕江县民政局与榕江县车民街道文体社区结对共建，车民街道党工委书记杨胜军常来看望。\n"
)


@pytest.fixture(scope="module")
def result(knowledge):
    """The text as a report, read."""
    source = Source(publisher="青禾日报")
    return analyse(Report("a.txt", TEXT, "UTF-8", "text", "0", len(TEXT), source), knowledge, segmenter="jieba")


def relations(result, kind):
    """The relations of a kind, with names for ids."""
    names = {entity.id: entity.name for entity in result.entities}
    return sorted((names[one.source_id], names[one.target_id]) for one in result.relations if one.kind == kind)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("party_committee_of", [("榕江县委", "榕江县")]),
        ("works_at", [("吴秀珍", "榕江县委组织部"), ("周大明", "文体社区")]),
        ("holds_office", [("杨胜军", "车民街道")]),
        ("said_by", [("榕江县", "周大明")]),
        ("runs", [("榕江县", "“三进三送”行动")]),
    ],
)
def test_relations_of_each_kind(result, kind, expected):
    """What the text says, and no more."""
    assert relations(result, kind) == expected


def test_relations_pairs_are_kept_once(result):
    """Both ways at once."""
    assert [set(pair) for pair in relations(result, "pairs_with")] == [{"榕江县民政局", "文体社区"}]


def test_relations_lead_back_to_print(result):
    """The evidence is what stands at its offsets, white space aside."""
    for relation in result.relations:
        assert relation.kind in KINDS
        if relation.position is not None:
            assert "".join(TEXT[relation.start : relation.end].split()) == relation.evidence


def test_relations_have_entities_at_both_ends(result):
    """No dangling key, and every mention of a person leads to one."""
    ids = {entity.id for entity in result.entities}
    assert {end for one in result.relations for end in (one.source_id, one.target_id)} <= ids
    assert {mention.entity_id for mention in result.mentions if mention.kind in ("person", "programme")} <= ids


def test_relations_one_person_named_twice_is_one(result):
    """With title and place in one sentence, by name alone in another."""
    ids = {mention.entity_id for mention in result.mentions if mention.text == "周大明"}
    assert len(ids) == 1
    assert sum(mention.text == "周大明" for mention in result.mentions) == 2


def test_relations_writers_belong_to_their_outlet(result):
    """Not to the place they write about."""
    (writer,) = [entity for entity in result.entities if entity.name == "田小雨"]
    assert (writer.kind, writer.path, writer.parent_id) == ("person", "青禾日报/田小雨", "")
