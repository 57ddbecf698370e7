"""Plain text: what the decoder gives, as it stands."""

from __future__ import annotations

from govkb.reading.content import Content
from govkb.reading.decoding import decode


def read_plain(data: bytes) -> Content:
    """The text of a file, whose offsets are its own."""
    decoded = decode(data)
    return Content(decoded.text, decoded.encoding)
