"""Saved web pages: the main text with its tables, scripts, styles, menus and readers' comments set aside.

Offsets in `Content.origin` are code points of the decoded file. White space reads as a browser shows it: a line end in the source is a blank,
`<br>` and the end of a paragraph are line ends.
"""

from __future__ import annotations

import codecs
import re

from govkb.errors import ReadingError
from govkb.reading.blocks import set_blocks
from govkb.reading.content import Content
from govkb.reading.decoding import Decoded, decode, is_plausible
from govkb.reading.web_nesting import check_nesting

_DECLARED = re.compile(rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
_HEAD = 4096
_DECODERS = {
    **dict.fromkeys(("utf-8", "utf8"), ("utf-8", "UTF-8")),
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk", "hz-gb-2312"), ("gb18030", "GB18030")),
    **dict.fromkeys(("big5", "big5-hkscs"), ("big5hkscs", "Big5")),
}
"""Encoding that a page declares → decoder of what such pages are written in, and its name. What is declared otherwise is not believed."""

_LARGEST = 4_000_000
"""Code points of a page: a newspaper's has some hundred thousand, pictures in the page itself aside."""

_EMBEDDED = re.compile(r"data:[a-z]{1,20}/[a-z0-9.+-]{1,60};base64,[A-Za-z0-9+/=\s]*+", re.IGNORECASE)


def read_web_page(data: bytes) -> Content:
    """The report on a saved page. ReadingError, without the file's name, when it is no page or says nothing."""
    from justhtml import JustHTML  # noqa: PLC0415 - slow to load

    from govkb.reading.web_main import main_blocks  # noqa: PLC0415
    from govkb.reading.web_metadata import page_clues  # noqa: PLC0415
    from govkb.reading.web_page import page_of  # noqa: PLC0415

    decoded = decode_page(data)
    if re.search(r"<[A-Za-z!/]", decoded.text) is None:
        raise ReadingError("holds no HTML element; if it is plain text, rename it to .txt")
    source = _source(decoded.text)
    check_nesting(source)
    root = JustHTML(source, sanitize=False, track_node_locations=True).root
    clues, weak_clues = page_clues(root)
    page = page_of(root, source)
    kept, beside = main_blocks(page, [clue.value for clue in clues if clue.name == "title"])
    text, origin = set_blocks([block.block for block in kept])
    if text.strip() == "":
        raise ReadingError("is a web page without any text; it may have been saved before its script had filled it")
    return Content(text, decoded.encoding, origin, clues, weak_clues, "\n".join(block.block.text for block in beside))


def _source(text: str) -> str:
    """The page with the same offsets, pictures in the page itself blanked out, and no mark that the parser would take for a byte order mark."""
    pictures = sum(len(found[0]) for found in _EMBEDDED.finditer(text))
    if len(text) - pictures > _LARGEST:
        raise ReadingError(f"holds {len(text) - pictures:,} characters of HTML; the limit is {_LARGEST:,}. Save the article alone")
    return _EMBEDDED.sub(lambda found: " " * len(found[0]), f" {text[1:]}" if text.startswith("\ufeff") else text)


def decode_page(data: bytes) -> Decoded:
    """Text by the byte order mark or the declared encoding where it fits, else as any text is decoded."""
    declared = _DECLARED.search(data, 0, _HEAD)
    decoder, name = _DECODERS.get(declared[1].decode("ascii").lower(), ("", "")) if declared is not None else ("", "")
    if decoder == "" or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    try:
        text = data.decode(decoder)
    except UnicodeError:
        return decode(data)
    return Decoded(text, name) if is_plausible(text) else decode(data)
