"""One file → Report, or the reason why not."""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from pathlib import Path

from govkb.errors import ReadingError
from govkb.model import Rejected, Report, Source
from govkb.reading.formats import READERS, Format
from govkb.reading.metadata import settle
from govkb.reading.signatures import check_label

MAX_BYTES = 16 * 1024 * 1024
"""Largest file read unless settings say otherwise: a newspaper page has some ten thousand bytes."""

_BLOCK = 1 << 20
_UNKNOWN = Source()


def read(path: Path, *, document: str, source: Source = _UNKNOWN, max_bytes: int = MAX_BYTES) -> Report:
    """The report in the file at `path`. Plain text stays as it is, a byte order mark is not part of it; what the text of other formats is, their
    readers say. What `source` leaves open is taken from the file itself where it says so.

    Raises ReadingError, one line that names the document, for whatever is wrong with the file.
    """
    try:
        data = _bytes_of(path, max_bytes)
    except ReadingError as error:
        raise ReadingError(f"{document}: {error}") from error
    return read_bytes(data, path.suffix, document=document, source=source, max_bytes=max_bytes)


def read_bytes(data: bytes, suffix: str, *, document: str, source: Source = _UNKNOWN, max_bytes: int = MAX_BYTES) -> Report:
    """The report in a file's bytes, its format told by the suffix (`.txt`); as `read` has it, for what stands in no file."""
    suffix = suffix.lower()
    try:
        form = _format_of(suffix)
        _check_size(len(data), max_bytes)
        check_label(data, suffix)
        content = form.read(data)
        if content.text.strip("\ufeff \t\r\n\f\v\u3000").strip() == "":
            raise ReadingError("holds nothing but white space")
    except ReadingError as error:
        raise ReadingError(f"{document}: {error}") from error
    told, title, metadata_from = settle(source, content)
    digest = sha256(data).hexdigest()
    return Report(document, content.text, content.encoding, form.name, digest, len(data), told, content.origin, title, metadata_from)


def reject(path: Path, error: ReadingError, *, document: str, source: Source = _UNKNOWN) -> Rejected:
    """The record of a file that `read` refused. Size and hash are 0 and empty where the file cannot be opened at all."""
    reason = str(error).removeprefix(f"{document}: ")
    form = READERS[path.suffix.lower()].name if path.suffix.lower() in READERS else path.suffix.lower().removeprefix(".")
    digest, size = _fingerprint(path)
    return Rejected(document, form, digest, size, reason, source)


def _bytes_of(path: Path, max_bytes: int) -> bytes:
    _check_kind(path)
    _format_of(path.suffix.lower())
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
            size = max(len(data), os.fstat(file.fileno()).st_size)
    except OSError as error:
        raise ReadingError(f"cannot be opened: {error.strerror}") from error
    _check_size(size, max_bytes)
    return data


def _format_of(suffix: str) -> Format:
    if suffix not in READERS:
        raise ReadingError(f"suffix {suffix!r} cannot be read; allowed: {', '.join(READERS)}")
    return READERS[suffix]


def _check_size(size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise ReadingError(f"is {size:,} bytes; the limit is {max_bytes:,} (max_bytes in govkb.yaml)")
    if size == 0:
        raise ReadingError("is empty")


def _check_kind(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        lost = path.is_symlink() and not path.exists()
        raise ReadingError("is a link that leads nowhere" if lost else f"cannot be opened: {error.strerror}") from error
    if stat.S_ISDIR(mode):
        raise ReadingError("is a folder, not a file")
    if not stat.S_ISREG(mode):
        raise ReadingError("is no regular file")


def _fingerprint(path: Path) -> tuple[str, int]:
    digest, size = sha256(), 0
    try:
        _check_kind(path)
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
                size += len(block)
    except (OSError, ReadingError):
        return "", 0
    return digest.hexdigest(), size
