"""`serve` and `make_datasette`: the right file or a clear message, read-only, named kb."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from govkb.errors import StoreError
from govkb.publishing import ServeError, make_datasette, serve
from govkb.publishing.server import read_config
from publishing.serving import fetch, served


@pytest.fixture
def taken() -> Iterator[int]:
    """A port somebody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


async def test_server_names_the_database_kb(site: Any) -> None:
    """Whatever the file is called, its address is /kb, and nothing else is served."""
    response = await site.client.get("/-/databases.json")
    assert [(each["name"], each["is_mutable"]) for each in response.json()] == [("kb", False)]
    assert (await site.client.get("/kb.json")).status_code == 200


async def test_server_opens_the_file_read_only(site: Any) -> None:
    """A write is refused by SQLite itself."""
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await site.get_database("kb").execute("DELETE FROM claims", log_sql_errors=False)


async def test_server_offers_the_file_for_download(site: Any, kb_path: Path) -> None:
    """The knowledge base can be taken home whole."""
    response = await site.client.get("/kb.db")
    assert response.content == kb_path.read_bytes()


def test_server_refuses_a_missing_file(tmp_path: Path) -> None:
    """The message names the file and what makes one."""
    with pytest.raises(StoreError, match=r"nowhere\.sqlite: does not exist; `govkb build` makes it"):
        make_datasette(tmp_path / "nowhere.sqlite")


def test_server_refuses_a_folder(tmp_path: Path) -> None:
    """A folder is no knowledge base."""
    with pytest.raises(StoreError, match="is a folder"):
        make_datasette(tmp_path)


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to have a header of a hundred bytes" * 3, os.urandom(5000)])
def test_server_refuses_what_is_no_database(tmp_path: Path, content: bytes) -> None:
    """Bytes of any kind get the same clear message."""
    path = tmp_path / "kb.sqlite"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"kb\.sqlite: .*knowledge base"):
        make_datasette(path)


def test_server_refuses_a_foreign_database(tmp_path: Path) -> None:
    """A database of another program is not served as a knowledge base."""
    path = tmp_path / "kb.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE claims (id TEXT)")
    with pytest.raises(StoreError, match=r"kb\.sqlite: .*knowledge base"):
        make_datasette(path)


def test_server_refuses_another_version(tmp_path: Path, kb_path: Path) -> None:
    """A knowledge base of another schema has to be built anew."""
    path = tmp_path / "kb.sqlite"
    path.write_bytes(kb_path.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="has schema version 99"):
        make_datasette(path)


def test_server_says_when_the_port_is_taken(kb_path: Path, taken: int) -> None:
    """The message names host and port and what to do."""
    with pytest.raises(ServeError, match=rf"127\.0\.0\.1:{taken}: cannot listen here .*--port"):
        serve(kb_path, port=taken)


@pytest.mark.parametrize(
    ("host", "port"),
    [("no such host", 8001), ("127.0.0.1", 70000), ("127.0.0.1", 0), ("127.0.0.1", -1), ("203.0.113.7", 8001), ("." * 300, 1)],
)
def test_server_says_when_it_cannot_listen(kb_path: Path, host: str, port: int) -> None:
    """A wrong host or port is a message, not a traceback."""
    with pytest.raises(ServeError, match=f"{port}"):
        serve(kb_path, host=host, port=port)


def test_server_takes_datasettes_configuration(kb_path: Path, tmp_path: Path) -> None:
    """Plugins and allow blocks come from a file of YAML or JSON."""
    path = tmp_path / "site.yaml"
    path.write_text("plugins: {govkb: {rulings: mine.jsonl}}", encoding="utf-8")
    site = make_datasette(kb_path, config=read_config(path))
    assert site.plugin_config("govkb") == {"rulings": "mine.jsonl"}


@pytest.mark.parametrize("content", [None, b"- a", b"", b"plugins: 3", b"a: [", b"\xff\xfe\x00"])
def test_server_says_what_is_no_configuration(tmp_path: Path, content: bytes | None) -> None:
    """A file that is none is named, without a traceback."""
    path = tmp_path / "site.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ServeError, match=r"site\.yaml: .*configuration"):
        read_config(path)


async def test_server_keeps_own_pages_from_whom_it_keeps_cores(kb_path: Path) -> None:
    """An allow block holds for own pages too."""
    site = make_datasette(kb_path, config={"allow": {"id": "wang"}})
    wang = {"ds_actor": site.sign({"a": {"id": "wang"}}, "actor")}
    for path in ("/-/govkb", "/kb/claims", "/-/govkb/rulings"):
        assert (await site.client.get(path)).status_code == 403
        assert (await site.client.get(path, cookies=wang)).status_code == 200


def test_server_serves_until_interrupted(kb_path: Path) -> None:
    """The server answers over the network, logs nothing, and ends in order on Ctrl-C."""
    with served(kb_path) as (port, server):
        body = fetch(f"http://127.0.0.1:{port}/-/govkb")
        server.send_signal(signal.SIGINT)
        output, _ = server.communicate(timeout=10)
    assert "govkb 治理知识库" in body
    assert (server.returncode, output) == (0, b"")
