"""What a file is by its first bytes, whatever it is called: a wrong name is said before a reader stumbles over it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from govkb.errors import ReadingError

_HEAD = 1024
_PDF = b"%PDF-"
_TEXTS = frozenset((".txt", ".md"))
_PAGES = frozenset((".html", ".htm"))


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of file, the suffix that it is read under (empty: it is not read), and what to do with it otherwise."""

    name: str
    begins: bytes
    suffixes: frozenset[str] = frozenset()
    remedy: str = ""


_KINDS = (
    _Kind("a PDF", _PDF, frozenset((".pdf",)), "rename it to .pdf"),
    _Kind("a ZIP archive", b"PK\x03\x04", frozenset((".docx",)), "rename it to .docx if it is a Word file, else unpack it"),
    _Kind("an empty ZIP archive", b"PK\x05\x06", remedy="fetch the file again"),
    _Kind("an old or encrypted Office file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", remedy="save it as .docx without a password"),
    _Kind("a rich text file", b"{\\rtf", remedy="save it as .docx or .txt"),
    _Kind("a saved web archive", b"From: <Saved by", remedy="save the page as HTML alone (.html)"),
    _Kind("a saved web archive", b"MIME-Version:", remedy="save the page as HTML alone (.html)"),
    _Kind("a PNG picture", b"\x89PNG\r\n", remedy="recognise its text (OCR) and give that"),
    _Kind("a JPEG picture", b"\xff\xd8\xff", remedy="recognise its text (OCR) and give that"),
    _Kind("a GIF picture", b"GIF8", remedy="recognise its text (OCR) and give that"),
    _Kind("a TIFF picture", b"II*\0", remedy="recognise its text (OCR) and give that"),
    _Kind("a TIFF picture", b"MM\0*", remedy="recognise its text (OCR) and give that"),
    _Kind("a gzip archive", b"\x1f\x8b\x08", remedy="unpack it"),
    _Kind("a 7-Zip archive", b"7z\xbc\xaf\x27\x1c", remedy="unpack it"),
    _Kind("a RAR archive", b"Rar!\x1a\x07", remedy="unpack it"),
)

_PAGE = re.compile(r"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)


def check_label(data: bytes, suffix: str) -> None:
    """ReadingError, without the file's name, when a file is something else than its suffix says; it names both, and what to do."""
    kind = next((kind for kind in _KINDS if data.startswith(kind.begins)), None)
    if kind is not None and suffix not in kind.suffixes:
        raise ReadingError(f"is {kind.name} by its content but is called {suffix}; {kind.remedy}")
    # Some PDFs have a line or two of something else before their first one.
    if kind is not None or suffix in _PAGES or (suffix == ".pdf" and _PDF in data[:_HEAD]):
        return
    if _is_page(data):
        raise ReadingError(f"is a web page by its content but is called {suffix}; rename it to .html")
    if suffix not in _TEXTS:
        raise ReadingError(
            f"is not what its name {suffix} says, nor any other kind of file that can be told; if it is text, rename it to .txt"
        )


def _is_page(data: bytes) -> bool:
    head = data[: 2 * _HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = head.decode("utf-16", "ignore")
    else:
        text = head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    return _PAGE.match(text.lstrip("\ufeff \t\r\n")) is not None
