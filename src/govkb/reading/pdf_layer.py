"""The text layer of a PDF, character by character, as PDFium has it."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from govkb.errors import ReadingError

MOST_PAGES = 500
MOST_GLYPHS = 1_000_000

_ENCRYPTED = {raw.FPDF_ERR_PASSWORD: "needs a password", raw.FPDF_ERR_SECURITY: "is encrypted in a way that cannot be read"}
_HYPHEN = 2
"""PDFium's sign for a hyphen at the end of a line."""


_UNKNOWN = (0, 0xFFFD)
_INVISIBLE = frozenset(("Cc", "Cf", "Cn", "Cs", "Zl", "Zp"))


class Glyph(NamedTuple):
    """A printed character: its place in the text layer of its page, the box around it in the page's own space (points, from the lower left), the
    origin of its base line there, and the direction of the line in quarter turns against the clock.

    Characters that one glyph stands for (the f and i of a ligature) share its box.
    """

    char: str
    at: int
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    turn: int


class LayerPage(NamedTuple):
    """The visible part of a page, [left, bottom, right, top], its characters in the order of the text layer, and how many glyphs stand for no
    character that the file tells.
    """

    box: tuple[float, float, float, float]
    glyphs: list[Glyph]
    unknown: int


class Layer(NamedTuple):
    """A PDF's pages, and its title and the day it was made as its properties have them."""

    pages: list[LayerPage]
    title: str
    made: str


def text_layer(data: bytes) -> Layer:
    """Everything printed as text. ReadingError, without the file's name, when the file is encrypted, damaged or too large."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        reason = _ENCRYPTED.get(getattr(error, "err_code", None))
        if reason is not None:
            raise ReadingError(f"is a PDF that {reason}; save it without protection") from error
        raise ReadingError("is no whole PDF: it cannot be opened. It may have been cut off; fetch it again") from error
    try:
        if len(document) > MOST_PAGES:
            raise ReadingError(f"has {len(document):,} pages; the limit is {MOST_PAGES:,}. Give the pages of the report alone")
        pages: list[LayerPage] = []
        for number in range(len(document)):
            pages.append(_page(document, number))
            if sum(len(page.glyphs) for page in pages) > MOST_GLYPHS:
                raise ReadingError(f"has more than {MOST_GLYPHS:,} characters by page {number + 1}. Give the pages of the report alone")
        properties = document.get_metadata_dict()
        return Layer(pages, properties.get("Title", ""), properties.get("CreationDate", ""))
    finally:
        document.close()


def _page(document: pdfium.PdfDocument, number: int) -> LayerPage:
    try:
        page = document[number]
        text = page.get_textpage()
        # A page that says nothing of its size is a letter's.
        left, bottom, right, top = page.get_cropbox(fallback_ok=True) or (0.0, 0.0, 612.0, 792.0)
    except pdfium.PdfiumError as error:
        raise ReadingError(f"is no whole PDF: page {number + 1} cannot be opened. It may have been cut off; fetch it again") from error
    box = (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    try:
        glyphs = [glyph for glyph in _glyphs(text) if _is_visible(glyph, box)]
        known = [glyph for glyph in glyphs if glyph.char]
        return LayerPage(box, known, len(glyphs) - len(known))
    finally:
        text.close()
        page.close()


def _glyphs(text: pdfium.PdfTextPage) -> Iterator[Glyph]:
    """The characters of the file's own, empty for unknown ones; blanks and line ends that PDFium adds are left out, and so are invisible ones."""
    loose = raw.FS_RECTF()
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    lead = 0
    for index in range(min(text.count_chars(), MOST_GLYPHS + 1)):
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        code = raw.FPDFText_GetUnicode(text, index)
        lead, char = _char(code, lead)
        if char == "" and code not in _UNKNOWN:
            continue
        raw.FPDFText_GetLooseCharBox(text, index, loose)
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        quarter = raw.FPDFText_GetCharAngle(text, index) / (math.pi / 2)
        yield Glyph(
            char,
            index,
            round(min(loose.left, left.value), 2),
            round(min(loose.bottom, bottom.value), 2),
            round(max(loose.right, right.value), 2),
            round(max(loose.top, top.value), 2),
            round(x.value, 2),
            round(y.value, 2),
            -round(quarter) % 4 if math.isfinite(quarter) else 0,
        )


def _char(code: int, lead: int) -> tuple[int, str]:
    """The character of a code unit, empty for none, and the first half of a pair that is still to come. Where wide characters have 16 bits,
    rare ones come in two units."""
    if 0xD800 <= code < 0xDC00:
        return code, ""
    if 0xDC00 <= code < 0xE000:
        return 0, chr(0x10000 + ((lead - 0xD800) << 10) + code - 0xDC00) if lead else ""
    if code == _HYPHEN:
        return 0, "-"
    char = chr(code) if code < 0x110000 and code not in _UNKNOWN else ""
    return 0, "" if unicodedata.category(char or " ") in _INVISIBLE else char


def _is_visible(glyph: Glyph, box: tuple[float, float, float, float]) -> bool:
    x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
