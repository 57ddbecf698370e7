"""The knowledge base's file as Datasette holds it open."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from datasette.database import Database


class ServedFile(Database):  # type: ignore[misc]  # datasette carries no types
    """A database opened read-only under any file name; core's own class breaks on `?`, `#` and `%`."""

    def connect(self, write: bool = False) -> sqlite3.Connection:  # noqa: ARG002 (core's signature; nothing here writes)
        connection = sqlite3.connect(f"{Path(self.path).as_uri()}?immutable=1", uri=True, check_same_thread=False)
        self._all_file_connections.append(connection)
        return connection
