"""The finding page: both prints side by side, cause and evidence."""

from __future__ import annotations

import re
from typing import Any


async def _page(get: Any, rows: Any, number: int, query: str = "") -> str:
    return str((await get(f"/-/govkb/finding/{rows.tables['findings'][number]['id']}{query}"))[1])


async def test_finding_sets_both_prints_side_by_side(get: Any, rows: Any) -> None:
    """Each side has its sentence with the figure marked, and its source."""
    html = await _page(get, rows, 0)
    sides = re.findall(r'<div class="side">(.*?)</dl>', html, re.DOTALL)
    assert [re.findall(r'<mark class="figure">([^<]+)</mark>', side) for side in sides] == [["1705个"], ["1703个"]]
    assert ["001_青岚.txt" in sides[0], "002_通讯.txt" in sides[1]] == [True, True]


async def test_finding_gives_cause_and_evidence(get: Any, rows: Any) -> None:
    """The cause is a sentence in the visitor's language, the evidence a list of facts."""
    html = await _page(get, rows, 0)
    assert "两处都是确数，相差 2 个" in html
    assert "截至2023年底 / —" in html
    assert "Both are exact and differ by 2" in await _page(get, rows, 0, "?_lang=en")


async def test_finding_compares_the_prints_in_a_table(get: Any, rows: Any) -> None:
    """Evidence that lists both sides is a table, one row a print."""
    html = await _page(get, rows, 2)
    evidence = html[html.index('id="evidence"') :]
    assert re.findall(r"<th scope=\"col\">([^<]+)</th>", evidence) == ["哪一方", "可能的数值", "时段", "印出的数量"]
    cells = re.findall(r"<t[hd] [^>]*data-label[^>]*>(?:<span[^>]*>)?([^<]*)<", evidence)
    assert cells == ["甲方", "[2624, 2624]", "—", "2624名", "乙方", "[2624, 2624]", "2024-01-01 / —", "2624名"]


async def test_finding_says_when_no_evidence_is_listed(get: Any, rows: Any) -> None:
    """An empty list of evidence is said."""
    assert "没有另列依据" in await _page(get, rows, 1)


async def test_finding_names_relation_and_severity(get: Any, rows: Any) -> None:
    """Relation and severity stand in words."""
    assert re.search(r'class="tag error">冲突</span> 必须核实', await _page(get, rows, 0))
    assert re.search(r'class="tag info">一致</span> 供参考', await _page(get, rows, 2))


async def test_finding_offers_a_note(get: Any, rows: Any) -> None:
    """Both prints, the cause and the address in words an editor can paste."""
    html = await _page(get, rows, 0)
    said = re.search(r'<pre id="note-text"[^>]*>(.*?)</pre>', html, re.DOTALL)
    assert said is not None
    assert said[1].startswith("【存异说明】青岚州网格：《青岚州把网格织密》（青岚日报，2024-05-01，第3版）作1705个（截至2023年底）；")
    assert f"/-/govkb/finding/{rows.tables['findings'][0]['id']}" in said[1]
