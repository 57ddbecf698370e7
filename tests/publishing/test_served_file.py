"""The file under a server is replaced by a new build: new data at once, no request lost, never two builds in one answer."""

from __future__ import annotations

import asyncio
import copy
import http.client
import json
import os
import re
import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from govkb.publishing import make_datasette
from govkb.store import schema, write
from publishing.serving import served

CLIENTS = 8
WITHIN = 2.0
SLOW = os.environ.get("GOVKB_SLOW") == "1"


def _write(path: Path, rows: Any, number: int) -> None:
    """The small knowledge base in its build of that number, which stands in the titles of all articles."""
    tables = copy.deepcopy(dict(rows.tables))
    for article in tables["articles"]:
        article["title"] = f"第{number:04d}次构建的文章"
    write(path, tables)


def _numbers(text: str) -> set[int]:
    return {int(each) for each in re.findall(r"第(\d{4})次构建", text)}


@dataclass
class _Client:
    """Asks for pages one after another until it is stopped; `seen` are the times of asking, the builds read and the path."""

    port: int
    paths: list[str]
    stop: threading.Event
    seen: list[tuple[float, set[int], str]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def run(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        turn = 0
        while not self.stop.is_set():
            path = self.paths[turn % len(self.paths)]
            turn += 1
            asked = time.monotonic()
            try:
                connection.request("GET", path)
                response = connection.getresponse()
                text = response.read().decode()
            except OSError as error:
                self.failed.append(f"{path}: {error!r}")
                return
            if response.status != 200:
                self.failed.append(f"{path}: {response.status} {text[:200]}")
            self.seen.append((asked, _numbers(text), path))
        connection.close()


@pytest.mark.parametrize(
    ("replacements", "pause"),
    [(4, 0.7), pytest.param(40, 1.5, marks=[pytest.mark.slow, pytest.mark.skipif(not SLOW, reason="a minute; GOVKB_SLOW=1 runs it")])],
)
def test_served_file_is_read_anew_under_load(tmp_path: Path, rows: Any, replacements: int, pause: float) -> None:
    """Eight clients read from a real server while builds replace the file: no failure, one build an answer, the new one within two seconds."""
    path = tmp_path / "kb.sqlite"
    _write(path, rows, 0)
    article = rows.tables["articles"][0]["id"]
    claim = next(row["id"] for row in rows.tables["claims"] if row["article_id"] == article)
    paths = ["/-/govkb", f"/-/govkb/article/{article}", f"/-/govkb/claim/{claim}", "/kb/articles.json?_shape=array", "/kb/articles", "/kb"]
    written: list[float] = []
    stop = threading.Event()
    with served(path) as (port, _):
        clients = [_Client(port, paths[at % len(paths) :] + paths[: at % len(paths)], stop) for at in range(CLIENTS)]
        threads = [threading.Thread(target=client.run) for client in clients]
        for thread in threads:
            thread.start()
        for number in range(1, replacements + 1):
            time.sleep(pause)
            _write(path, rows, number)
            written.append(time.monotonic())
        time.sleep(WITHIN + 0.5)
        stop.set()
        for thread in threads:
            thread.join(60)
    assert [failure for client in clients for failure in client.failed] == []
    seen = [each for client in clients for each in client.seen]
    assert [(numbers, path) for _, numbers, path in seen if len(numbers) > 1] == []
    assert {number for _, numbers, _ in seen for number in numbers} >= {0, replacements}
    late = [
        (path, numbers, built)
        for asked, numbers, path in seen
        for built, at in enumerate(written, 1)
        if numbers and asked > at + WITHIN and min(numbers) < built
    ]
    assert late == []


async def test_served_file_keeps_to_one_edition_within_a_request(tmp_path: Path, rows: Any) -> None:
    """Queries of one request read one build, though the file is replaced between them; the next request reads the new one."""
    path = tmp_path / "kb.sqlite"
    _write(path, rows, 1)
    database = make_datasette(path).get_database("kb")

    async def titles(replace_by: int | None) -> list[set[int]]:
        await database.pin()
        first = await database.execute("SELECT title FROM articles")
        if replace_by is not None:
            _write(path, rows, replace_by)
        second = await database.execute("SELECT title FROM articles")
        return [_numbers(str([row[0] for row in result.rows])) for result in (first, second)]

    assert await asyncio.create_task(titles(2)) == [{1}, {1}]
    assert await asyncio.create_task(titles(None)) == [{2}, {2}]


async def test_served_file_counts_anew(tmp_path: Path, rows: Any) -> None:
    """What core remembers of the file, its counts and its hash, goes with the edition."""
    path = tmp_path / "kb.sqlite"
    _write(path, rows, 1)
    site = make_datasette(path)
    before = {table["name"]: table["count"] for table in (await site.client.get("/kb.json")).json()["tables"]}
    first = (await site.client.get("/-/databases.json")).json()[0]
    write(path, {})
    after = {table["name"]: table["count"] for table in (await site.client.get("/kb.json")).json()["tables"]}
    second = (await site.client.get("/-/databases.json")).json()[0]
    assert (before["reports"], after["reports"]) == (len(rows.tables["reports"]), 0)
    assert first["hash"] != second["hash"]
    assert second["size"] == path.stat().st_size


@pytest.mark.parametrize("content", [b"", b"no database", None, "foreign", "newer"])
async def test_served_file_keeps_the_last_good_edition(tmp_path: Path, rows: Any, content: Any, caplog: pytest.LogCaptureFixture) -> None:
    """A file that is gone, broken, of another program or of another version is not served; the next good one is."""
    path = tmp_path / "kb.sqlite"
    _write(path, rows, 1)
    site = make_datasette(path)
    assert _numbers((await site.client.get("/-/govkb")).text) == {1}
    _spoil(path, content)
    for _ in range(3):
        response = await site.client.get("/-/govkb")
        assert (response.status_code, _numbers(response.text)) == (200, {1})
    assert len(caplog.records) == (0 if content is None else 1)
    path.unlink(missing_ok=True)
    _write(path, rows, 2)
    assert _numbers((await site.client.get("/-/govkb")).text) == {2}


def _spoil(path: Path, content: Any) -> None:
    other = path.with_name("other")
    if content is None:
        path.unlink()
        return
    if isinstance(content, bytes):
        other.write_bytes(content)
    else:
        with closing(sqlite3.connect(other)) as connection:
            if content == "newer":
                connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")
            connection.execute("CREATE TABLE t (a)")
    other.replace(path)


async def test_served_file_takes_the_place_of_cores_own(tmp_path: Path, rows: Any) -> None:
    """Served by `datasette kb.sqlite`, a knowledge base is read-only and read anew just the same."""
    path = tmp_path / "mine.sqlite"
    _write(path, rows, 1)
    site = Datasette([str(path)])
    await site.invoke_startup()
    assert _numbers((await site.client.get("/-/govkb")).text) == {1}
    _write(path, rows, 2)
    assert _numbers((await site.client.get("/-/govkb")).text) == {2}
    assert _numbers(json.dumps((await site.client.get("/mine/articles.json?_shape=array")).json(), ensure_ascii=False)) == {2}
    assert (await site.client.get("/-/databases.json")).json()[0]["is_mutable"] is False
