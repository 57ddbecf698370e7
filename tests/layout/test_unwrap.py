"""Which line breaks end a paragraph."""

import pytest

from govkb.layout.blocks import split_blocks
from govkb.layout.unwrap import column_width, ends_sentence, unwrap

WRAPPED = "石桥县把网格建在楼栋上，\n由党员担任网格长，每天\n走访群众，登记大小事情\n共有网格12个。\n"


def paragraphs(text):
    blocks = split_blocks(text)
    return [piece.text for block in blocks for piece in unwrap(block, column_width(blocks))]


def test_unwrap_joins_lines_of_a_column():
    """Four lines are one paragraph."""
    assert paragraphs(WRAPPED) == [WRAPPED.replace("\n", "")]


def test_unwrap_ends_a_paragraph_at_a_short_line_with_a_sentences_end():
    """The next line begins another one."""
    assert len(paragraphs(WRAPPED + WRAPPED)) == 2


def test_unwrap_parts_a_paragraph_from_an_indented_line():
    """Also where the line before fills the column."""
    full = WRAPPED.replace("共有网格12个。", "共有网格一百二十四个。")
    assert len(paragraphs(full + "　　" + WRAPPED)) == 2


def test_unwrap_parts_a_heading_from_the_paragraph_under_it():
    """Its line leaves room that the next line's first word would have taken."""
    assert paragraphs("健全组织\n" + WRAPPED)[0] == "健全组织"


def test_unwrap_joins_a_headline_across_the_columns():
    """Its lines are wider than the column's, and none ends a sentence."""
    assert paragraphs("石桥县：把网格建在楼栋上 让服务走到群\n众身边\n\n" + WRAPPED)[0] == "石桥县：把网格建在楼栋上让服务走到群众身边"


def test_unwrap_leaves_lines_that_are_paragraphs():
    """Where lines are not wrapped, each is one."""
    text = "近年来，石桥县把网格建在楼栋上。\n目前，共有网格12个。\n"
    assert paragraphs(text) == text.split()


def test_unwrap_keeps_numbers_that_a_line_cut():
    """A stray blank and a line's end inside a number leave no trace."""
    assert "共走访群众3607人次" in "".join(paragraphs(WRAPPED.replace("共有网格12个", "共走访群众 36\n07 人次")))


@pytest.mark.parametrize(("text", "ends"), [("好了。", True), ("“好了。”", True), ("好了，", False), ("", False), ("”", False)])
def test_unwrap_knows_the_end_of_a_sentence(text, ends):
    """Closing quotes and brackets aside."""
    assert ends_sentence(text) is ends
