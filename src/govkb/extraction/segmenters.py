"""What cuts Chinese text into words, with their classes: jieba (its Rust twin rjieba), pkuseg with a model of the user's, or one character a word.

Chosen in settings. Words carry the measure grammar, and spaCy's tokens for those who use the components; figures, places and times are found on
characters and do not depend on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import rjieba

from govkb.errors import SegmenterError

Segment = Callable[[str], Iterable[tuple[str, str]]]
"""From a text to its words in order, each with its class in jieba's notation (empty where the segmenter knows none)."""

NO_PKUSEG = "segmenter pkuseg: the package spacy-pkuseg is not installed; run: pip install 'govkb[pkuseg]'"
NO_MODEL = "segmenter pkuseg: spacy-pkuseg ships no model; train one with spacy_pkuseg.train and name its folder in govkb.yaml as `segmenter: pkuseg:FOLDER`"


@cache
def segment(name: str) -> Segment:
    """The segmenter of this name: `jieba`, `char`, or `pkuseg:FOLDER` with a model's folder. SegmenterError when it is not to be had."""
    kind, _, model = name.partition(":")
    if kind == "jieba" and not model:
        tag: Segment = rjieba.tag
        return tag
    if kind == "char" and not model:
        return _characters
    if kind == "pkuseg":
        return _pkuseg(model)
    raise SegmenterError(f"segmenter '{name}' is not known; allowed: jieba, char, pkuseg:FOLDER")


def _characters(text: str) -> list[tuple[str, str]]:
    return [(char, "") for char in text]


def _pkuseg(model: str) -> Segment:
    try:
        import spacy_pkuseg  # noqa: PLC0415 - an extra that few install
    except ImportError as error:
        raise SegmenterError(NO_PKUSEG) from error
    if not model:
        raise SegmenterError(NO_MODEL)
    if not (Path(model) / "features.msgpack").is_file() and not (Path(model) / "features.pkl").is_file():
        raise SegmenterError(f"segmenter pkuseg: {model}: holds no pkuseg model (features.msgpack). {NO_MODEL}")
    cutter = spacy_pkuseg.pkuseg(model)

    def words(text: str) -> list[tuple[str, str]]:
        return [(word, "") for word in cutter.cut(text)]

    return words
