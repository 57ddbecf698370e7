"""The place page: its path, its figures with conflicts marked, its articles, what lies below it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from govkb.publishing import make_datasette
from govkb.store import write


@pytest.fixture
def place(get: Any, rows: Any) -> Any:
    """`await place(name)` → HTML of a place's page."""
    identifiers = {row["name"]: row["id"] for row in rows.tables["entities"]}

    async def fetch(name: str) -> str:
        return str((await get(f"/-/govkb/place/{identifiers[name]}"))[1])

    return fetch


async def test_place_shows_its_path(place: Any) -> None:
    """From the province down, each step a link."""
    html = await place("松坪村")
    path = re.search(r'<nav class="path".*?</nav>', html, re.DOTALL)
    assert path is not None
    assert re.findall(r">([^<>\s›]+)</(?:a|span)>", path[0]) == ["云泽省", "青岚州", "竹溪县", "松坪村"]
    assert "村社区" in html


async def test_place_lists_its_figures(place: Any) -> None:
    """One row an observation, with value, time and source."""
    html = await place("青岚州")
    rows = re.findall(r"<tr[^>]*>\s*<th scope=\"row\".*?</tr>", html, re.DOTALL)
    assert len(rows) == 3
    assert all("001_青岚.txt" in row for row in rows)
    assert ["截至2023年底" in row for row in rows].count(True) == 1


async def test_place_marks_contested_figures(place: Any, rows: Any) -> None:
    """A contested figure shows its rival, each leading to its claim."""
    html = await place("青岚州")
    contested = re.search(r'<tr class="contested">.*?</tr>', html, re.DOTALL)
    assert contested is not None
    for name in ("001_青岚.txt 1705个 青岚州", "002_通讯.txt 1703个 青岚州"):
        assert f"/-/govkb/claim/{rows.claims_at[name]['id']}" in contested[0]
    assert "说法不一" in contested[0]
    assert "两处都是确数，相差 2 个" in html


async def test_place_lists_articles_about_and_of_it(place: Any) -> None:
    """Articles about the place, and those that mention it."""
    html = await place("竹溪县")
    about, mention = html.index("写这里的文章"), html.index("提到这里的文章")
    assert about < html.index("竹溪县“一站办”") < mention < html.index("青岚州把网格织密")


async def test_place_lists_what_lies_below(place: Any) -> None:
    """Counties below a prefecture, aliases and code beside its name."""
    html = await place("青岚州")
    below = html[html.index('id="below"') :]
    assert ["竹溪县" in below, "石桥县" in below, "松坪村" in below] == [True, True, False]
    assert "又称：" in html
    assert "990100" in html


async def test_place_says_what_is_not_there(place: Any) -> None:
    """A village without figures says so."""
    html = await place("松坪村")
    assert "库中没有这里的数据" in html
    assert "库中没有更下一级的实体" in html


async def test_place_page_serves_organisations(place: Any) -> None:
    """An organisation has the same page under its own kind."""
    assert '<p class="kind">组织</p>' in await place("青岚州民政局")


async def test_place_tells_why_figures_differ(place: Any, rows: Any) -> None:
    """The cause stands beside the figure and leads to the finding."""
    html = await place("青岚州")
    contested = re.search(r'<tr class="contested">.*?</tr>', html, re.DOTALL)
    assert contested is not None
    assert f'<a href="/-/govkb/finding/{rows.tables["findings"][0]["id"]}">缘由</a>：两处都是确数，相差 2 个' in contested[0]


async def test_place_maps_its_relations(place: Any) -> None:
    """What it lies in and what lies below, as links of a picture with a title."""
    drawn = re.search(r'<svg class="chart relations".*?</svg>', await place("竹溪县"), re.DOTALL)
    assert drawn is not None
    assert re.findall(r'<text class="kind"[^>]*>([^<]+)</text>', drawn[0]) == ["隶属", "下辖"]
    assert "青岚州</text></a>" in drawn[0]
    assert "&lt;b&gt;粗体&lt;/b&gt;镇</text></a>" in drawn[0]
    assert '<title id="map-title">关系</title>' in drawn[0]


async def test_place_maps_places_with_most_figures_first(place: Any) -> None:
    """Of two counties the one with figures stands above the one without; organisations below them."""
    drawn = re.search(r'<svg class="chart relations".*?</svg>', await place("青岚州"), re.DOTALL)
    assert drawn is not None
    others = re.findall(r'<a href="[^"]+"><text [^>]+>([^<]+)</text></a>', drawn[0])
    assert others == ["云泽省", "竹溪县", "石桥县", "青岚州民政局"]


async def test_place_draws_values_of_several_dates(rows: Any, tmp_path: Path) -> None:
    """A chart where an indicator has more than one date, and none where it has one."""
    tables = {name: [dict(row) for row in table] for name, table in rows.tables.items()}
    earlier = next(row for row in tables["observations"] if row["period_end"])
    tables["observations"].append(earlier | {"id": "0" * 16, "period_end": "2022-12-31", "rank": "normal", "contested": 0})
    write(tmp_path / "kb.sqlite", tables)
    site = make_datasette(tmp_path / "kb.sqlite")
    html = (await site.client.get(f"/-/govkb/place/{earlier['subject_id']}")).text
    drawn = re.findall(r'<svg class="chart timeline".*?</svg>', html, re.DOTALL)
    assert len(drawn) == 1
    assert "截至 2022-12-31 1705个；截至 2023-12-31 1705个</desc>" in drawn[0]
    assert drawn[0].count("<circle") == 2


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
async def test_place_downloads_its_figures(site: Any, place: Any, rows: Any, ending: str) -> None:
    """All of them, offered where they stand."""
    identifier = next(row["id"] for row in rows.tables["entities"] if row["name"] == "青岚州")
    assert f'href="/-/govkb/place/{identifier}.{ending}"' in await place("青岚州")
    response = await site.client.get(f"/-/govkb/place/{identifier}.{ending}")
    assert response.status_code == 200
    assert response.headers["content-disposition"].endswith(f"%E9%9D%92%E5%B2%9A%E5%B7%9E.{ending}")
    assert ending == "xlsx" or len(response.content.decode("utf-8-sig").splitlines()) == 1 + 3
