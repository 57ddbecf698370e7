"""The home page: counts, latest conflicts with both prints, where to start."""

from __future__ import annotations

import re
from typing import Any

import pytest


async def test_home_counts_what_the_knowledge_base_holds(get: Any, rows: Any) -> None:
    """Each number is that of the table it leads to."""
    _, html = await get("/-/govkb")
    counts = {label: int(number) for number, label in re.findall(r"<strong>(\d+)</strong> (\S+?)</a>", html)}
    assert counts == {"报道文件": 4, "文章": 4, "地方": 6, "数字": 11, "数据陈述": 11, "指标": 4, "观测": 5, "数据冲突": 2}


async def test_home_shows_both_prints_of_a_conflict(get: Any, rows: Any) -> None:
    """A conflict stands with both sentences, their figures marked, each leading to its claim."""
    _, html = await get("/-/govkb")
    conflict = re.search(r'<article class="conflict">(?:(?!</article>).)*青岚州(?:(?!</article>).)*</article>', html, re.DOTALL)
    assert conflict is not None
    assert re.findall(r'<mark class="figure">([^<]+)</mark>', conflict[0]) == ["1705个", "1703个"]
    for name in ("001_青岚.txt 1705个 青岚州", "002_通讯.txt 1703个 青岚州"):
        assert f'href="/-/govkb/claim/{rows.claims_at[name]["id"]}"' in conflict[0]


@pytest.mark.parametrize(
    "path",
    ["/kb/best_observations", "/kb/open_conflicts", "/kb/findings", "/kb/numerals?fate=unparsed", "/kb/articles",
     "/-/govkb/matrix", "/-/govkb/matrix?level=county", "/-/govkb/check", "/-/govkb/rulings", "/-/govkb/graph"],
)  # fmt: skip
async def test_home_says_where_to_start(get: Any, path: str) -> None:
    """Researcher, editor and reader find their pages and tables."""
    _, html = await get("/-/govkb")
    assert f'href="{path}"' in html


async def test_home_lists_places_by_their_figures(get: Any) -> None:
    """The place with most observations comes first."""
    _, html = await get("/-/govkb")
    places = re.findall(r'/-/govkb/place/\w+">([^<]+)</a> <span class="quiet"[^>]*>(\d+) 项', html)
    assert places == [("青岚州", "3"), ("竹溪县", "2")]


async def test_home_lists_indicators_by_their_places(get: Any) -> None:
    """Curated ones first, those of most places before others."""
    _, html = await get("/-/govkb")
    found = re.findall(r'/-/govkb/indicator/\w+">([^<]+)</a> <span class="quiet"[^>]*>(\d+) 处', html)
    assert found == [("网格", "2"), ("网格员", "1"), ("网格户数", "1"), ("城镇人口占比", "1")]
