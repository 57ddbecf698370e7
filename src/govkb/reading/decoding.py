"""Bytes → text: the strict decoders first, a guess last, and none at all rather than a wrong one.

GB18030 is tried before UTF-16 without a byte order mark, since Chinese in UTF-16 all but always holds bytes that GB18030 forbids
(a full-width comma is 0C FF, a digit brings a NUL), whereas English in GB18030 decodes as Han characters in UTF-16.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections import Counter
from dataclasses import dataclass

from govkb.errors import ReadingError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8-BOM"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
    ("\ufeff".encode("gb18030"), "gb18030", "GB18030"),
)
_KNOWN = "UTF-8, GB18030, UTF-16"
_STRANGE_LIMIT = 20  # one character in so many may be a control, a private or an unassigned one
_EXPECTED_SHARE = 0.9  # of a guessed text that must be Chinese or ASCII
_SAMPLE = 65_536  # bytes shown to the guesser, whose time grows steeply


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte order mark, and the name of the encoding it came in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of a file's bytes; ReadingError, without the file's name, when they are text in no encoding that can be told."""
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            return _decode_marked(data[len(bom) :], codec, name)
    for codec, name in (("utf-8", "UTF-8"), ("gb18030", "GB18030")):
        text = _strict(data, codec)
        if text is not None and is_plausible(text):
            return Decoded(text, name)
    decoded = _unmarked_utf16(data) or _guessed(data)
    if decoded is None:
        raise ReadingError(f"is not text in {_KNOWN} or any encoding that can be told; {_first_fault(data)}")
    return decoded


def is_plausible(text: str) -> bool:
    """No NUL, and hardly a control, private or unassigned character."""
    counts = Counter(text)
    strange = sum(count for character, count in counts.items() if _is_strange(character))
    return "\0" not in counts and strange * _STRANGE_LIMIT <= len(text)


def _is_strange(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cn", "Co", "Cs"} and not character.isspace()


def _expected_share(text: str) -> float:
    expected = sum(count for character, count in Counter(text).items() if _is_expected(character))
    return expected / max(len(text), 1)


def _is_expected(character: str) -> bool:
    # ASCII and white space, general and CJK punctuation, Han, full-width forms.
    return (
        character.isspace()
        or " " <= character <= "~"
        or "\u2000" <= character <= "\u206f"
        or "\u3000" <= character <= "\u303f"
        or "\u4e00" <= character <= "\u9fff"
        or "\uff01" <= character <= "\uff5e"
    )


def _decode_marked(data: bytes, codec: str, name: str) -> Decoded:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise ReadingError(f"begins with the mark of {name} but byte {error.start} after the mark does not fit it") from error
    if not is_plausible(text):
        raise ReadingError(f"begins with the mark of {name} but holds NULs or control characters that no text has")
    return Decoded(text, name)


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(data: bytes) -> Decoded | None:
    candidates = [(text, name) for codec, name in (("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE")) if (text := _strict(data, codec))]
    for text, name in candidates:
        if is_plausible(text) and _expected_share(text) >= _EXPECTED_SHARE:
            return Decoded(text, name)
    return None


def _guessed(data: bytes) -> Decoded | None:
    if b"\0" in data:
        return None
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load, seldom needed

    # A sample that ends with a line does not cut a character in two.
    line_end = data.rfind(b"\n", 0, _SAMPLE) + 1
    best = from_bytes(data[: line_end or _SAMPLE]).best()
    text = None if best is None else _strict(data, best.encoding)
    if best is None or text is None or not is_plausible(text) or _expected_share(text) < _EXPECTED_SHARE:
        return None
    return Decoded(text, best.encoding)


def _first_fault(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"UTF-8 stops at byte {error.start} (0x{data[error.start]:02x})"
    nul = data.find(b"\0")
    return "it is made of control characters" if nul < 0 else f"there is a NUL at byte {nul}"
