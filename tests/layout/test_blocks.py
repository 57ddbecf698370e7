"""Lines and blocks."""

import pytest

from govkb.layout.blocks import split_blocks, width_of


def test_blocks_are_parted_by_blank_lines():
    """Each knows how many are before it."""
    blocks = split_blocks("\n甲\n乙\n\n\n丙\n")
    assert [([line.text for line in block.lines], block.gap) for block in blocks] == [(["甲", "乙"], 1), (["丙"], 2)]


def test_blocks_know_where_their_lines_are_printed():
    """Offsets of the report, whatever ends its lines."""
    text = "甲\r\n乙\u2028丙"
    assert [(line.start, text[line.start]) for block in split_blocks(text) for line in block.lines] == [(0, "甲"), (3, "乙"), (5, "丙")]


def test_blocks_of_blank_text_are_none():
    """Neither does it raise."""
    assert split_blocks(" \n\u3000\n") == []


@pytest.mark.parametrize(("text", "width"), [("网格", 2), ("12", 1), (" 网12 ", 2), ("", 0)])
def test_blocks_measure_lines_in_full_width_characters(text, width):
    """A half-width one is half."""
    assert width_of(text) == width


@pytest.mark.parametrize(("text", "indented"), [("　　甲", True), ("    甲", True), (" 甲", False), ("甲", False)])
def test_blocks_see_an_indent(text, indented):
    """Two full-width blanks or their like; a single stray blank is none."""
    assert split_blocks(text)[0].lines[0].indented is indented
