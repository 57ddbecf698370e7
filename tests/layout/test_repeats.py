"""Passages printed again, and copies that differ in a figure."""

import time

import pytest

from govkb.layout.repeats import Repeat, find_repeats

LEAD = "江口县着力构建社区党组织、网格党支部、党员楼栋长三级架构，做到应建尽建、全面覆盖。"
FIGURE = "目前，全县共建立网格党小组{}个，按居住地编入党员，做到一格一组、不留空白，组长由楼栋里威望高的党员来当。"
TAIL = "各网格按照方便群众、便于管理的原则，把走访、登记、调解几件事合在一处办，群众少跑路、少等候、少开证明。"
PASSAGE = LEAD + FIGURE + TAIL


def _repeated(texts):
    whole = "".join(texts)
    return [whole[one.start : one.end] for one in find_repeats(texts)]


def test_repeats_find_a_passage_printed_again():
    """As a whole, from its first character to its last."""
    first = PASSAGE.format(53)
    assert find_repeats([first, first]) == [Repeat(len(first), 2 * len(first), 0)]


@pytest.mark.parametrize(("one", "other"), [(53, 58), (53, 63), (53, 5), (53, 530), (99, 100), ("五十三", "五十八"), ("1.5万", "1.6万")])
def test_repeats_leave_out_the_sentence_in_which_a_figure_differs(one, other):
    """A copy with another figure is another statement; its sentence stays whole, the others are repeats."""
    assert _repeated([PASSAGE.format(one), PASSAGE.format(other)]) == [LEAD, TAIL]


@pytest.mark.parametrize(("printed", "misread"), [("人", "入"), ("一", "—"), ("日", "曰")])
def test_repeats_pass_over_a_character_read_wrongly(printed, misread):
    """The copy is one repeat, that character included."""
    text = LEAD + f"每{printed}户都有明白卡，" + TAIL
    assert _repeated([text, text.replace(printed + "户", misread + "户")]) == [text.replace(printed + "户", misread + "户")]


def test_repeats_of_hostile_text_take_linear_time():
    """A megabyte without an end of sentence, printed twice but for a digit."""
    text = "网格党小组按居住地编入党员" * 40_000
    begin = time.perf_counter()
    assert len(find_repeats([text + "53个", text + "58个"])) > 0
    assert time.perf_counter() - begin < 5
