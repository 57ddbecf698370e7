"""People by title or by what they say, and nobody else."""

from pathlib import Path

import pytest
import yaml

from govkb.extraction.organisations import find_organisations
from govkb.extraction.people import PeopleFinder
from govkb.extraction.words import Tagger
from govkb.knowledge.finder import PlaceFinder

CASES = yaml.safe_load(Path(__file__).with_name("people.yaml").read_text(encoding="utf-8"))


def finder(text, knowledge):
    """The people finder of a text by itself."""
    places = PlaceFinder(knowledge, text).find(text)
    return PeopleFinder(text, places, find_organisations(text, places, knowledge), knowledge, Tagger("jieba"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:12] for case in CASES])
def test_people_are_found_with_role_and_place(knowledge, case):
    """Name, role, and the place or organisation of the role."""
    found = finder(case["text"], knowledge).find(None)
    got = [[one.mention.text, one.role, one.organisation or (one.place.name if one.place else "")] for one in found]
    assert got == case["people"]


def test_people_evidence_begins_with_the_place(knowledge):
    """The words that name place, title and person."""
    text = "如今，榕江县车民街道文体社区网格员田小雨的手机响个不停。"
    (person,) = finder(text, knowledge).find(None)
    assert text[person.start : person.mention.end] == "榕江县车民街道文体社区网格员田小雨"


@pytest.mark.parametrize(
    ("text", "breaks", "names"),
    [
        ("■记者郭小文李小彤通讯员黄静", (0, 6, 9), ["郭小文", "李小彤", "黄静"]),
        ("（记者杜英姿、孟航、李静雯综合报道）", (), ["杜英姿", "孟航", "李静雯"]),
        ("■中共石桥县委组织部", (), []),
    ],
)
def test_people_writers_of_a_byline(knowledge, text, breaks, names):
    """Parted by marks, or by white space in the print."""
    assert [one.mention.text for one in finder(text, knowledge).authors(breaks)] == names


def test_people_named_again_without_their_title(knowledge):
    """A name known from elsewhere, where it stands as a name."""
    again = finder("李维利用下班时间教孩子读书。李维护设备。", knowledge).again(["李维"], [])
    assert [(one.mention.start, one.role) for one in again] == [(0, "")]
