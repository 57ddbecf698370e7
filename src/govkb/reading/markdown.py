"""Markdown files: the body as it stands, its marks taken out, under a head in YAML that says where it comes from.

    ---
    title: 账目晒出来 村子富起来
    publisher: 青禾日报
    published: 2026-01-28
    ---

Offsets in `Content.origin` are code points of the decoded file. Marks of headings, emphasis, quotations and tables are no part of the text;
everything else is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from govkb.errors import ReadingError
from govkb.model import Origin
from govkb.reading.blocks import CELL
from govkb.reading.content import Clue, Content
from govkb.reading.decoding import decode
from govkb.reading.metadata import FIELDS, is_whole, iso_date

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
_LARGEST_HEAD = 10_000
_ORIGIN = "YAML head"
_TITLE = re.compile(r"^#[ \t]+(?P<title>[^\r\n]{1,200}?)[ \t]*(?:#+[ \t]*)?$", re.MULTILINE)
"""A heading of the first level; marks at its end are no part of it."""

_MARK = re.compile(
    r"^[ ]{0,3}\#{1,6}[ \t]+"  # a heading
    r"|^[ ]{0,3}>[ \t]?"  # a quotation
    r"|^[ ]{0,3}\|?[ \t]*+:?-{3,}+:?[ \t]*+(?:\|[ \t]*+:?-{3,}+:?[ \t]*+)++\|?[ \t]*+(?:\r\n|\r|\n|\Z)"  # the line under a table's head
    r"|(?P<cell>(?:(?<![ \t])[ \t]++|(?<![\\ \t]))\|[ \t]*+)"  # with the blanks around it, each run of them looked at once
    r"|\*\*|__|`",
    re.MULTILINE,
)


def read_markdown(data: bytes) -> Content:
    """The body and what its head says. ReadingError, without the file's name, with the line of every mistake in the head."""
    decoded = decode(data)
    body, clues = _head(decoded.text)
    text, origin = _unmarked(decoded.text, body)
    heading = _TITLE.search(decoded.text, body)
    if heading is not None:
        clues = (*clues, Clue("title", heading["title"], "first heading"))
    return Content(text, decoded.encoding, origin, clues)


def _head(text: str) -> tuple[int, tuple[Clue, ...]]:
    """Where the body begins, and what stands above it."""
    opening = _FENCE.match(text)
    if opening is None:
        return 0, ()
    closing = _END.search(text, opening.end(), opening.end() + _LARGEST_HEAD)
    if closing is None:
        raise ReadingError(f"line 1: the head that begins with --- has no end; another --- must follow within {_LARGEST_HEAD:,} characters")
    return closing.end(), tuple(_clues(text[opening.end() : closing.start()]))


def _clues(head: str) -> Iterator[Clue]:
    seen: set[str] = set()
    for line, key, value in _entries(head):
        if key not in FIELDS:
            raise ReadingError(f"line {line}: unknown key {key!r}; allowed: {', '.join(FIELDS)}")
        if key in seen:
            raise ReadingError(f"line {line}: key {key!r} stands twice")
        if key == "published" and value and iso_date(value) != value:
            raise ReadingError(f"line {line}: {value!r} is no date; expected YYYY-MM-DD, such as 2026-01-31")
        if not is_whole(value):
            raise ReadingError(f"line {line}: {value!r} holds half of a character; write the character itself")
        seen.add(key)
        yield Clue(key, value, _ORIGIN)


def _entries(head: str) -> Iterator[tuple[int, str, str]]:
    """Line in the file, key and value of each entry. Events alone are read, which no nesting and no alias can swell."""
    scalars: list[tuple[int, str]] = []
    try:
        for event in yaml.parse(head, Loader=yaml.SafeLoader):
            line = 2 if event.start_mark is None else event.start_mark.line + 2
            if isinstance(event, yaml.ScalarEvent):
                scalars.append((line, event.value.strip()))
            elif isinstance(event, (yaml.SequenceStartEvent, yaml.AliasEvent)) or (isinstance(event, yaml.MappingStartEvent) and scalars):
                raise ReadingError(f"line {line}: a value must be plain text")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark is not None else 1
        raise ReadingError(f"line {line}: the head is no YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise ReadingError(f"the head is no YAML: {' '.join(str(error).split())}") from error
    if len(scalars) % 2:
        raise ReadingError(f"line {scalars[0][0]}: the head must be lines of `key: value`")
    for (line, key), (_, value) in zip(scalars[::2], scalars[1::2], strict=True):
        yield line, key, value


def _unmarked(text: str, body: int) -> tuple[str, tuple[Origin, ...]]:
    parts: list[str] = []
    origin: list[Origin] = []
    length = 0
    at = body
    for start, end, instead in [*_marks(text, body), (len(text), len(text), "")]:
        if start > at:
            parts.append(text[at:start])
            origin.append(Origin(length, start - at, at, start - at))
            length += start - at
        parts.append(instead)
        length += len(instead)
        at = end
    return "".join(parts), tuple(origin)


def _marks(text: str, body: int) -> Iterator[tuple[int, int, str]]:
    """Start and end of each mark, and what stands in its place: a bar between two cells is a tab, one at the end of a row nothing."""
    for match in _MARK.finditer(text, body):
        inner = match["cell"] and not _at_line_end(text, *match.span())
        yield match.start(), match.end(), CELL if inner else ""


def _at_line_end(text: str, start: int, end: int) -> bool:
    return start == 0 or text[start - 1] in "\r\n" or end == len(text) or text[end] in "\r\n"
