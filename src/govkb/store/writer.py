"""The only writer of kb.sqlite.

The file is whole or it is the old one: rows go to a database in a working folder beside the target, which is checked, compacted, forced
to disk and only then renamed over the target. Two writes of the same rows give the same bytes: rows are sorted by primary key, every
setting that shapes the file is fixed, and no clock, path or host goes in.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from govkb.errors import StoreError
from govkb.store import schema
from govkb.store.encoding import encode_row
from govkb.store.scratch import scratch_folder
from govkb.store.spacing import spaced

if TYPE_CHECKING:
    from sqlite_utils import Database

Tables = Mapping[str, Iterable[Mapping[str, object]]]

_HEADER = b"SQLite format 3\0"
_APPLICATION_ID_AT = 68  # https://www.sqlite.org/fileformat2.html, section 1.3


def write(target: Path, tables: Tables) -> None:
    """Write rows, by table name and column name as in `schema.yaml`, to a new knowledge base at `target`.

    A table left out stays empty. Raises StoreError, and leaves an old file as it was, when the rows do not fit the schema, a foreign key
    leads nowhere, the target may not be written or the disk is full.
    """
    check_target(target)
    target = target.resolve()
    with _said_plainly(target), scratch_folder(target) as folder:
        draft, compact = folder / "draft.sqlite", folder / "compact.sqlite"
        with closing(sqlite3.connect(draft)) as connection:
            _fill(connection, tables)
            # The compact copy depends on the rows alone, not on the order in which pages were used.
            connection.execute("VACUUM INTO ?", (str(compact),))
        if target.exists():
            shutil.copymode(target, compact)
        _force_to_disk(compact)
        compact.replace(target)
        _force_to_disk(target.parent)


def check_target(target: Path) -> None:
    """StoreError when `target` cannot become a knowledge base, said before any work is done for it."""
    target = target.resolve()
    if target.is_dir():
        raise StoreError(f"{target}: is a folder; the knowledge base is a file, such as {target / 'kb.sqlite'}")
    if not target.parent.is_dir():
        raise StoreError(f"{target}: the folder {target.parent} does not exist")
    for path in filter(Path.exists, (target, target.parent)):
        if not _writable(path):
            raise StoreError(f"{target}: cannot be written, {path} is read-only")
    if target.exists() and not is_replaceable(target):
        raise StoreError(f"{target}: is not a govkb knowledge base and is left as it is; choose another file")


def is_replaceable(target: Path) -> bool:
    """An empty file or a knowledge base: whatever else stands there belongs to somebody."""
    if not target.is_file():
        return False
    with target.open("rb") as file:
        header = file.read(100)
    mark = header[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4]
    return header == b"" or (header.startswith(_HEADER) and mark == schema.APPLICATION_ID.to_bytes(4, "big"))


def _writable(path: Path) -> bool:
    # A file without any write bit is meant to stay as it is, even where root could write it.
    return os.access(path, os.W_OK) and path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) != 0


def _fill(connection: sqlite3.Connection, tables: Tables) -> None:
    from sqlite_utils import Database  # noqa: PLC0415 - takes half a second, which those who only read do without

    database = Database(connection, execute_plugins=False)
    for pragma in _SETTINGS:
        connection.execute(f"PRAGMA {pragma}")
    connection.create_function("govkb_spaced", 1, spaced, deterministic=True)
    with database.atomic():
        for statement in schema.ddl():
            connection.execute(statement)
        _insert(database, tables)
        _index_text(connection)
        for statement in schema.indexes():
            connection.execute(statement)
        connection.execute("ANALYZE")
        _check_foreign_keys(connection)


_SETTINGS = (
    "page_size = 4096",
    "encoding = 'UTF-8'",
    "auto_vacuum = NONE",
    f"application_id = {schema.APPLICATION_ID}",
    f"user_version = {schema.SCHEMA_VERSION}",
    # The draft is thrown away when anything fails: it needs neither journal nor waiting for the disk.
    "journal_mode = OFF",
    "synchronous = OFF",
)


def _insert(database: Database, tables: Tables) -> None:
    known = schema.load().tables
    unknown = sorted(set(tables) - set(known))
    if unknown:
        raise StoreError(f"the schema has no table {unknown[0]!r}; it has {', '.join(known)}")
    for name, table in known.items():
        key = _key_of(table)
        rows = sorted((encode_row(table, row) for row in tables.get(name, ())), key=key)
        _refuse_twins(table, rows, key)
        header = tuple(column.name for column in table.columns)
        database.table(name).insert_all([header, *rows])


def _key_of(table: schema.Table) -> Callable[[tuple[object, ...]], tuple[str, ...]]:
    places = [place for place, column in enumerate(table.columns) if column.pk]

    def key(row: tuple[object, ...]) -> tuple[str, ...]:
        return tuple(str(row[place]) for place in places)

    return key


def _refuse_twins(table: schema.Table, rows: list[tuple[object, ...]], key: Callable[[tuple[object, ...]], tuple[str, ...]]) -> None:
    for one, other in pairwise(rows):
        if key(one) == key(other):
            raise StoreError(f"table {table.name}: two rows have the key {', '.join(key(one))}")


def _index_text(connection: sqlite3.Connection) -> None:
    table = schema.SEARCH_TABLE
    connection.execute(f"INSERT INTO {table} (rowid, text) SELECT rowid, govkb_spaced(text) FROM passages ORDER BY rowid")  # noqa: S608
    connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608


def _check_foreign_keys(connection: sqlite3.Connection) -> None:
    faults = connection.execute("PRAGMA foreign_key_check").fetchall()
    if len(faults) == 0:
        return
    table, rowid, parent, number = faults[0]
    column = connection.execute(f"PRAGMA foreign_key_list({schema.quote_name(table)})").fetchall()
    name = next(row[3] for row in column if row[0] == number)
    value = connection.execute(f"SELECT {schema.quote_name(name)} FROM {schema.quote_name(table)} WHERE rowid = ?", (rowid,)).fetchone()[0]  # noqa: S608
    raise StoreError(f"{len(faults)} foreign keys lead nowhere; the first: {table}.{name} = {value!r} is not in {parent}")


def _force_to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _said_plainly(target: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{target}: not written: {error}; the old file, if any, is unchanged") from error
    except UnicodeEncodeError as error:
        raise StoreError(f"{target}: not written: a text holds half a character ({error.object[error.start : error.end]!a})") from error
    except OSError as error:
        raise StoreError(f"{target}: not written: {error.strerror or error}; the old file, if any, is unchanged") from error
