"""Sentences and clauses as spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govkb.extraction.sentences import clause_around, split_sentences


def parts(text):
    """The sentences of a text."""
    sentences = split_sentences(text)
    return [text[start:end] for start, end in dict.fromkeys(sentences.around(offset) for offset in range(len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全县有网格120个。另有3个！", ["全县有网格120个。", "另有3个！"]),
        ("他说：“办好了。”随后离开。", ["他说：“办好了。”", "随后离开。"]),
        ("真的吗？！（真的。）好", ["真的吗？！", "（真的。）", "好"]),
        ("没有句号", ["没有句号"]),
        ("占4.5%。", ["占4.5%。"]),
        ("。", ["。"]),
    ],
)
def test_sentences_end_with_their_marks(text, expected):
    """Full stops, and the quotes and brackets that close behind them, belong to the sentence before."""
    assert expected == parts(text)


def test_sentences_of_nothing():
    """An empty text has one empty sentence."""
    assert split_sentences("").around(0) == (0, 0)


def test_sentences_are_bounded():
    """A text without a full stop is cut, so that no sentence grows with it."""
    assert max(map(len, parts("网格" * 5000))) <= 1000


@given(st.text(alphabet="网格1。！？”）（“，；", max_size=80))
def test_sentences_leave_nothing_out(text):
    """Sentences follow each other without a gap."""
    assert text == "".join(parts(text))


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("全县有网格120个，其中专属网格25个；余下不计。", "25个", "其中专属网格25个"),
        ("全县有网格120个，其中专属网格25个；余下不计。", "120个", "全县有网格120个"),
        ("标准：每户2人。", "2人", "每户2人"),
        ("共3个", "3个", "共3个"),
        ("前句。后句有8个，完。", "8个", "后句有8个"),
    ],
)
def test_sentences_clause(text, quote, expected):
    """A clause reaches from mark to mark inside its sentence."""
    start = text.index(quote)
    clause = clause_around(text, start, start + len(quote), split_sentences(text).around(start))
    assert expected == text[slice(*clause)]
