"""Sentences without their figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govkb.drafts.masking import SLOT, form, mask


@pytest.mark.parametrize(
    ("sentence", "masked"),
    [
        ("全州168个社区，储备414人。", "全州□个社区,储备□人。"),
        ("4.18万余名", "□余名"),
        ("百余项、三千余名", "□余项、□余名"),
        ("１７０３ 名\n网格员", "□名网格员"),
        ("300—500户", "□—□户"),
        ("无数字", "无数字"),
        ("", ""),
    ],
)
def test_masking_takes_every_number_for_the_same(sentence, masked):
    """White space and width do not count either."""
    assert mask(sentence).text == masked


def test_masking_leads_from_the_sentence_to_the_masked_text():
    """Anywhere in a number is at its slot; a word is where it stands."""
    sentence = "全州 168个社区，储备4.18万人。"
    masked = mask(sentence)
    at = [masked.text[masked.place_of(sentence.index(part))] for part in ("168", "8个", "社", "4.18", "万人")]
    assert at == [SLOT, SLOT, "社", SLOT, SLOT]


@given(st.text(st.sampled_from("网格 １23.,万余—个一\n，"), max_size=30))
def test_masking_places_stay_inside_the_masked_text(sentence):
    """Whatever the sentence, every character of it has a place."""
    masked = mask(sentence)
    printed = [offset for offset, character in enumerate(sentence) if not character.isspace()]
    assert all(0 <= masked.place_of(offset) < len(masked.text) for offset in printed)


@given(st.text(st.sampled_from("网格12万余个"), max_size=20), st.integers(1, 9))
def test_masking_does_not_see_a_changed_digit(sentence, digit):
    """An altered copy is the same sentence."""
    assert mask(sentence).text == mask(sentence.replace("1", str(digit))).text


def test_masking_form_tells_altered_figures_from_rounded_ones():
    """Same form: digits alone differ."""
    assert form("1200余名") == form("1500余名") == "□□□□余名"
    assert form("4.18万") != form("4.2万")
