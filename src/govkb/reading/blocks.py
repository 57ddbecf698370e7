"""Blocks of words found in a file → one text, and the map from it back to the file.

Web pages and Word files have paragraphs where a text has line ends. A paragraph becomes a line, a row of a table a line with its cells apart,
and what a page shows as space becomes blank lines, so that the text reads as if it had been saved from the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from govkb.model import Origin
from govkb.reading.galley import Galley

CELL = "\t"
"""Between the cells of a row."""

LONGEST_CELL = 200
"""A table with a longer cell holds a page's columns, not figures."""


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text and where the file has it: code points [at, at + span) of its decoded text or of the XML of `part`.

    `at` is None for white space that the file does not write.
    """

    text: str
    at: int | None = None
    span: int = 0
    part: str = ""

    @property
    def verbatim(self) -> bool:
        return self.span == len(self.text)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a row of a table. `apart`: a picture's white space stands before it."""

    words: tuple[Words, ...]
    row: bool = False
    apart: bool = False

    @property
    def text(self) -> str:
        return "".join(words.text for words in self.words)

    @property
    def blank(self) -> bool:
        return all(words.text.isspace() for words in self.words)


def set_blocks(blocks: Sequence[Block]) -> tuple[str, tuple[Origin, ...]]:
    """The text of the blocks, with its map.

    An empty paragraph is a blank line. Where a file has none, or breaks lines inside its paragraphs, a blank line stands between paragraphs.
    """
    said = [at for at, block in enumerate(blocks) if not block.blank]
    blocks = blocks[said[0] : said[-1] + 1] if said else ()
    airy = any(block.blank for block in blocks) and not any("\n" in block.text for block in blocks)
    setter = _Setter()
    before: Block | None = None
    for block in blocks:
        if before is not None:
            setter.add("\n" * _line_ends(before, block, airy=airy))
        for words in () if block.blank else block.words:
            setter.put(words)
        before = block
    return setter.text, tuple(setter.origins)


def _line_ends(before: Block, block: Block, *, airy: bool) -> int:
    if block.apart:
        return 4
    if airy or (before.row and block.row) or block.blank or before.blank:
        return 1
    return 2


class _Setter(Galley):
    """Words set one after the other; neighbours in the file share one stretch of the map."""

    def put(self, words: Words) -> None:
        if words.at is not None and words.text:
            self._map(words, words.at)
        self.add(words.text)

    def _map(self, words: Words, at: int) -> None:
        last = self.origins[-1] if self.origins else None
        if (
            last is not None
            and words.verbatim
            and last.span == last.length
            and (last.start + last.length, last.at + last.span, last.part) == (self.length, at, words.part)
        ):
            length = last.length + len(words.text)
            self.origins[-1] = replace(last, length=length, span=length)
            return
        self.origins.append(Origin(self.length, len(words.text), at, words.span, words.part))


def trimmed(words: Iterable[Words]) -> tuple[Words, ...]:
    """The words without the spaces and line ends at their two ends; other white space, such as an indent of U+3000, stays."""
    kept = list(words)
    while kept and kept[-1].text in (" ", "\n"):
        kept.pop()
    first = next((at for at, one in enumerate(kept) if one.text not in (" ", "\n")), len(kept))
    return tuple(kept[first:])
