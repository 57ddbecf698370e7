"""Programmes, whose they are, and whether they are run."""

import pytest

from govkb.examples.runner import read_alone


@pytest.mark.parametrize(
    ("text", "name", "place", "runs"),
    [
        ("榕江县创新推行“三进三送”行动，群众满意。", "“三进三送”行动", "榕江县", "推行“三进三送”行动"),
        ("碧江区建立物业小区“邻里议事厅”127个。", "邻里议事厅", "碧江区", "建立物业小区“邻里议事厅"),
        ("碧江区的“邻里小院”里很热闹。", "邻里小院", "碧江区", ""),
    ],
)
def test_programmes_have_place_and_verb(knowledge, text, name, place, runs):
    """The place of the clause or of the sentence's opening; the last verb of running before the name."""
    (programme,) = read_alone(text, knowledge).names.programmes
    said = "" if programme.runs is None else text[slice(*programme.runs)]
    assert (programme.mention.text, programme.place.name, said) == (name, place, runs)


@pytest.mark.parametrize("text", ["变“纸上文件”为“脚下行动”。", "开展“三送”活动。", "“两委”干部迅速行动。", "他是“全能”的人。"])
def test_programmes_are_no_slogans(knowledge, text):
    """A quotation alone names no programme."""
    assert read_alone(text, knowledge).names.programmes == ()


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("碧江区民政局与万山区结对共建。", [("碧江区民政局", "万山区")]),
        ("贵州省榕江县结对帮扶从江县。", [("榕江县", "从江县")]),
        ("碧江区与万山区相邻，居民结伴出行。", []),
    ],
)
def test_programmes_pairs_of_places(knowledge, text, pairs):
    """Places and organisations that are said to be paired; the last of a chain of places counts."""
    found = read_alone(text, knowledge).names.pairs
    assert [tuple(one.organisation or one.place.name for one in (pair.first, pair.second)) for pair in found] == pairs
