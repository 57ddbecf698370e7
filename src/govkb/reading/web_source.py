"""Where the words of a parsed web page stand in its source.

The parser says where a text begins; this module walks the source from there on, beside what the parser made of it: escapes are read
(`&nbsp;`, `&#x4E2D;`), markup that the parser dropped inside the text is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from govkb.reading.blocks import Words

_ESCAPE = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_TAG = re.compile(r"</?[A-Za-z](?:\"[^\"]*\"|'[^']*'|[^\"'>])*+>|<[!?/][^>]*+>")
_PLAIN = re.compile(r"[^&<\r]+")


_MOST_MARKUP = 30
"""Tags passed over inside a text; where there are more, its words come from two places far apart."""


def words_of(source: str, begin: int, text: str) -> Iterator[Words]:
    """`text`, which the parser found at `begin` of the source, as stretches of the source.

    A text that cannot be followed to its end (a parser puts words of a broken table together from two places) has no place from there on.
    """
    at, done, passed = begin, 0, 0
    while done < len(text):
        step = _step(source, at, text, done)
        if step is None or passed > _MOST_MARKUP:
            yield Words(text[done:])
            return
        length, span = step
        passed = 0 if length else passed + 1
        if length:
            yield Words(text[done : done + length], at, span)
        at += span
        done += length


def _step(source: str, at: int, text: str, done: int) -> tuple[int, int] | None:
    """Characters of the text read next and those of the source that write them; None when the two do not agree."""
    plain = _PLAIN.match(source, at, at + len(text) - done)
    if plain is not None:
        length = _common(plain[0], text, done)
        return (length, length) if length else None
    if source.startswith("\r", at):
        return 0, 1
    if source.startswith("&", at):
        return _escape(source, at, text, done)
    markup = _TAG.match(source, at)
    if markup is not None:
        return 0, markup.end() - at
    return (1, 1) if source.startswith("<", at) and text[done] == "<" else None


def _common(plain: str, text: str, done: int) -> int:
    """How many characters the two have in common from their beginning on."""
    if text.startswith(plain, done):
        return len(plain)
    length = 0
    for one, other in zip(plain, text[done : done + len(plain)], strict=False):
        if one != other:
            break
        length += 1
    return length


def _escape(source: str, at: int, text: str, done: int) -> tuple[int, int] | None:
    match = _ESCAPE.match(source, at)
    if match is not None:
        read, span = _read(match[0])
        if read and text.startswith(read, done):
            return len(read), span
    return (1, 1) if text[done] == "&" else None


def _read(written: str) -> tuple[str, int]:
    """What an escape stands for, and how much of `written` it is: one without its semicolon may be the head of a word (&copyright)."""
    if written[1] == "#":
        return unescape(written), len(written)
    for end in range(len(written), 2, -1):
        if written[1:end] in html5:
            return html5[written[1:end]], end
    return "", 0
