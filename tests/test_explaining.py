"""Why a number became what it became."""

import pytest

from govkb.engines.analysis import analyse
from govkb.explaining import explain
from govkb.model import Fate, Report

TEXT = (
    "榕江县做实社区服务\n\n"
    "　　2025年，榕江县现有社区工作者168名。车民街道每年走访2次以上，推行“三进”行动，办理5G业务。\n"
    "　　去年以来，碧江区支援榕江县，全县组建近3支服务队。\n"
)


@pytest.fixture(scope="module")
def result(knowledge):
    """The text as a report, read."""
    return analyse(Report("a.txt", TEXT, "UTF-8", "text", "0", len(TEXT)), knowledge, segmenter="jieba")


def at(result, knowledge, words, offset=0):
    """The explanation at the first print of `words`."""
    return explain(result, TEXT.index(words) + offset, knowledge)


def test_explaining_claim_has_every_field_with_its_reading(result, knowledge):
    """Each field of a claim says what it rests on."""
    explained = at(result, knowledge, "168")
    assert explained.numeral.fate is Fate.CLAIM
    assert explained.claim.quote == "168名"
    assert [decision.field for decision in explained.decisions][:6] == ["quantity", "measure", "subject", "time", "modality", "statistic"]
    assert all(decision.reading for decision in explained.decisions)
    assert explained.passage.kind == "body"


def test_explaining_names_the_rule_with_its_place_in_the_extractors(result, knowledge):
    """The id of a rule in a reading leads to file, line and what the file says its rules are for."""
    explained = at(result, knowledge, "近3支")
    (rule,) = next(decision.rules for decision in explained.decisions if decision.field == "quantity")
    assert (rule.file, rule.line > 0) == ("approximators.yaml", True)
    assert rule.about


def test_explaining_number_that_is_no_figure_gives_its_rule(result, knowledge):
    """A date is one by a rule."""
    explained = at(result, knowledge, "2025")
    assert (explained.numeral.fate, explained.claim) == (Fate.DATE, None)
    assert [rule.file for rule in explained.fate_rules] == ["names.yaml"]


@pytest.mark.parametrize("words", ["近3支", "2次以上"])
def test_explaining_unit_and_approximator_count_as_the_number(result, knowledge, words):
    """Every character of a quantity leads to its claim."""
    explained = [at(result, knowledge, words, offset) for offset in range(len(words))]
    assert {one.claim.quote for one in explained} == {words}
    assert len({one.numeral.id for one in explained}) == 1


def test_explaining_elsewhere_says_what_stands_there_and_where_numbers_are(result, knowledge):
    """No numeral, but part of a name; the nearest numbers in the order of print."""
    explained = at(result, knowledge, "碧江区")
    assert (explained.char, explained.numeral, explained.claim) == ("碧", None, None)
    assert explained.stands_in == ("碧江区（place）",)
    assert [TEXT[one.start : one.end] for one in explained.nearest] == [one.text for one in explained.nearest]
    assert "3" in [one.text for one in explained.nearest]


def test_explaining_white_space_stands_in_no_passage(result, knowledge):
    """The indent of a paragraph."""
    explained = at(result, knowledge, "　　2025")
    assert (explained.passage, explained.numeral) == (None, None)


def test_explaining_lists_what_was_tried(result, knowledge):
    """Of the two places in the sentence, the one whose figure it is not; rules that fit and come later."""
    explained = at(result, knowledge, "近3支")
    tried = {(one.field, one.words, one.why) for one in explained.tried}
    assert tried & {("subject", place, "other_name") for place in {"碧江区", "榕江县"} - {explained.claim.subject}}
    later = [one for one in at(result, knowledge, "2次以上").tried if one.field in ("modality", "statistic")]
    assert all(one.why == "later_rule" and one.rules for one in later)


def test_explaining_tells_the_quantity_that_makes_no_claim(result, knowledge):
    """5G is a name although 5 could be a number."""
    explained = at(result, knowledge, "5G")
    assert explained.numeral.fate is Fate.NAME
    assert explained.fate_rules[0].id == explained.numeral.reason


def test_explaining_refuses_what_lies_outside(result, knowledge):
    """The command tells it as a usage error."""
    with pytest.raises(IndexError):
        explain(result, len(TEXT), knowledge)
