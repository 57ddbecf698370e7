"""rulings.jsonl: one ruling a line, only ever appended to.

Several writers may append at once: each line goes in by one write at the end of the file, under a lock, and is forced to disk before the
writer says that it is done. A writer that is killed leaves its line whole, or torn, or not there. A torn line at the end, which nobody was told is
written, is reported by every reader and taken back by the next writer; it costs nobody else's ruling.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from govkb.errors import FolderError
from govkb.rulings.values import Ruling, from_line, to_line

_BEGINS = b'{"id": "'
"""How every line that this module writes begins."""

_BLOCK = 65_536
"""Bytes read at a time from the end of the file."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that is no ruling. `line` counts from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class RulingsFile:
    """What a rulings.jsonl says: its rulings by the time they were made, each once, and the lines left out."""

    rulings: tuple[Ruling, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_rulings(path: Path) -> RulingsFile:
    """Everything in the file; nothing when there is none. FolderError when it cannot be read."""
    try:
        with path.open("rb") as file:
            # A file system without locks gives at worst a last line that is being written, which is then reported as torn.
            with suppress(OSError):
                fcntl.flock(file, fcntl.LOCK_SH)
            data = file.read()
    except FileNotFoundError:
        return RulingsFile()
    except OSError as error:
        raise FolderError(f"{path}: cannot be read: {error.strerror}") from error
    rulings: dict[str, Ruling] = {}
    faults: list[Fault] = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip() == b"":
            continue
        try:
            # A line may be torn inside a character.
            ruling = from_line(line.decode("utf-8", "replace"))
        except ValueError as error:
            faults.append(Fault(str(path), number, f"{error}; the line is left out"))
        else:
            rulings.setdefault(ruling.id, ruling)
    return RulingsFile(tuple(sorted(rulings.values(), key=lambda one: (one.made, one.id))), tuple(faults))


def append(path: Path, ruling: Ruling) -> None:
    """Add a ruling; when this returns, it is on the disk. FolderError when it cannot be written, and the file is as it was."""
    try:
        with _locked(path) as (descriptor, is_locked):
            _write_line(descriptor, to_line(ruling).encode("utf-8"), is_locked=is_locked)
    except OSError as error:
        raise FolderError(f"{path}: the ruling cannot be written: {error.strerror or error}") from error


@contextmanager
def _locked(path: Path) -> Iterator[tuple[int, bool]]:
    """The open file and whether others are kept out of it; the system drops the lock with the process, however it ends."""
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o666)
    is_locked = True
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError:  # a file system without locks still appends a line in one piece
            is_locked = False
        yield descriptor, is_locked
    finally:
        os.close(descriptor)


def _write_line(descriptor: int, line: bytes, *, is_locked: bool) -> None:
    size = os.fstat(descriptor).st_size
    tail = _tail(descriptor, size)
    if is_locked and _is_torn(tail):
        size -= len(tail)
        os.ftruncate(descriptor, size)
        tail = b""
    data = (b"\n" if tail else b"") + line + b"\n"
    try:
        if os.write(descriptor, data) < len(data):
            raise OSError("only a part of the line was taken; the disk may be full")
        os.fsync(descriptor)
    except OSError:
        if is_locked:
            with suppress(OSError):
                os.ftruncate(descriptor, size)
        raise


def _tail(descriptor: int, size: int) -> bytes:
    """What stands behind the last line break of the file."""
    tail, start = b"", size
    while start > 0 and b"\n" not in tail:
        reach = min(_BLOCK, start)
        start -= reach
        tail = os.pread(descriptor, reach, start) + tail
    return tail[tail.rfind(b"\n") + 1 :]


def _is_torn(tail: bytes) -> bool:
    """Whether a writer of this module was stopped in the middle of a line: what others wrote is left alone."""
    begins = tail.startswith(_BEGINS) or (tail != b"" and _BEGINS.startswith(tail))
    if not begins:
        return False
    try:
        json.loads(tail)
    except ValueError:
        return True
    return False
