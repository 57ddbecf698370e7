"""What kind of passage a piece is: furniture and bylines by their rules, captions by the white space around them, headings by their shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from govkb.knowledge import Knowledge
from govkb.knowledge.finder import PlaceFinder
from govkb.knowledge.text_rules import FurnitureRule
from govkb.layout.headlines import headline_place
from govkb.layout.piece import Piece, cut
from govkb.layout.unwrap import ends_sentence
from govkb.model import PassageKind

_EDGE = 120
"""Marks at the head or the tail of a paragraph are shorter than this."""

_LONGEST_HEADING = 48
_LONGEST_CAPTION = 80
_APART = 2
"""Blank lines that set a piece apart from the column around it."""

CAPTION = "图片说明：前后空行隔开的一句话"
HEADING = "小标题：短行，不以句号结束"


def split_furniture(piece: Piece, knowledge: Knowledge) -> list[Piece]:
    """The piece with marks, credits and bylines of its two ends cut off, each with its kind; `[piece]` where there are none."""
    if piece.kind is not PassageKind.BODY:
        return [piece]
    marks = _marks(piece.text, knowledge.rules(FurnitureRule))
    parts = cut(piece, (border for start, (end, _) in marks.items() for border in (start, end)))
    offsets = accumulate((len(part.text) for part in parts), initial=0)
    return [
        replace(part, kind=marks[at][1].kind).because(f"{marks[at][1].id}：{_WORDS[marks[at][1].kind]}") if at in marks else part
        for at, part in zip(offsets, parts, strict=False)
    ]


def _marks(text: str, rules: Sequence[FurnitureRule]) -> dict[int, tuple[int, FurnitureRule]]:
    """Where a mark begins: its end and its rule. What a mark leaves on its two sides is looked at as a text of its own."""
    marks: dict[int, tuple[int, FurnitureRule]] = {}
    rests = [(0, len(text))]
    while rests:
        start, end = rests.pop()
        for rule in rules:
            if not _may_mark(rule, text[start], text[end - 1]):
                continue
            span = _mark(rule, text, start, end)
            if span is not None:
                marks[span[0]] = (span[1], rule)
                rests += [rest for rest in ((start, span[0]), (span[1], end)) if rest[0] < rest[1]]
                break
    return marks


def _may_mark(rule: FurnitureRule, first: str, last: str) -> bool:
    """Whether a stretch with this first and last character can bear the rule's mark: most paragraphs are told apart by these alone."""
    begins = rule.where == "tail" or rule.heads is None or first in rule.heads
    return begins and (rule.where == "head" or rule.tails is None or last in rule.tails)


_WORDS = {
    PassageKind.FURNITURE: "版面文字",
    PassageKind.BYLINE: "署名",
    PassageKind.CAPTION: "图片说明",
}


def _mark(rule: FurnitureRule, text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of the rule's mark in the stretch [start, end) of a text, of which no more than the rule can reach is looked at."""
    if rule.where == "whole":
        whole = end - start <= 4 * _EDGE and rule.regex.fullmatch(text[start:end]) is not None
        return (start, end) if whole else None
    if rule.where == "head":
        match = rule.regex.match(text[start : min(end, start + _EDGE)])
        return None if match is None else (start, start + match.end())
    seen = max(start, end - 2 * _EDGE)  # before the tail stands what a rule may look back at
    tail = text[seen:end]
    found = (match.start() for match in rule.regex.finditer(tail, max(0, len(tail) - _EDGE)) if match.end() == len(tail))
    at = next(found, None)
    return None if at is None else (seen + at, end)


def mark_headings(pieces: Sequence[Piece], finder: PlaceFinder) -> list[Piece]:
    """Body pieces that are short and closed by no sentence mark become headings.

    One that could carry on a sentence broken off before it does not, unless it opens like a headline (PLACE：…).
    """
    marked: list[Piece] = []
    open_sentence = False
    for piece in pieces:
        if piece.kind is PassageKind.BODY:
            if _is_heading(piece.text) and (not open_sentence or headline_place(piece.text, finder) is not None):
                marked.append(replace(piece, kind=PassageKind.HEADING).because(HEADING))
                open_sentence = False
                continue
            open_sentence = not ends_sentence(piece.text)
        elif piece.kind in (PassageKind.HEADLINE, PassageKind.FURNITURE):
            open_sentence = False
        marked.append(piece)
    return marked


def _is_heading(text: str) -> bool:
    if len(text) > _LONGEST_HEADING or text.endswith(("，", "、", "；", ",", "：", ":")) or ends_sentence(text):
        return False
    return text.count("，") <= 1 and "。" not in text and any("\u4e00" <= char <= "\u9fff" for char in text)


def mark_captions(pieces: Sequence[Piece]) -> list[Piece]:
    """One-sentence pieces set apart by blank lines, and those that follow such a one while the text around them is broken off, are captions."""
    marked: list[Piece] = []
    open_sentence = after_caption = False
    for index, piece in enumerate(pieces):
        if piece.kind is PassageKind.BODY:
            is_caption = _may_be_caption(piece.text) and (
                (index > 0 and piece.gap >= _APART and _before(marked) is PassageKind.BODY)
                or (after_caption and open_sentence and piece.gap >= _APART)
            )
            if is_caption:
                marked.append(replace(piece, kind=PassageKind.CAPTION).because(CAPTION))
                after_caption = True
                continue
            open_sentence = not ends_sentence(piece.text)
        after_caption = piece.kind is PassageKind.CAPTION
        marked.append(piece)
    return marked


def _before(marked: list[Piece]) -> PassageKind | None:
    """Kind of the running text before: a caption stands in or behind body text, never under a headline or heading."""
    for piece in reversed(marked):
        if piece.kind not in (PassageKind.CAPTION, PassageKind.FURNITURE):
            return PassageKind.HEADING if _is_heading(piece.text) else piece.kind
    return None


def _may_be_caption(text: str) -> bool:
    return len(text) <= _LONGEST_CAPTION and ends_sentence(text) and "。" not in text[:-1]
