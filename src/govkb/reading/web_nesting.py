"""How deep a page nests, told from its tags alone: a parser's work grows with tags times depth, so a page is looked at before it is parsed."""

from __future__ import annotations

import re
from collections import Counter

from govkb.errors import ReadingError
from govkb.reading.web_elements import ELEMENTS

DEEPEST = 512
"""Elements open inside each other; Chromium and WebKit open no more than 512 either."""

_TAG = re.compile(r"<!--|<(/?)([A-Za-z][^\s/>]{0,20})")


def check_nesting(source: str) -> None:
    """ReadingError, without the file's name, when more than DEEPEST elements are open at once."""
    opened: Counter[str] = Counter()
    depth = at = 0
    while (tag := _TAG.search(source, at)) is not None:
        at = tag.end()
        if tag[2] is None:
            at = _behind("-->", source, at)
            continue
        name = tag[2].lower()
        if name in ELEMENTS["raw"] and not tag[1]:
            at = _behind(f"</{name}", source, at)
        elif name not in ELEMENTS["closed_by_next"] and (not tag[1] or opened[name]):
            step = -1 if tag[1] else 1
            opened[name] += step
            depth += step
        if depth > DEEPEST:
            raise ReadingError(f"opens more than {DEEPEST} elements inside each other, which no report does; save the article alone")


def _behind(end: str, source: str, at: int) -> int:
    found = source.find(end, at)
    return len(source) if found < 0 else found + len(end)
