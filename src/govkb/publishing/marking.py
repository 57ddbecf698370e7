"""Text with marked stretches as HTML, everything else escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch [start, end) of a text and how it is shown: a `mark` or `span` with a class, a link when it has an address; `id` makes it one's aim."""

    start: int
    end: int
    tag: str = "mark"
    css: str = ""
    href: str = ""
    title: str = ""
    id: str = ""

    def around(self, inner: Markup) -> Markup:
        named = (("id", self.id), ("href", self.href), ("class", self.css), ("title", self.title))
        attributes = Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in named if value)
        return _ELEMENTS["a" if self.href else self.tag].format(attributes, inner)


_ELEMENTS = {"a": Markup("<a{}>{}</a>"), "mark": Markup("<mark{}>{}</mark>"), "span": Markup("<span{}>{}</span>")}


def marked(text: str, marks: Iterable[Mark]) -> Markup:
    """`text` with its marks; where marks overlap, each stretch carries all of them, the longest outermost, and one link at most."""
    return Markup("").join(_wrap(text[start:end], over) for start, end, over in _stretches(text, marks))


def excerpt(text: str, spans: list[tuple[int, int]], *, before: int = 40, length: int = 160) -> Markup:
    """About `length` characters of `text` from shortly before its first span, the spans marked, `…` where something is left out."""
    start = max(0, spans[0][0] - before) if spans else 0
    end = min(len(text), start + length)
    start = max(0, min(start, end - length))
    shown = [Mark(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start]
    return Markup("{}{}{}").format("…" if start else "", marked(text[start:end], shown), "…" if end < len(text) else "")


def _stretches(text: str, marks: Iterable[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    waiting = sorted((mark for mark in marks if 0 <= mark.start < mark.end <= len(text)), key=lambda mark: (mark.start, -mark.end))
    borders = sorted({0, len(text), *(mark.start for mark in waiting), *(mark.end for mark in waiting)})
    waiting.reverse()
    active: list[Mark] = []
    for start, end in pairwise(borders):
        active = [mark for mark in active if mark.end > start]
        while waiting and waiting[-1].start == start:
            active.append(waiting.pop())
        yield start, end, active


def _wrap(piece: str, marks: list[Mark]) -> Markup:
    inner = escape(piece)
    linked = False
    for mark in sorted(marks, key=lambda each: each.end - each.start):
        if mark.href and linked:
            continue
        linked = linked or bool(mark.href)
        inner = mark.around(inner)
    return inner
