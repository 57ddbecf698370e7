"""Type on paper: slices of paragraphs set in lines, with the truth about every character printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from random import Random
from unicodedata import east_asian_width

from pages.stories import Paragraph

NOBODY = -1
"""The story of lines that belong to the page itself."""

_NO_START = "，。、；：！？”’）》】…"
_NO_END = "“‘（《【"
_NUMBER = re.compile(r"\d+")
_PHRASE = re.compile(r"[：，]|[^：， ]+")


_ALIKE = {
    "一": "—",
    "人": "入",
    "入": "人",
    "已": "己",
    "日": "曰",
    "土": "士",
    "未": "末",
    "千": "干",
    "干": "千",
    "大": "太",
    "、": "，",
    "“": "”",
}
"""What optical reading takes for what."""


class Break(Enum):
    """What is printed before a slice."""

    NOTHING = "the line goes on"
    PARAGRAPH = "a new paragraph"
    COLUMN = "a new column"
    PICTURE = "a picture's white space"


@dataclass(frozen=True)
class Slice:
    """Characters [start, end) of a paragraph of a story, printed once. `doubled`: as a headline with every glyph printed twice."""

    story: int
    paragraph: int
    start: int
    end: int
    before: Break = Break.PARAGRAPH
    doubled: bool = False


@dataclass(frozen=True)
class Mark:
    """The truth about one printed character: whose it is, and whether it was printed `again` or is a doubled glyph's `shadow`."""

    story: int
    paragraph: int
    offset: int
    again: bool = False
    shadow: bool = False


@dataclass(frozen=True)
class Style:
    """How a page is set. `width` is the column's in characters; `wrapped` keeps its line ends, otherwise a paragraph is one line.

    `stray_blanks` and `misread` are the shares of places where a blank slips in and of characters that are printed as one that looks alike.
    `indent`: printed (two blanks), stripped (the first line is two characters shorter), none. `apart`: a blank line between paragraphs.
    """

    width: int
    wrapped: bool
    indent: str
    apart: bool
    cut_numbers: bool
    stray_blanks: float
    misread: float = 0.0


@dataclass(frozen=True)
class Page:
    """A printed page: its text, and a mark for each character that is not white space. `faults` names what was done to it."""

    text: str
    marks: tuple[Mark | None, ...]
    kinds: dict[tuple[int, int], str]
    faults: tuple[str, ...]
    style: Style


def line_starts(text: str, style: Style) -> list[int]:
    """Where the lines of a paragraph begin when it is set in the style's column."""
    starts = [0]
    room = style.width - (2 if style.indent != "none" else 0)
    used = 0.0
    held = set() if style.cut_numbers else {at for match in _NUMBER.finditer(text) for at in range(match.start() + 1, match.end())}
    for at, char in enumerate(text):
        wide = 1.0 if east_asian_width(char) in "WFA" else 0.5
        if used + wide > room and char not in _NO_START:
            begin = at
            while begin in held or text[begin - 1] in _NO_END:
                begin -= 1
            if begin > starts[-1]:
                starts.append(begin)
                room, used = style.width, sum(1.0 if east_asian_width(c) in "WFA" else 0.5 for c in text[begin:at])
        used += wide
    return starts


class Press:
    """Sets slices one after the other and keeps the marks."""

    def __init__(self, random: Random, style: Style, paragraphs: dict[int, list[Paragraph]]) -> None:
        self.random = random
        self.style = style
        self.paragraphs = paragraphs
        self.text: list[str] = []
        self.marks: list[Mark | None] = []
        self.printed: set[tuple[int, int, int]] = set()

    def set(self, slices: Sequence[Slice]) -> tuple[str, tuple[Mark | None, ...]]:
        after_picture = False
        for one in slices:
            before = Break.PICTURE if after_picture and one.before is not Break.NOTHING else one.before
            self._blank(self._space(before, one))
            if one.doubled:
                self._set_doubled(one)
            else:
                self._set(one)
            after_picture = one.before is Break.PICTURE
        self._blank("\n" * self.random.randint(0, 2))
        return "".join(self.text), tuple(self.marks)

    def _space(self, before: Break, one: Slice) -> str:
        if not self.text:
            return "\n" * self.random.choice((0, 0, 2))
        if before is Break.NOTHING:
            return "\n" if self.style.wrapped else ""
        if before is Break.PICTURE:
            return "\n" * self.random.randint(3, 4)
        apart = self.style.apart or before is Break.COLUMN
        return "\n\n" if apart else "\n"

    def _set(self, one: Slice) -> None:
        paragraph = self.paragraphs[one.story][one.paragraph]
        body = paragraph.kind == "body"
        if body and one.start == 0 and self.style.indent == "printed" and one.before is not Break.NOTHING:
            self._blank("　　")
        starts = set(self._starts(paragraph))
        for offset in range(one.start, one.end):
            char = paragraph.text[offset]
            if offset > one.start and offset in starts:
                self._blank("\n")
            self._stray(paragraph.text, offset)
            self._ink(char, one, offset)

    def _starts(self, paragraph: Paragraph) -> list[int]:
        if not self.style.wrapped:
            return []
        if paragraph.kind in ("headline", "heading") and len(paragraph.text) > self.style.width:
            return [paragraph.text.index(" ") + 1] if " " in paragraph.text else []
        return line_starts(paragraph.text, self.style)

    def _stray(self, text: str, offset: int) -> None:
        """Blanks around, seldom inside, a number."""
        digit, before = text[offset].isdigit(), offset > 0 and text[offset - 1].isdigit()
        if (digit != before and self.random.random() < self.style.stray_blanks) or (
            digit and before and self.random.random() < self.style.stray_blanks / 4
        ):
            self._blank(" ")

    def _set_doubled(self, one: Slice) -> None:
        text = self.paragraphs[one.story][one.paragraph].text
        for phrase in _PHRASE.finditer(text):
            if phrase.start() and text[phrase.start() - 1] == " ":
                self._blank(" ")
            for shadow in (False, True):
                for offset in range(*phrase.span()):
                    self._ink(text[offset], one, offset, shadow=shadow)

    def _ink(self, char: str, one: Slice, offset: int, *, shadow: bool = False) -> None:
        if char.isspace():
            self._blank(char)
            return
        place = (one.story, one.paragraph, offset)
        if char in _ALIKE and not one.doubled and self.random.random() < self.style.misread:
            char = _ALIKE[char]
        self.text.append(char)
        self.marks.append(Mark(*place, again=place in self.printed and not shadow, shadow=shadow))
        self.printed.add(place)

    def _blank(self, text: str) -> None:
        self.text += text
        self.marks += [None] * len(text)


def snapped(text: str, style: Style, offset: int) -> int:
    """The line's beginning nearest to an offset, 0 where the paragraph is one line."""
    return min(line_starts(text, style), key=lambda start: abs(start - offset))


def pieces_of(slices: Sequence[Slice]) -> Iterator[list[Slice]]:
    """Slices by column."""
    column: list[Slice] = []
    for one in slices:
        if one.before is Break.COLUMN and column:
            yield column
            column = []
        column.append(one)
    if column:
        yield column
