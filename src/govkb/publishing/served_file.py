"""The knowledge base's file as Datasette reads it: never written, and read anew when a build has replaced it.

A request reads from one edition from its first query to its last. What replaces the file and is no knowledge base is not served: the last
good edition is.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from typing import Any, TypeVar

from datasette.database import Database

from govkb.publishing.editions import Edition, Identity, NoEditionError, identity_of

T = TypeVar("T")

COUNTING_MS = 60_000
"""Time for counting the rows of a table, which is done once an edition."""

_PINNED: ContextVar[dict[ServedFile, Edition] | None] = ContextVar("editions of this request", default=None)


class ServedFile(Database):  # type: ignore[misc]  # datasette carries no types
    """A knowledge base opened read-only under any file name, in its newest edition."""

    def __init__(self, datasette: Any, path: Path) -> None:
        super().__init__(datasette, str(path.resolve()), is_mutable=False)
        self._newest: Edition | None = None
        self._refused: Identity | None = None
        self._is_opening = False

    @property
    def edition(self) -> Edition:
        """The edition that the request at hand reads, else the newest. NoEditionError when there never was one."""
        pinned = _PINNED.get()
        return pinned[self] if pinned is not None and self in pinned else self._current()

    async def pin(self) -> None:
        """Look whether the file was replaced, and hold on to its newest edition until the request ends."""
        await self._renew()
        _PINNED.set({**(_PINNED.get() or {}), self: self._current()})

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], T]) -> T:
        """What `fn` gives on a connection, in one of Datasette's threads."""
        edition = self.edition
        if self.ds.executor is None:
            return edition.run(fn)
        return await asyncio.get_running_loop().run_in_executor(self.ds.executor, edition.run, fn)

    async def table_counts(self, limit: int = COUNTING_MS) -> dict[str, int | None]:
        """Rows of each table, counted once an edition."""
        counts: dict[str, int | None] = await super().table_counts(limit=max(limit, COUNTING_MS))
        return counts

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """Core connects through editions only; nothing here writes."""
        raise NotImplementedError

    def close(self) -> None:
        if self._newest is not None:
            self._newest.close()

    def _current(self) -> Edition:
        if self._newest is None:
            self._newest = self._open()
        return self._newest

    async def _renew(self) -> None:
        # One request opens the new edition; those that come meanwhile still read the old one.
        if self._is_opening or not self._is_replaced():
            return
        self._is_opening = True
        try:
            self._newest = await asyncio.get_running_loop().run_in_executor(None, self._open)
        except NoEditionError as error:
            self._refuse(error)
        else:
            # What core remembers of the file.
            self.cached_hash = self.cached_size = self._cached_table_counts = None
        finally:
            self._is_opening = False

    def _is_replaced(self) -> bool:
        try:
            identity = identity_of(Path(self.path))
        except NoEditionError:  # gone for now: the old one is served on
            return self._newest is None
        return self._newest is None or identity not in {self._newest.identity, self._refused}

    def _refuse(self, error: NoEditionError) -> None:
        if self._newest is None:
            raise error
        logging.getLogger(__name__).warning("%s; the knowledge base that stood there before is served on", error)
        try:
            self._refused = identity_of(Path(self.path))
        except NoEditionError:
            self._refused = None

    def _open(self) -> Edition:
        # At most one connection is in use for each of Datasette's threads.
        size = self.ds.setting("num_sql_threads") or 1
        return Edition.open(Path(self.path), size, lambda connection: self.ds._prepare_connection(connection, self.name))
