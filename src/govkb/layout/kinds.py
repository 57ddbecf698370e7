"""What kind of passage a piece is: furniture and bylines by their rules, captions by the white space around them, headings by their shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from govkb.knowledge import Knowledge
from govkb.knowledge.finder import PlaceFinder
from govkb.knowledge.text_rules import FurnitureRule
from govkb.layout.headlines import headline_place, is_displaced
from govkb.layout.piece import Piece, cut
from govkb.layout.seams import Seams, opens
from govkb.layout.unwrap import ends_sentence
from govkb.model import PassageKind

_EDGE = 120
"""Marks at the head or the tail of a paragraph are shorter than this."""

_LONGEST_HEADING = 48
_LONGEST_CAPTION = 80
_MOST_CAPTIONS = 8
_OPEN = 3
_CLEARLY = 1.5
"""Unfinished sentences that are kept in mind, and what a seam with one further up has to say."""

_GOES_ON = 0.5
_SPACED = 1.5
_COMMA = -0.5
"""What a seam has to say before a short line is taken for the end or beginning of a paragraph; more where a blank parts the line in two, as
headings are, less where a comma does."""

_BOUND = ("的", "和", "与", "及", "在", "对", "把", "将", "被", "为", "以")
"""No heading ends with a word that leans on the next one."""

_PLACE_FIRST = 4
_NAMED = 1.5
"""A place within so many characters makes a sentence read like a caption; so does what somebody is doing."""

_BEHIND = 1.0
_NOTHING = -1.0
"""The text behind captions is what goes on, unless one of them fits better by this; where none stands behind, what the seam has to say."""

_PICTURED = re.compile(r"正在|[（(](?:前排|后排)?[左右中前后]起?[一二三四五]?[）)]")

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


def mark_headings(pieces: Sequence[Piece], finder: PlaceFinder, seams: Seams) -> list[Piece]:
    """Body pieces that are short and closed by no sentence mark become headings.

    One that carries on a sentence broken off before it does not, nor one that is carried on behind it: both are ends of a column.
    """
    marked: list[Piece] = []
    unfinished = ""
    behind = _texts_behind(pieces)
    for piece, following in zip(pieces, behind, strict=True):
        if piece.kind is PassageKind.BODY:
            titled = is_heading(piece.text) and headline_place(piece.text, finder) is not None
            if titled or (is_heading(piece.text) and not _is_cut(piece, unfinished, following, seams)):
                marked.append(replace(piece, kind=PassageKind.HEADING).because(HEADING))
                unfinished = ""
                continue
            unfinished = "" if ends_sentence(piece.text) else piece.text
        elif piece.kind is PassageKind.FURNITURE or (piece.kind is PassageKind.HEADLINE and not is_displaced(piece)):
            unfinished = ""
        marked.append(piece)
    return marked


def _texts_behind(pieces: Sequence[Piece]) -> list[str]:
    """For each piece, the text of the next body piece, captions and the like passed over; empty where a headline comes first."""
    texts: list[str] = []
    following = ""
    for piece in reversed(pieces):
        texts.append(following)
        if piece.kind is PassageKind.BODY:
            following = piece.text
        elif piece.kind in (PassageKind.HEADLINE, PassageKind.BYLINE):
            following = ""
    return texts[::-1]


def _is_cut(piece: Piece, unfinished: str, following: str, seams: Seams) -> bool:
    """Whether a short line is the end or the beginning of a paragraph that a column's end cut: its lines then fill the column."""
    if not piece.full:
        return False
    if piece.indented or piece.text.endswith(_BOUND):
        return True
    if "，" in piece.text:
        least = _COMMA
    elif not piece.wrapped and any(one.start + one.length < two.start for one, two in pairwise(piece.runs)):
        least = _SPACED
    else:
        least = _GOES_ON
    if unfinished and seams.joins(unfinished, piece.text) >= least:
        return True
    # Where lines are not broken by a column, a short one has no width to tell a column's end by: the seam has to speak for itself.
    ahead = least if piece.wrapped else max(least, _CLEARLY)
    return bool(following) and seams.joins(piece.text, following) - max(opens(following), 0.0) >= ahead


def is_heading(text: str) -> bool:
    """Whether a text has the shape of a heading: short, at most one comma, no sentence."""
    if len(text) > _LONGEST_HEADING or opens(text) == 1.0 or text.endswith(("，", "、", "；", ",", "：", ":")) or ends_sentence(text):
        return False
    return text.count("，") <= 1 and "。" not in text and any("\u4e00" <= char <= "\u9fff" for char in text)


def mark_captions(pieces: Sequence[Piece], finder: PlaceFinder, seams: Seams) -> list[Piece]:
    """One-sentence pieces set apart by blank lines inside or behind running text are captions.

    Where that text is broken off, the one among them that carries it on best is none, unless the text behind them does so better.
    """
    marked = list(pieces)
    running = ""
    unfinished: list[str] = []
    index = 0
    while index < len(marked):
        piece = marked[index]
        run = _run_of_captions(marked, index) if running else []
        if run and is_heading(running) and _like_caption(marked[run[0]].text, finder) < _NAMED:
            run = []
        if run:
            kept = _carries_on(marked, run, running, finder, seams)
            if kept is None:
                kept = _takes_up(marked, run, unfinished, finder, seams)
            for at in run:
                if at != kept:
                    marked[at] = replace(marked[at], kind=PassageKind.CAPTION).because(CAPTION)
            index = run[-1] + 1
            continue
        if piece.kind is PassageKind.BODY:
            running = piece.text
            if not ends_sentence(running):
                unfinished = [*unfinished, running][-_OPEN:]
        elif piece.kind not in (PassageKind.CAPTION, PassageKind.FURNITURE):
            running = ""
        index += 1
    return marked


def _takes_up(pieces: Sequence[Piece], run: Sequence[int], unfinished: Sequence[str], finder: PlaceFinder, seams: Seams) -> int | None:
    """The piece of a run of captions that clearly goes on with a sentence left unfinished further up, in a column of the same story."""
    fits = {
        at: max(seams.joins(text, pieces[at].text) for text in unfinished)
        - max(opens(pieces[at].text), 0.0)
        - _like_caption(pieces[at].text, finder)
        for at in (run if unfinished else ())
    }
    best = max(fits, key=lambda at: fits[at], default=None)
    return best if best is not None and fits[best] >= _CLEARLY else None


def _run_of_captions(pieces: Sequence[Piece], index: int) -> list[int]:
    """Indices of the pieces from here on that may be captions, without a gap."""
    run: list[int] = []
    while index < len(pieces) and len(run) < _MOST_CAPTIONS:
        piece = pieces[index]
        if piece.kind is PassageKind.BODY and piece.gap >= _APART and _may_be_caption(piece.text):
            run.append(index)
        elif piece.kind is not PassageKind.CAPTION:
            break
        index += 1
    return run


def _carries_on(pieces: Sequence[Piece], run: Sequence[int], running: str, finder: PlaceFinder, seams: Seams) -> int | None:
    """The piece of a run of captions that is none: it carries on the sentence before them."""
    if ends_sentence(running):
        return None

    def fit(index: int) -> float:
        text = pieces[index].text
        return seams.joins(running, text) - max(opens(text), 0.0)

    def caption_fit(index: int) -> float:
        return fit(index) - _like_caption(pieces[index].text, finder)

    best = max(run, key=caption_fit)
    behind = next((at for at in range(run[-1] + 1, len(pieces)) if pieces[at].kind is not PassageKind.CAPTION), None)
    if behind is not None and pieces[behind].kind is PassageKind.FURNITURE:
        return None
    none = behind is None or pieces[behind].kind is not PassageKind.BODY or is_heading(pieces[behind].text)
    rival = _NOTHING if behind is None or none else fit(behind) + (_BEHIND if _like_caption(pieces[best].text, finder) else -_BEHIND / 2)
    return best if caption_fit(best) > rival else None


def _like_caption(text: str, finder: PlaceFinder) -> float:
    """How much a sentence reads like a caption: it says where the picture was taken, mostly at once, and what somebody is doing there."""
    places = finder.find(text)
    named = _NAMED if places and places[0].start < _PLACE_FIRST else _NAMED / 2 if places else 0.0
    return named + (_NAMED if _PICTURED.search(text) else 0.0)


def _may_be_caption(text: str) -> bool:
    return len(text) <= _LONGEST_CAPTION and ends_sentence(text) and "。" not in text[:-1]
