"""What kind of passage a piece is: furniture and bylines by their rules, captions by the white space around them, headings by their shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

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
    for rule in knowledge.rules(FurnitureRule):
        match = _match(rule, piece.text)
        if match is None:
            continue
        start, end = match.span()
        before, inner, after = _three(piece, start, end)
        marked = replace(inner, kind=rule.kind).because(f"{rule.id}：{_WORDS[rule.kind]}")
        rest_before = split_furniture(before, knowledge) if before else []
        rest_after = split_furniture(after, knowledge) if after else []
        return [*rest_before, marked, *rest_after]
    return [piece]


_WORDS = {
    PassageKind.FURNITURE: "版面文字",
    PassageKind.BYLINE: "署名",
    PassageKind.CAPTION: "图片说明",
}


def _match(rule: FurnitureRule, text: str) -> re.Match[str] | None:
    if rule.where == "whole":
        return rule.regex.fullmatch(text) if len(text) <= 4 * _EDGE else None
    if rule.where == "head":
        return rule.regex.match(text, 0, _EDGE)
    tail = max(0, len(text) - _EDGE)
    for match in rule.regex.finditer(text, tail):
        if match.end() == len(text):
            return match
    return None


def _three(piece: Piece, start: int, end: int) -> tuple[Piece | None, Piece, Piece | None]:
    before = after = None
    inner = piece
    if end < len(piece.text):
        inner, after = cut(piece, end)
    if start > 0:
        before, inner = cut(inner, start)
    return before, inner, after


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
