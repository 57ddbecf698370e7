"""Pages made once: given again only to whom they were made for, and never when something has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from datasette import Response

from govkb.publishing import kept, make_datasette
from govkb.publishing.kept import Shelf
from govkb.rulings import Decision, Print, Ruling, append
from govkb.rulings.keys import normalised
from govkb.store import write


@pytest.fixture
def folder(rows: Any, tmp_path: Path) -> Path:
    """A folder with the small knowledge base and no ruling yet."""
    write(tmp_path / "kb.sqlite", rows.tables)
    (tmp_path / "rulings.jsonl").touch()
    return tmp_path


def _queries(site: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The queries that the site makes from now on."""
    database, made = site.get_database("kb"), []
    execute = database.execute

    async def counted(sql: str, *arguments: Any, **options: Any) -> Any:
        made.append(sql)
        return await execute(sql, *arguments, **options)

    monkeypatch.setattr(database, "execute", counted)
    return made


async def test_kept_pages_are_made_once(folder: Path, rows: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second visitor gets the same page, and no query is made for it; another address or language is another page."""
    site = make_datasette(folder / "kb.sqlite")
    path = f"/-/govkb/place/{rows.tables['entities'][1]['id']}"
    first = await site.client.get(path)
    made = _queries(site, monkeypatch)
    again = await site.client.get(path)
    assert (again.text, again.headers["content-security-policy"]) == (first.text, first.headers["content-security-policy"])
    assert made == []
    assert (await site.client.get(f"{path}?_lang=en")).text != first.text
    assert len(made) > 0


@pytest.mark.parametrize("headers", [{"cookie": "a=b"}, {"authorization": "Bearer x"}, {"host": "elsewhere.example"}])
async def test_kept_pages_are_for_one_kind_of_visitor(folder: Path, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Who brings a cookie or comes by another name of the site gets a page of their own, which nobody else gets."""
    site = make_datasette(folder / "kb.sqlite")
    await site.client.get("/-/govkb")
    made = _queries(site, monkeypatch)
    theirs = await site.client.get("/-/govkb", headers=headers)
    assert len(made) > 0
    assert ("http://elsewhere.example/-/govkb" in theirs.text) is ("host" in headers)
    assert "elsewhere" not in (await site.client.get("/-/govkb")).text


async def test_kept_pages_go_with_the_build(folder: Path) -> None:
    """A new build is seen at once."""
    site = make_datasette(folder / "kb.sqlite")
    before = (await site.client.get("/-/govkb")).text
    write(folder / "kb.sqlite", {})
    after = (await site.client.get("/-/govkb")).text
    assert ("青岚州" in before, "青岚州" in after) == (True, False)


async def test_kept_pages_go_with_a_ruling(folder: Path, rows: Any) -> None:
    """A ruling made by whatever means is seen at once."""
    site = make_datasette(folder / "kb.sqlite")
    claim = rows.claims_at["001_青岚.txt 18.86% 青岚州"]
    path = f"/-/govkb/claim/{claim['id']}"
    assert "尚无裁定" in (await site.client.get(path)).text
    made = Ruling("2026-01-01T00:00:00+00:00", "李", Decision.NOTE, "已核", (Print(normalised(claim["sentence"]), "18.86%", 1, "青岚州"),))
    append(folder / "rulings.jsonl", made)
    assert "已核" in (await site.client.get(path)).text


@pytest.mark.parametrize("path", ["/-/govkb/claim/0", "/-/govkb/search?q=网格", "/-/govkb/graph?node=0"])
async def test_kept_pages_are_none_that_anybody_could_pile_up(folder: Path, path: str) -> None:
    """Errors and searches are not kept."""
    site = make_datasette(folder / "kb.sqlite")
    await site.client.get(path)
    assert kept.shelf(site.get_database("kb")._newest)._pages == {}


def test_kept_pages_stay_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page asked for longest ago makes room; one that is too long is not taken."""
    monkeypatch.setattr(kept, "MOST_BYTES", 1000)
    monkeypatch.setattr(kept, "LARGEST", 400)
    shelf = Shelf()
    for name in ("a", "b"):
        shelf.put((name,), Response.html(name * 400))
    assert shelf.get(("a",)) is not None
    shelf.put(("c",), Response.html("c" * 400))
    shelf.put(("d",), Response.html("d" * 401))
    assert [shelf.get((name,)) is not None for name in "abcd"] == [True, False, True, False]
