"""PDFs with a text layer: columns one after the other, lines broken as in print, every character with its page and box.

`at` in `Content.origin` counts the characters of a page's text layer as PDFium does. Nothing is recognised: a page that is a picture has no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from govkb.errors import ReadingError
from govkb.reading.content import MADE, Clue, Content
from govkb.reading.metadata import iso_date
from govkb.reading.pdf_layer import Layer
from govkb.reading.pdf_lines import set_pages
from govkb.reading.pdf_process import layer_of

_UNKNOWN_LIMIT = 20
"""One character in so many may be unknown."""

_TAIL = 2048
_END = b"%%EOF"
_MADE = re.compile(r"D:(\d{8})")


def read_pdf(data: bytes) -> Content:
    """The text of a PDF. ReadingError, without the file's name, when it is encrypted, damaged, too large or has no text layer."""
    if _END not in data[-_TAIL:]:
        raise ReadingError("is a PDF that was cut off: its end mark %%EOF is missing. Fetch it again")
    layer = layer_of(data)
    text, origin = set_pages(layer.pages)
    _check(layer, text)
    return Content(text, "", origin, weak_clues=tuple(_property_clues(layer, text)))


def _check(layer: Layer, text: str) -> None:
    pages = f"{len(layer.pages)} page" + ("" if len(layer.pages) == 1 else "s")
    unknown = sum(page.unknown for page in layer.pages)
    if text.strip() == "" and unknown == 0:
        raise ReadingError(f"is a PDF of {pages} without a text layer, pictures alone; recognise its text first (OCR, such as ocrmypdf)")
    if unknown * _UNKNOWN_LIMIT > len(text):
        raise ReadingError(
            f"is a PDF whose text layer does not say what {unknown:,} of its printed characters are; recognise its text first (OCR, such as ocrmypdf)"
        )


def _property_clues(layer: Layer, text: str) -> Iterator[Clue]:
    """The title that the file was given, where the pages print it too, and the day it was made."""
    title = "".join(layer.title.split())
    if len(title) > 3 and title in "".join(text.split()):
        yield Clue("title", layer.title.strip(), "PDF property Title")
    made = _MADE.match(layer.made)
    if made is not None:
        yield Clue(MADE, iso_date(made[1]), "PDF property CreationDate")
