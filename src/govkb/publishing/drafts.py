"""Drafts checked for a page: one at a time, in a thread, so that other pages are answered meanwhile. Nothing of a draft is kept."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from threading import BoundedSemaphore, Lock

from govkb.checking import Checker, make_checker
from govkb.drafts import Checked
from govkb.model import Report
from govkb.publishing.editions import Edition
from govkb.publishing.page import Page
from govkb.store import KnowledgeBase

WAITING = 4
"""Drafts that may wait for their turn; who comes then is told to come again."""

_PLACES = BoundedSemaphore(WAITING)
_TURN = Lock()
_MEMORY = "checker"


class BusyError(Exception):
    """Too many drafts are waiting already."""


async def check_draft(page: Page, draft: Report) -> Checked:
    """The draft checked against the edition that the request reads. BusyError, GovkbError when the knowledge base's folder is at fault."""
    database = page.datasette.get_database(page.database)
    if not _PLACES.acquire(blocking=False):
        raise BusyError
    try:
        return await asyncio.to_thread(_check, database.edition, Path(database.path), draft)
    finally:
        _PLACES.release()


def _check(edition: Edition, path: Path, draft: Report) -> Checked:
    with _TURN:
        checker = edition.memory.get(_MEMORY)
        if checker is None:
            checker = edition.memory[_MEMORY] = edition.run(lambda connection: _checker(path, connection))
        return checker.check(draft)


def _checker(path: Path, connection: sqlite3.Connection) -> Checker:
    return make_checker(KnowledgeBase(path, connection))
