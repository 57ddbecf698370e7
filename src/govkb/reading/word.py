"""Word files: paragraphs, tables as rows, text boxes and notes, as they read once every change is accepted.

Offsets in `Content.origin` are code points of the XML of the named part (word/document.xml), decoded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from govkb.errors import ReadingError
from govkb.reading.blocks import CELL, LONGEST_CELL, Block, Words, set_blocks, trimmed
from govkb.reading.content import MADE, Clue, Content
from govkb.reading.decoding import is_plausible
from govkb.reading.metadata import iso_date
from govkb.reading.word_archive import Archive
from govkb.reading.word_xml import Event, events_of

DOCUMENT = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_PROPERTIES = "docProps/core.xml"

_SKIPPED = frozenset(("w:del", "w:moveFrom", "w:instrText", "w:delText", "w:rPr", "w:pPr", "w:tblPr", "w:sectPr", "mc:Fallback"))
"""What does not read: deleted and moved text, field codes, properties, and the second copy of a text box for old versions of Word."""

_WRITTEN: dict[str, str] = {"w:noBreakHyphen": "-", "w:softHyphen": "", "w:tab": "\t", "w:br": "\n", "w:cr": "\n"}
"""Elements that stand for a character."""

_NOTE_MARKS = frozenset(("separator", "continuationSeparator", "continuationNotice"))


def read_word(data: bytes) -> Content:
    """The text of a Word file. ReadingError, without the file's name, when it is none, damaged, or holds no text."""
    archive = Archive(data)
    if DOCUMENT not in archive.names():
        raise ReadingError(f"is {_kind(archive)}; save the text as .docx")
    blocks = [block for part in (DOCUMENT, *_NOTES) if (data := archive.part(part)) for block in _blocks(events_of(data, part), part)]
    text, origin = set_blocks(blocks)
    if text.strip() == "":
        raise ReadingError("is a Word file without any text; if it holds pictures of pages, recognise their text (OCR) first")
    if not is_plausible(text):
        raise ReadingError("is a Word file whose text is made of control characters")
    return Content(text, "", origin, weak_clues=tuple(_property_clues(archive, text)))


def _kind(archive: Archive) -> str:
    """What an archive that is no Word file is, by its parts."""
    names = archive.names()
    known = {
        "xl/workbook.xml": "an Excel workbook",
        "ppt/presentation.xml": "a PowerPoint file",
        "content.xml": "an OpenDocument file",
        "META-INF/container.xml": "an e-book",
    }
    return next((kind for name, kind in known.items() if name in names), "a ZIP archive, not a Word file")


def _blocks(events: list[Event], part: str) -> list[Block]:
    builder = _Builder(part, _data_tables(events))
    skipped = 0
    for event in events:
        # Inside what is skipped, only its own kind counts: elements are closed in the order in which they were opened.
        if skipped or (event.name in _SKIPPED and event.start) or _is_note_mark(event):
            skipped += (event.start - (event.name != "" and not event.start)) if event.name else 0
            continue
        builder.take(event)
    return builder.blocks


def _is_note_mark(event: Event) -> bool:
    return event.start and event.name in ("w:footnote", "w:endnote") and event.attributes.get("w:type") in _NOTE_MARKS


@dataclass(slots=True)
class _Table:
    at: int
    nested: bool = False
    cells: int = 0
    most_cells: int = 0
    length: int = 0
    longest: int = 0


def _data_tables(events: list[Event]) -> set[int]:
    """Places of the tables that hold figures; others hold columns of the page."""
    found: set[int] = set()
    tables: list[_Table] = []
    for event in events:
        if event.name == "w:tbl" and event.start:
            if tables:
                tables[-1].nested = True
            tables.append(_Table(event.at))
        elif event.name == "w:tbl" and tables:
            table = tables.pop()
            if not table.nested and table.most_cells > 1 and table.longest <= LONGEST_CELL:
                found.add(table.at)
        elif tables:
            _count(tables[-1], event)
    return found


def _count(table: _Table, event: Event) -> None:
    if event.name == "w:tr" and event.start:
        table.cells = 0
    elif event.name == "w:tc" and event.start:
        table.cells += 1
        table.length = 0
        table.most_cells = max(table.most_cells, table.cells)
    elif event.name == "":
        table.length += len(event.text.strip())
        table.longest = max(table.longest, table.length)


@dataclass(slots=True)
class _Builder:
    """Gathers words into blocks. A text box interrupts its paragraph; what it says follows behind it."""

    part: str
    data_tables: set[int]
    blocks: list[Block] = field(default_factory=list)
    _words: list[Words] = field(default_factory=list)
    _outer: list[tuple[list[Words], list[Block]]] = field(default_factory=list)
    _boxed: list[Block] = field(default_factory=list)
    _texts: int = 0
    _tables: list[bool] = field(default_factory=list)
    _cells: int = 0

    def take(self, event: Event) -> None:
        if event.name == "":
            self._characters(event)
        elif event.name in _WRITTEN and event.start:
            self._written(event)
        elif (handler := _HANDLERS.get(event.name)) is not None:
            handler(self, event)

    @property
    def _in_row(self) -> bool:
        return bool(self._tables) and self._tables[-1]

    def end_paragraph(self) -> None:
        """A paragraph is a block, an empty one too; in a row of figures it is a part of its cell."""
        if self._in_row:
            self._space()
            return
        self.blocks.append(Block(trimmed(self._words)))
        self._words = []
        self.blocks += self._boxed
        self._boxed = []

    def text_run(self, event: Event) -> None:
        self._texts += 1 if event.start else -1

    def paragraph(self, event: Event) -> None:
        if not event.start:
            self.end_paragraph()

    def table(self, event: Event) -> None:
        if event.start:
            self._tables.append(event.at in self.data_tables)
        elif self._tables:
            self._tables.pop()

    def row(self, event: Event) -> None:
        if not self._in_row:
            return
        words = trimmed(self._words)
        if not event.start and any(not one.text.isspace() for one in words):
            self.blocks.append(Block(words, row=True))
        self._words = []
        self._cells = 0

    def cell(self, event: Event) -> None:
        if not (self._in_row and event.start):
            return
        if self._cells:
            self._trim_space()
            self._words.append(Words(CELL))
        self._cells += 1

    def box(self, event: Event) -> None:
        """The text of a box is set apart, and the paragraph around it goes on where it was."""
        if event.start:
            self._outer.append((self._words, self.blocks))
            self._words, self.blocks = [], []
            self._tables.append(False)
        elif self._outer:
            said = [block for block in self.blocks if not block.blank]
            self._words, self.blocks = self._outer.pop()
            self._tables.pop()
            self._boxed += said

    def _characters(self, event: Event) -> None:
        if self._texts and event.text:
            text = event.text.replace("\n", " ").replace("\r", " ").replace("\t", " ")
            self._words.append(Words(text, event.at if text == event.text else None, event.span, self.part))

    def _written(self, event: Event) -> None:
        text = _WRITTEN[event.name]
        if self._in_row and text.isspace():
            self._space()
        elif text.isspace():
            self._words.append(Words(text))
        elif text:
            self._words.append(Words(text, event.at, event.span, self.part))

    def _space(self) -> None:
        if self._words and self._words[-1].text not in (" ", CELL):
            self._words.append(Words(" "))

    def _trim_space(self) -> None:
        while self._words and self._words[-1].text == " ":
            self._words.pop()


_HANDLERS: dict[str, Callable[[_Builder, Event], None]] = {
    "w:t": _Builder.text_run,
    "m:t": _Builder.text_run,
    "w:p": _Builder.paragraph,
    "w:tbl": _Builder.table,
    "w:tr": _Builder.row,
    "w:tc": _Builder.cell,
    "w:txbxContent": _Builder.box,
}


def _property_clues(archive: Archive, text: str) -> Iterator[Clue]:
    """The title that the file was given, where the text has it too, and the day it was made."""
    if _PROPERTIES not in archive.names():
        return
    squeezed = "".join(text.split())
    name = ""
    for event in events_of(archive.part(_PROPERTIES), _PROPERTIES):
        if event.name:
            name = event.name if event.start else ""
        elif name == "dc:title" and len(event.text) > 3 and "".join(event.text.split()) in squeezed:
            yield Clue("title", event.text.strip(), "Word property title")
        elif name == "dcterms:created":
            yield Clue(MADE, iso_date(event.text), "Word property created")
