"""The knowledge base's file: whether it is one, and how Datasette holds it open."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from datasette.database import Database

from govkb.errors import FolderError
from govkb.store import schema


class ServedFile(Database):  # type: ignore[misc]  # datasette carries no types
    """A database opened read-only under any file name; core's own class breaks on `?`, `#` and `%`."""

    def connect(self, write: bool = False) -> sqlite3.Connection:  # noqa: ARG002 (core's signature; nothing here writes)
        connection = sqlite3.connect(_read_only_uri(self.path), uri=True, check_same_thread=False)
        self._all_file_connections.append(connection)
        return connection


def require_knowledge_base(path: Path) -> None:
    """FolderError, saying what is there instead, unless a knowledge base of this version stands at `path`."""
    if not path.exists():
        raise FolderError(f"{path}: not found; expected a knowledge base, which `govkb build` makes")
    if not path.is_file():
        raise FolderError(f"{path}: not a file; expected a knowledge base, such as {path / 'kb.sqlite'}")
    if not os.access(path, os.R_OK):
        raise FolderError(f"{path}: cannot be read; it needs read permission")
    application, version = _header(path)
    if application != schema.APPLICATION_ID:
        raise FolderError(f"{path}: not a govkb knowledge base; expected a file that `govkb build` made")
    if version != schema.SCHEMA_VERSION:
        raise FolderError(f"{path}: its schema is version {version}, expected {schema.SCHEMA_VERSION}; build it anew with `govkb build`")


def _read_only_uri(path: str) -> str:
    return f"file:{quote(path)}?immutable=1"


def _header(path: Path) -> tuple[int, int]:
    try:
        with closing(sqlite3.connect(_read_only_uri(str(path.resolve())), uri=True)) as connection:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            return application, connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError:
        return 0, 0
