"""Text printed as a newspaper's PDF: headlines across the columns, columns below, and the truth about where each character went."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from pages.printing import Page

FONT = "STSong-Light"
"""One of the Chinese fonts that PDF readers bring along; nothing is embedded."""

_NO_START = "，。、；：！？”’）》】…"
SIZE, LEADING, MARGIN = 10.0, 15.0, 40.0


@dataclass(frozen=True)
class Drawn:
    """Where a character of the source was drawn: page from 1, left end of its base line and advance in points from the lower left."""

    offset: int
    page: int
    x: float
    y: float
    width: float


@dataclass(frozen=True)
class Row:
    """Characters [start, end) of the source as one printed line, `blank` lines below the last."""

    start: int
    end: int
    blank: int = 0


@dataclass(frozen=True)
class Band:
    """A headline over all columns (none for a band without), and the rows that are divided between the columns below it."""

    headline: tuple[Row, ...]
    rows: tuple[Row, ...]


class Printer:
    """Draws bands one below the other, page after page."""

    def __init__(self, source: str, *, columns: int, width: float, height: int = 70, gutter: float = 18.0) -> None:
        if FONT not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.source = source
        self.columns = columns
        self.step = width * SIZE + gutter
        self.size = (2 * MARGIN + columns * self.step - gutter, 2 * MARGIN + height * LEADING)
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=self.size, invariant=1)
        self.page = 1
        self.y = self.size[1] - MARGIN
        self.drawn: list[Drawn] = []

    def band(self, band: Band) -> None:
        """The next band; what does not fit on the page goes to further ones, in as many columns."""
        rows = list(band.rows)
        if self._room() < 4 + 2 * len(band.headline):
            self._next_page()
        for row in band.headline:
            # A line of doubled glyphs is long, and stays one line.
            size = min(2 * SIZE, (self.size[0] - 2 * MARGIN) / pdfmetrics.stringWidth(self.source[row.start : row.end], FONT, 1))
            self.y -= 1.2 * size
            self._draw(row, MARGIN, self.y, size)
        self.y -= LEADING if band.headline else 0
        while rows:
            rows = self._columns(rows)
            if rows:
                self._next_page()

    def pdf(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self.file.getvalue()

    def _room(self) -> int:
        return int((self.y - MARGIN) / LEADING)

    def _next_page(self) -> None:
        self.canvas.showPage()
        self.page += 1
        self.y = self.size[1] - MARGIN

    def _columns(self, rows: Sequence[Row]) -> list[Row]:
        """Print rows from here downwards in columns of about one length; those left over."""
        height = min(self._room(), -(-sum(1 + row.blank for row in rows) // self.columns))
        rest = list(rows)
        lowest = self.y
        for column in range(self.columns):
            used = 0
            while rest and used + 1 + (rest[0].blank if used else 0) <= height:
                row = rest.pop(0)
                used += 1 + (row.blank if used else 0)
                self._draw(row, MARGIN + column * self.step, self.y - used * LEADING, SIZE)
            lowest = min(lowest, self.y - used * LEADING)
        # The last column takes the few rows that rounding leaves.
        while rest and lowest - (1 + rest[0].blank) * LEADING > MARGIN:
            row = rest.pop(0)
            lowest -= (1 + row.blank) * LEADING
            self._draw(row, MARGIN + (self.columns - 1) * self.step, lowest, SIZE)
        self.y = lowest - 2 * LEADING
        return rest

    def _draw(self, row: Row, x: float, y: float, size: float) -> None:
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, y, self.source[row.start : row.end])
        for offset in range(row.start, row.end):
            width = pdfmetrics.stringWidth(self.source[offset], FONT, size)
            self.drawn.append(Drawn(offset, self.page, x, y, width))
            x += width


def print_page(page: Page, *, columns: int) -> tuple[bytes, list[Drawn]]:
    """A generated page as a PDF, and where each character went: a band for each headline."""
    width = float(page.style.width)
    printer = Printer(page.text, columns=columns, width=width + 1)
    for band in _bands(page, width=width, across=columns * (width + 1) / 2):
        printer.band(band)
    return printer.pdf(), printer.drawn


def print_text(text: str, *, width: float, columns: int) -> bytes:
    """A text as a PDF: each of its lines in printed lines of `width` characters, its blank lines kept."""
    printer = Printer(text, columns=columns, width=width + 1)
    rows: list[Row] = []
    blank = at = 0
    for line in text.splitlines(keepends=True):
        end = at + len(line.rstrip())
        blank += end == at
        if end > at:
            rows += _rows(text, at, end, width, blank)
            blank = 0
        at += len(line)
    printer.band(Band((), tuple(rows)))
    return printer.pdf()


def _bands(page: Page, *, width: float, across: float) -> list[Band]:
    bands: list[Band] = []
    headline: list[Row] = []
    rows: list[Row] = []
    blank = at = 0
    for line in page.text.splitlines(keepends=True):
        start, at = at, at + len(line)
        end = start + len(line.rstrip())
        if end == start:
            blank += 1
            continue
        if _is_headline(page, start, end):
            if rows:
                bands.append(Band(tuple(headline), tuple(rows)))
                headline, rows = [], []
            doubled = any(mark is not None and mark.shadow for mark in page.marks[start:end])
            headline += [Row(start, end)] if doubled else _rows(page.text, start, end, across, 0)
        else:
            rows += _rows(page.text, start, end, width, blank)
        blank = 0
    return [*bands, Band(tuple(headline), tuple(rows))]


def _is_headline(page: Page, start: int, end: int) -> bool:
    return all(page.kinds[mark.story, mark.paragraph] == "headline" for mark in page.marks[start:end] if mark is not None)


def _rows(text: str, start: int, end: int, width: float, blank: int) -> list[Row]:
    """Characters [start, end) in lines of `width` characters, no stop at the beginning of one."""
    cuts = [start]
    used = 0.0
    for at in range(start, end):
        wide = 1.0 if east_asian_width(text[at]) in "WFA" else 0.5
        if used + wide > width and text[at] not in _NO_START:
            cuts.append(at)
            used = 0.0
        used += wide
    return [Row(first, last, blank if first == start else 0) for first, last in zip(cuts, [*cuts[1:], end], strict=True)]
