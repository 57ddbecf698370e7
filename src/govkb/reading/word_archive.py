"""The parts of a Word file, which is a ZIP archive: opened with care, since a small one can hold a large nothing."""

from __future__ import annotations

import io
import zipfile
import zlib

from govkb.errors import ReadingError

_MOST_PARTS = 10_000
_LARGEST_PART = 64 * 1024 * 1024
_STEEPEST = 200
"""Times a part may grow when unpacked. The XML of long tables, which repeats itself most, shrinks to a hundredth."""

_SMALL = 1024 * 1024
"""Below this size it does not matter how much a part grows."""


class Archive:
    """A Word file's parts by name. ReadingError, without the file's name, when it is no archive or a part cannot be had."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._parts = {info.filename: info for info in self._zip.infolist()}
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError) as error:
            raise ReadingError(f"is no whole Word file: {_said(error)}. It may have been cut off; fetch it again") from error
        if len(self._parts) > _MOST_PARTS:
            raise ReadingError(f"is an archive of {len(self._parts):,} parts; a Word file has at most {_MOST_PARTS:,}")

    def names(self) -> frozenset[str]:
        return frozenset(self._parts)

    def part(self, name: str) -> bytes:
        """The bytes of a part; none when the archive lacks it."""
        info = self._parts.get(name)
        if info is None:
            return b""
        if info.flag_bits & 1:
            raise ReadingError("is an encrypted archive; save it without a password")
        # What the archive's directory says of sizes may be a lie: only what is unpacked counts, and no more is unpacked than is allowed.
        limit = min(_LARGEST_PART, max(_SMALL, _STEEPEST * info.compress_size))
        try:
            with self._zip.open(info) as file:
                data = file.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
            raise ReadingError(f"is no whole Word file: {name}: {_said(error)}. It may have been cut off; fetch it again") from error
        if len(data) > limit:
            raise ReadingError(
                f"holds {name}, which unpacks {info.compress_size:,} bytes to more than {limit:,}; no report does, and it is not read"
            )
        return data


def _said(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
