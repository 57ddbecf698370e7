"""Which of the databases that a Datasette serves are knowledge bases: those with govkb's mark in their header; and how they are read."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from govkb.publishing.asgi import Application, Message, Receive, Send
from govkb.publishing.served_file import ServedFile
from govkb.store import schema

_FOUND: WeakKeyDictionary[Any, tuple[str, ...]] = WeakKeyDictionary()


async def discover(datasette: Any) -> None:
    """Look at every database once, when Datasette starts; knowledge bases are read as ServedFile from then on."""
    found = [name for name, database in datasette.databases.items() if await _is_knowledge_base(database)]
    _FOUND[datasette] = tuple(found)
    for name in found:
        database = datasette.get_database(name)
        if not isinstance(database, ServedFile):
            datasette.databases = datasette.databases | {name: _served(datasette, database)}


def knowledge_bases(datasette: Any) -> tuple[str, ...]:
    """Names of the knowledge bases, in the order served; none before Datasette has started."""
    return _FOUND.get(datasette, ())


def pinned(datasette: Any, application: Application) -> Application:
    """`application`, each of whose requests reads a knowledge base in one edition: the newest when it came."""

    async def reading(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            for database in datasette.databases.values():
                if isinstance(database, ServedFile):
                    await database.pin()
        await application(scope, receive, send)

    return reading


def _served(datasette: Any, database: Any) -> ServedFile:
    served = ServedFile(datasette, Path(database.path))
    served.name, served.route = database.name, database.route
    return served


async def _is_knowledge_base(database: Any) -> bool:
    if database.is_memory:
        return False
    application = (await database.execute("PRAGMA application_id")).single_value()
    version = (await database.execute("PRAGMA user_version")).single_value()
    return bool(application == schema.APPLICATION_ID and version == schema.SCHEMA_VERSION)
