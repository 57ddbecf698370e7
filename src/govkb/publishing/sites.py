"""Which of the databases that a Datasette serves are knowledge bases: those with govkb's mark in their header."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from govkb.store import schema

_FOUND: WeakKeyDictionary[Any, tuple[str, ...]] = WeakKeyDictionary()


async def discover(datasette: Any) -> None:
    """Look at every database once, when Datasette starts."""
    names = [name for name, database in datasette.databases.items() if await _is_knowledge_base(database)]
    _FOUND[datasette] = tuple(names)


def knowledge_bases(datasette: Any) -> tuple[str, ...]:
    """Names of the knowledge bases, in the order served; none before Datasette has started."""
    return _FOUND.get(datasette, ())


async def _is_knowledge_base(database: Any) -> bool:
    if database.is_memory:
        return False
    application = (await database.execute("PRAGMA application_id")).single_value()
    version = (await database.execute("PRAGMA user_version")).single_value()
    return bool(application == schema.APPLICATION_ID and version == schema.SCHEMA_VERSION)
