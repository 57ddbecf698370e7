"""Sentences without their figures: what is left of a sentence when every number in it is taken for the same."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

SLOT = "□"
"""Stands for a number."""

_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full-width ASCII
_NUMBER = re.compile(r"[0-9０-９][0-9０-９.．,]*[万亿]*|[〇零一二两三四五六七八九十百千万亿几]+")
_TOKEN = re.compile(rf"(?P<number>{_NUMBER.pattern})|(?P<space>\s+)|[^\s0-9０-９〇零一二两三四五六七八九十百千万亿几]+")
_DIGITS = re.compile(r"[0-9〇零一二两三四五六七八九十百千]")


@dataclass(frozen=True, slots=True)
class Masked:
    """`text` has one SLOT a number and no white space; `starts` are where its pieces begin in the sentence, `places` where they begin in `text`."""

    text: str
    starts: tuple[int, ...]
    places: tuple[int, ...]

    def place_of(self, offset: int) -> int:
        """Where the character at `offset` of the sentence stands in the masked text; anywhere in a number is at its slot."""
        at = max(bisect_right(self.starts, offset) - 1, 0)
        start, place = self.starts[at], self.places[at]
        return place if self.text[place : place + 1] == SLOT else place + offset - start


@lru_cache(maxsize=2048)  # a sentence of many figures is asked for with each of them
def mask(sentence: str) -> Masked:
    """The sentence with its numbers masked, white space dropped, full-width ASCII narrowed."""
    pieces: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    length = 0
    for match in _TOKEN.finditer(sentence):
        if match["space"] is not None:
            continue
        piece = SLOT if match["number"] is not None else match.group().translate(_NARROW)
        starts.append(match.start())
        places.append(length)
        pieces.append(piece)
        length += len(piece)
    return Masked("".join(pieces), tuple(starts) or (0,), tuple(places) or (0,))


def form(quote: str) -> str:
    """A quantity with each digit masked by itself: figures of one form differ in nothing but their digits (`□.□□万余名`)."""
    return _DIGITS.sub(SLOT, "".join(quote.split()).translate(_NARROW))
