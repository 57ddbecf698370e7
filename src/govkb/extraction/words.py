"""Words and their classes, only where a decision asks for them."""

from __future__ import annotations

from dataclasses import dataclass

import rjieba


@dataclass(frozen=True, slots=True)
class Word:
    """A word as [start, end) of the text, with its class in jieba's notation (n noun, v verb, p preposition …)."""

    start: int
    end: int
    text: str
    tag: str


def tag_words(text: str, offset: int = 0) -> list[Word]:
    """The words of `text`; offsets count from `offset`. Classes are jieba's, by its Rust twin with the same dictionary and output."""
    words = []
    for word, tag in rjieba.tag(text):
        words.append(Word(offset, offset + len(word), word, tag))
        offset += len(word)
    return words
