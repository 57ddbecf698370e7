"""A draft held against itself."""

import pytest

from govkb.drafts import DRAFT
from govkb.drafts.inside import look_inside

SENTENCE = "去年，碧江区为困难群众代办各类民生事项{}，群众少跑了不少路。"


@pytest.fixture
def inside(read):
    """What a draft of these paragraphs says against itself, by quote."""

    def _inside(*paragraphs):
        draft = read(f"{DRAFT}d.txt", "碧江区新报\n\n" + "\n\n".join(f"　　{paragraph}" for paragraph in paragraphs) + "\n")
        found = look_inside(draft)
        return sorted({claim.quote for claim in draft.claims if claim.id in found.contradicted})

    return _inside


def test_inside_finds_one_sentence_with_two_figures(inside):
    """Each contradicts the other."""
    assert inside(SENTENCE.format("320件"), "办好了实事。", SENTENCE.format("350件")) == ["320件", "350件"]


def test_inside_lets_figures_stand_that_agree(inside):
    """The same figure twice, or one of them rounded."""
    assert inside(SENTENCE.format("320件"), "办好了实事。", SENTENCE.format("320余件")) == []


def test_inside_does_not_compare_short_formulas(inside):
    """新增5个 may be said of many things."""
    assert inside("新增5个。", "办好了实事。", "新增9个。") == []


def test_inside_does_not_compare_two_places(inside):
    """The same sentence on two districts."""
    assert inside(SENTENCE.format("320件"), SENTENCE.format("350件").replace("碧江区", "万山区")) == []


def test_inside_finds_a_sum_that_cannot_hold(inside):
    """Parts and total are told by reconciliation's audits."""
    told = "2025年，碧江区168个社区共排出22个先进党组织、128个中间党组织、{}个后进党组织。"
    assert inside(told.format(18)) == []
    assert inside(told.format(28)) == ["128个", "168个", "22个", "28个"]
