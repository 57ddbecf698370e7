"""A web page's tree → its blocks of text, each with what tells an article from a menu."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from justhtml import Element, Node, Text

from govkb.reading.blocks import CELL, LONGEST_CELL, Block, Words, trimmed
from govkb.reading.web_elements import ELEMENTS
from govkb.reading.web_source import words_of

_SPACE = re.compile(r"[ \t\n\f\r]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class WebBlock:
    """A block of the page. `linked` counts its characters inside links, `aside` says that an element set aside holds it."""

    block: Block
    heading: bool
    linked: int
    aside: bool


@dataclass(frozen=True, slots=True)
class WebPage:
    """The blocks of a page in order, and for each element that may hold several, the first and the one after the last."""

    blocks: tuple[WebBlock, ...]
    ranges: tuple[tuple[int, int], ...]


def page_of(root: Node, source: str) -> WebPage:
    """Everything the tree below `root` says, scripts, forms' fields and pictures apart."""
    data_tables = _data_tables(root)
    builder = _Builder(source, data_tables)
    for node, entering in _walk(root):
        if isinstance(node, Text):
            builder.text(node)
        elif entering:
            builder.enter(node)
        else:
            builder.leave(node)
    builder.close()
    return WebPage(tuple(builder.blocks), tuple(sorted(set(builder.ranges))))


def _walk(root: Node) -> Iterator[tuple[Node | Text, bool]]:
    """Nodes in document order, elements twice: entering and leaving. Not by recursion, for pages nested a hundred thousand deep."""
    pending: list[tuple[Node | Text, bool]] = [(root, True)]
    while pending:
        node, entering = pending.pop()
        yield node, entering
        if entering and not isinstance(node, Text) and node.name not in ELEMENTS["unread"]:
            pending.append((node, False))
            pending.extend((child, True) for child in reversed(node.children or ()) if isinstance(child, (Element, Text)))


@dataclass(slots=True)
class _Table:
    nested: bool = False
    cells: int = 0
    most_cells: int = 0
    length: int = 0
    longest: int = 0


def _data_tables(root: Node) -> set[int]:
    """Identities of the tables that hold figures; others hold columns of the page."""
    found: set[int] = set()
    tables: list[_Table] = []
    for node, entering in _walk(root):
        if isinstance(node, Text):
            if tables:
                tables[-1].length += len((node.data or "").strip())
            continue
        if node.name == "table" and entering:
            if tables:
                tables[-1].nested = True
            tables.append(_Table())
        elif node.name == "table" and tables:
            table = tables.pop()
            if not table.nested and table.most_cells > 1 and table.longest <= LONGEST_CELL:
                found.add(id(node))
        elif tables:
            _count(tables[-1], node, entering=entering)
    return found


def _count(table: _Table, node: Node, *, entering: bool) -> None:
    if node.name == "tr" and entering:
        table.cells = 0
    elif node.name in ("td", "th") and entering:
        table.cells += 1
        table.length = 0
        table.most_cells = max(table.most_cells, table.cells)
    elif node.name in ("td", "th"):
        table.longest = max(table.longest, table.length)


@dataclass(slots=True)
class _Builder:
    """Gathers words into blocks while the tree is walked."""

    source: str
    data_tables: set[int]
    blocks: list[WebBlock] = field(default_factory=list)
    ranges: list[tuple[int, int]] = field(default_factory=list)
    _words: list[Words] = field(default_factory=list)
    _linked: int = 0
    _open: list[tuple[Node, int]] = field(default_factory=list)
    _links: int = 0
    _asides: int = 0
    _headings: int = 0
    _paragraphs: int = 0
    _preformatted: int = 0
    _data: int = 0
    _cells: int = 0
    _apart: bool = False

    def enter(self, node: Node) -> None:
        if node.name in ELEMENTS["unread"]:
            return
        if node.name in ELEMENTS["blocks"]:
            self._begin(node)
        self._open.append((node, len(self.blocks)))
        self._count(node, 1)
        if node.name == "br" and self._data:
            self._space(None)
        elif node.name == "br":
            self._words.append(Words("\n"))

    def leave(self, node: Node) -> None:
        if node.name in ELEMENTS["blocks"]:
            self._end(node)
        self._count(node, -1)
        _, first = self._open.pop()
        if first < len(self.blocks) and not (self._paragraphs or node.name in ELEMENTS["paragraphs"]):
            self.ranges.append((first, len(self.blocks)))

    def text(self, node: Text) -> None:
        origin = node.origin_offset
        data = node.data or ""
        for words in words_of(self.source, origin, data) if origin is not None else (Words(data),):
            self._put(words)

    def close(self) -> None:
        """End the block at hand, if it has words."""
        words = trimmed(self._words)
        row = self._data > 0
        if words and not (row and all(one.text.isspace() for one in words)):
            self.blocks.append(WebBlock(Block(words, row=row, apart=self._apart), self._headings > 0, self._linked, self._asides > 0))
            self._apart = False
        self._words = []
        self._linked = 0

    def _begin(self, node: Node) -> None:
        if self._data == 0 or node.name in ("table", "caption"):
            self.close()
        elif node.name == "tr":
            self.close()
            self._cells = 0
        elif node.name in ("td", "th"):
            if self._cells:
                self._trim_space()
                self._words.append(Words(CELL))
            self._cells += 1
        else:
            self._space(None)
        self._apart |= node.name == "figcaption"

    def _end(self, node: Node) -> None:
        if self._data > 0 and node.name not in ("table", "caption", "tr"):
            self._space(None)
            return
        silent = not trimmed(self._words) and self._open[-1][1] == len(self.blocks)
        blank_line = silent and (node.name == "p" or any(one.text == "\n" for one in self._words))
        self.close()
        self._apart &= node.name != "figcaption"
        if blank_line:
            self.blocks.append(WebBlock(Block(()), heading=False, linked=0, aside=self._asides > 0))

    def _count(self, node: Node, step: int) -> None:
        self._links += step * (node.name == "a")
        self._headings += step * (node.name in ELEMENTS["headings"])
        self._paragraphs += step * (node.name in ELEMENTS["paragraphs"])
        self._preformatted += step * (node.name in ELEMENTS["preformatted"])
        self._data += step * (id(node) in self.data_tables)
        self._asides += step * is_aside(node)

    def _put(self, words: Words) -> None:
        if self._preformatted:
            self._append(words)
            return
        if words.at is not None and not words.verbatim:
            # An escape is one character; a space among them is a space like any other.
            if _SPACE.fullmatch(words.text):
                self._space(None)
            else:
                self._append(words)
            return
        at = 0
        for space in _SPACE.finditer(words.text):
            self._append(_part(words, at, space.start()))
            blank = space[0].find(" ")
            self._space(None if blank < 0 else _part(words, space.start() + blank, space.start() + blank + 1))
            at = space.end()
        self._append(_part(words, at, len(words.text)))

    def _append(self, words: Words) -> None:
        if words.text == "":
            return
        self._words.append(words)
        if self._links:
            self._linked += len(words.text)

    def _space(self, blank: Words | None) -> None:
        """One space, whatever stands in the source, and none at the beginning of a line or behind another."""
        if self._words and self._words[-1].text not in (" ", "\n", CELL):
            self._words.append(blank or Words(" "))

    def _trim_space(self) -> None:
        while self._words and self._words[-1].text == " ":
            self._words.pop()


def _part(words: Words, start: int, end: int) -> Words:
    return Words(words.text[start:end], None if words.at is None else words.at + start, end - start)


def is_aside(node: Node) -> bool:
    """Whether an element by its name, class or id is a menu, a footer, readers' comments and the like, or is not shown."""
    if node.name in ELEMENTS["aside"]:
        return True
    attributes = node.attrs or {}
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
        return True
    names = _NAME.findall(f"{attributes.get('class') or ''} {attributes.get('id') or ''}")
    return node.name not in ELEMENTS["never_aside"] and any(name.lower() in ELEMENTS["aside_names"] for name in names)
