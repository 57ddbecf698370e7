"""What cuts text into words, and the messages of what cannot."""

import sys

import pytest

from govkb.errors import SegmenterError
from govkb.extraction.segmenters import NO_MODEL, NO_PKUSEG, segment
from govkb.extraction.words import Tagger, Word

TEXT = "全县现有综合网格120个，网格员人数最多。"


@pytest.mark.parametrize("name", ["jieba", "char"])
def test_segmenters_lose_no_character(name):
    """Words in a row are the text."""
    assert "".join(word for word, _ in segment(name)(TEXT)) == TEXT


def test_segmenters_jieba_has_classes():
    """jieba's Rust twin gives its classes."""
    assert ("网格", "n") in list(segment("jieba")(TEXT))


def test_segmenters_char_has_none():
    """One character a word, without a class."""
    assert list(segment("char")("网格")) == [("网", ""), ("格", "")]


@pytest.mark.parametrize("name", ["", "thulac", "jieba:x", "char:x"])
def test_segmenters_unknown(name):
    """The message names what was asked for and what is allowed."""
    with pytest.raises(SegmenterError, match=f"'{name}' is not known; allowed: jieba, char, pkuseg:FOLDER"):
        segment(name)


def test_segmenters_pkuseg_without_its_package(monkeypatch):
    """The message says what to install."""
    monkeypatch.setitem(sys.modules, "spacy_pkuseg", None)
    with pytest.raises(SegmenterError) as caught:
        segment("pkuseg:somewhere")
    assert str(caught.value) == NO_PKUSEG


@pytest.fixture
def _pkuseg(monkeypatch):
    """A stand-in for the package, which few have installed."""

    class Package:
        def pkuseg(self, model):
            return self

        def cut(self, text):
            return [text[:2], text[2:]]

    monkeypatch.setitem(sys.modules, "spacy_pkuseg", Package())
    segment.cache_clear()
    yield
    segment.cache_clear()


@pytest.mark.usefixtures("_pkuseg")
def test_segmenters_pkuseg_without_a_model():
    """Its wheel ships none; the message says where one comes from."""
    with pytest.raises(SegmenterError) as caught:
        segment("pkuseg")
    assert str(caught.value) == NO_MODEL


@pytest.mark.usefixtures("_pkuseg")
def test_segmenters_pkuseg_with_a_wrong_folder(tmp_path):
    """The message names the folder and the file that is missing."""
    with pytest.raises(SegmenterError, match=r"holds no pkuseg model \(features.msgpack\)") as caught:
        segment(f"pkuseg:{tmp_path}")
    assert str(tmp_path) in str(caught.value)


@pytest.mark.usefixtures("_pkuseg")
def test_segmenters_pkuseg_with_a_model(tmp_path):
    """Its words have no class."""
    (tmp_path / "features.msgpack").write_bytes(b"")
    assert list(segment(f"pkuseg:{tmp_path}")("社区网格")) == [("社区", ""), ("网格", "")]


def test_words_have_offsets():
    """Offsets count from the one given."""
    assert Tagger("char")("网格", 5) == [Word(5, 6, "网", ""), Word(6, 7, "格", "")]


def test_words_of_an_unknown_segmenter():
    """The error comes when words are asked for."""
    with pytest.raises(SegmenterError):
        Tagger("thulac")("网格")
