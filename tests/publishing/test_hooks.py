"""The plugin in a plain Datasette, beside other databases, and when something is wrong."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A database that is no knowledge base, with table names that a knowledge base has too."""
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE passages (id TEXT PRIMARY KEY, text TEXT)")
        connection.execute("INSERT INTO passages VALUES ('0123456789abcdef', '网格')")
        connection.commit()
    return path


@pytest.fixture
def plain(site: Any, kb_path: Path, tmp_path: Path, other: Path) -> Any:
    """`datasette other.db 基层.sqlite`, with the plugin installed (`site` has registered it)."""
    copy = tmp_path / "基层.sqlite"
    shutil.copy(kb_path, copy)
    return Datasette(files=[str(other), str(copy)])


async def test_hooks_work_in_a_plain_datasette(plain: Any) -> None:
    """Titles, cells, search and own pages do not need `govkb serve`."""
    response = await plain.client.get("/~E5~9F~BA~E5~B1~82/claims")
    assert "每一处印出的数量" in response.text
    assert "/-/govkb/claim/" in response.text
    response = await plain.client.get("/~E5~9F~BA~E5~B1~82/passages.json?_search=1703")
    assert response.json()["filtered_table_rows_count"] == 2
    assert "最新的数据冲突" in (await plain.client.get("/-/govkb")).text


async def test_hooks_leave_other_databases_alone(plain: Any) -> None:
    """A table that happens to be called passages keeps core's page."""
    response = await plain.client.get("/other/passages")
    assert response.status_code == 200
    assert "段落" not in response.text


async def test_hooks_say_when_there_is_no_knowledge_base(site: Any, other: Path) -> None:
    """Own pages say that no knowledge base is served; core's pages are core's."""
    lonely = Datasette(files=[str(other)])
    response = await lonely.client.get("/-/govkb/claim/1")
    assert response.status_code == 404
    assert "这里没有 govkb 知识库" in response.text
    assert "govkb" not in (await lonely.client.get("/")).text


@pytest.mark.parametrize("path", ["/nope", "/kb/nope", "/kb/claims/nope", "/kb/claims?_sort=nope"])
async def test_hooks_answer_a_visitors_error_quietly(get: Any, capsys: pytest.CaptureFixture[str], path: str) -> None:
    """A wrong address gives a page that leads home, and no traceback in the log."""
    status, html = await get(path)
    assert status in {400, 404}
    assert 'href="/-/govkb"' in html
    assert capsys.readouterr() == ("", "")


async def test_hooks_answer_json_with_json(site: Any) -> None:
    """An error keeps core's JSON where JSON was asked for."""
    response = await site.client.get("/kb/nope.json")
    assert response.status_code == 404
    assert response.json() == {"ok": False, "error": "Table not found", "status": 404, "title": None}


async def test_hooks_put_links_into_the_menu(get: Any) -> None:
    """Core's menu leads to home and search."""
    _, html = await get("/kb/claims")
    assert '<li><a href="/-/govkb">知识库首页</a></li>' in html
    assert '<li><a href="/-/govkb/search">检索</a></li>' in html
