"""One content of the knowledge base's file, held open: a build renames a new file over the old one, which stays readable to whoever has it open.

All connections of an edition are made at once and are to one file, so that whoever reads from an edition reads from one build.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Self, TypeVar

from govkb.store import schema

T = TypeVar("T")
Identity = tuple[int, int, int, int]


class NoEditionError(Exception):
    """The file is missing or is no knowledge base of this version."""


class Edition:
    """Connections to one content of a file, and what was worked out from it: `memory` is forgotten with the edition."""

    def __init__(self, identity: Identity, connections: list[sqlite3.Connection]) -> None:
        self.identity = identity
        self.memory: dict[str, Any] = {}
        self._free: SimpleQueue[sqlite3.Connection] = SimpleQueue()
        for connection in connections:
            self._free.put(connection)

    @classmethod
    def open(cls, path: Path, size: int, prepare: Callable[[sqlite3.Connection], None]) -> Self:
        """The file's content now, with `size` connections, each prepared. NoEditionError when there is no knowledge base."""
        while True:
            before = identity_of(path)
            connections = [_connect(path) for _ in range(size)]
            if identity_of(path) == before:
                break
        _check(path, connections[0])
        for connection in connections:
            prepare(connection)
        return cls(before, connections)

    def run(self, read: Callable[[sqlite3.Connection], T]) -> T:
        """What `read` gives on a connection of its own; waits when all are in use."""
        connection = self._free.get()
        try:
            return read(connection)
        finally:
            self._free.put(connection)

    def close(self) -> None:
        """Close the connections that nobody uses; an edition nobody holds closes by itself."""
        while not self._free.empty():
            self._free.get().close()


def identity_of(path: Path) -> Identity:
    """What differs whenever the file is another one or has another content. NoEditionError when there is none."""
    try:
        status = path.stat()
    except OSError as error:
        raise NoEditionError(f"{path}: {error.strerror}") from error
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def identity_or_none(path: Path) -> Identity | None:
    """`identity_of` a file that may be missing."""
    try:
        return identity_of(path)
    except NoEditionError:
        return None


def _connect(path: Path) -> sqlite3.Connection:
    try:
        # Core's own way to open a file breaks on `?`, `#` and `%` in its name.
        return sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True, check_same_thread=False)
    except sqlite3.Error as error:
        raise NoEditionError(f"{path}: {error}") from error


def _check(path: Path, connection: sqlite3.Connection) -> None:
    try:
        marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    except sqlite3.Error as error:
        raise NoEditionError(f"{path}: {error}") from error
    if marks != [schema.APPLICATION_ID, schema.SCHEMA_VERSION]:
        raise NoEditionError(f"{path}: is no knowledge base of schema version {schema.SCHEMA_VERSION}")
