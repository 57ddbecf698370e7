"""The indicator page: definition, values with sources, ranking, silent places, downloads."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from openpyxl import load_workbook


@pytest.fixture
def address(rows: Any) -> Any:
    """`address(name)` → path of an indicator's page."""
    identifiers = {row["name"]: row["id"] for row in rows.tables["indicators"]}
    return lambda name: f"/-/govkb/indicator/{identifiers[name]}"


async def test_indicator_shows_its_definition(get: Any, address: Any) -> None:
    """Definition, unit, other words for it and what kind it is."""
    _, html = await get(address("网格"))
    assert "社区划分的治理单元数" in html
    assert "城市网格" in html
    assert '<p class="kind">指标 · 存量 · 整理过</p>' in html


async def test_indicator_lists_every_value_with_its_source(get: Any, address: Any) -> None:
    """One row an observation, conflicts marked in words, rivals beside them."""
    _, html = await get(address("网格"))
    rows = re.findall(r"<tr[^>]*>\s*<th scope=\"row\".*?</tr>", html, re.DOTALL)
    assert len(rows) == 2
    assert all("001_青岚.txt" in row and "说法不一" in row for row in rows)
    assert "1703个" in rows[0]


async def test_indicator_ranks_places_of_one_level(get: Any, site: Any, address: Any) -> None:
    """A county and a prefecture are not ranked against each other."""
    _, html = await get(address("网格"))
    assert "各地比较" not in html


async def test_indicator_names_silent_places(get: Any, address: Any) -> None:
    """Places with articles of their own and no value, not those without an article."""
    _, html = await get(address("网格"))
    silent = html[html.index('id="silent"') :]
    assert ["&lt;b&gt;粗体&lt;/b&gt;镇" in silent, "竹溪县</a>" in silent, "石桥县" in silent] == [True, False, False]


async def test_indicator_downloads_csv_for_excel(site: Any, address: Any) -> None:
    """All its values with where they are printed; the file's name is the indicator's."""
    response = await site.client.get(f"{address('网格')}.csv")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert "filename*=UTF-8''%E7%BD%91%E6%A0%BC.csv" in response.headers["content-disposition"]
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [(row["所属"], row["数值"], row["其他数值"]) for row in rows] == [("青岚州", "1705", "1703个"), ("竹溪县", "168", "169个")]


async def test_indicator_downloads_a_workbook(site: Any, address: Any) -> None:
    """The same in .xlsx, values as numbers, in English when asked for."""
    response = await site.client.get(f"{address('网格')}.xlsx?_lang=en")
    rows = list(load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True))
    assert [row[rows[0].index("Value")] for row in rows[1:]] == [1705, 168]


async def test_indicator_without_values_says_so(get: Any, address: Any) -> None:
    """Defined, and nowhere printed."""
    assert "按文中的说法归到一起" in (await get(address("城镇人口占比")))[1]
