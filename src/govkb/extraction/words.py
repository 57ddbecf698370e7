"""Words and their classes, only where a decision asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from govkb.extraction.segmenters import segment


class Word(NamedTuple):
    """A word as [start, end) of the text, with its class in jieba's notation (n noun, v verb, p preposition …), empty when unknown.

    A tuple, for it is made for every word that is looked at: a third of a frozen dataclass's cost.
    """

    start: int
    end: int
    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class Tagger:
    """Cuts a stretch of text into words, with the segmenter of this name."""

    segmenter: str

    def __call__(self, text: str, offset: int = 0) -> list[Word]:
        """The words of `text`; offsets count from `offset`. SegmenterError when the segmenter is not to be had."""
        words = []
        for word, tag in segment(self.segmenter)(text):
            words.append(Word(offset, offset + len(word), word, tag))
            offset += len(word)
        return words
