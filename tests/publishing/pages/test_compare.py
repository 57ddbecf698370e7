"""The page Compare: two reports or two places, row by row, under an address that stays."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

PATH = "/-/govkb/compare"


def _rows(html: str) -> list[tuple[str, list[str]]]:
    """Outcome and cells of each row, as words."""
    found = []
    for outcome, row in re.findall(r'<tr class="([a-z -]+)">(.*?)</tr>', html, re.DOTALL):
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        found.append((outcome, [" ".join(re.sub(r"<[^>]+>", " ", unescape(cell)).split()) for cell in cells]))
    return found


async def _opened(get: Any, **query: str) -> tuple[int, str]:
    status, html = await get(PATH, params=query, follow_redirects=True)
    return status, html


async def test_compare_offers_pickers(get: Any) -> None:
    """Two forms that work without a script, each with what there is to pick."""
    status, html = await _opened(get)
    assert status == 200
    assert re.findall(r'<form class="pick[^>]* method="(\w+)"', html) == ["get", "get"]
    assert '<option value="001_青岚.txt">青岚日报 2024-05-01</option>' in html
    assert '<option value="云泽省/青岚州">' in html
    assert "<script" not in html


async def test_compare_of_reports(get: Any, rows: Any) -> None:
    """What agrees, what differs and why, what one alone has; each print leads to its claim."""
    status, html = await _opened(get, kind="reports", a="001_青岚.txt", b="002")
    told = _rows(html)
    assert status == 200
    outcomes = {cells[0].split()[0] + cells[0].split()[-1]: (outcome, cells[1:3]) for outcome, cells in told}
    assert outcomes["网格青岚州"] == ("differs", ["1705个 截至2023年底", "1703个"])
    assert outcomes["网格员青岚州"][0] == "agrees"
    assert outcomes["网格石桥县"] == ("only-there", ["— 没有", "169个"])
    assert f'href="/-/govkb/claim/{rows.claims_at["002_通讯.txt 1703个 青岚州"]["id"]}"' in html
    assert all(cells[3] for _, cells in told)


async def test_compare_of_places(get: Any) -> None:
    """The preferred value of each, how far apart they are, a dispute told."""
    status, html = await _opened(get, kind="places", a="竹溪县", b="云泽省/青岚州")
    assert status == 200
    told = {cells[0]: (outcome, cells[1:]) for outcome, cells in _rows(html)}
    assert told["网格"][0] == "other"
    assert "甲方少" in told["网格"][1][2]


async def test_compare_leads_to_an_address_that_stays(site: Any, rows: Any) -> None:
    """Names become ids; the page says its address."""
    a, b = (row["id"] for row in rows.tables["reports"][:2])
    response = await site.client.get(PATH, params={"a": "001_青岚.txt", "b": "通讯"})
    assert (response.status_code, response.headers["location"]) == (302, f"{PATH}?kind=reports&a={a}&b={b}")
    page = (await site.client.get(response.headers["location"])).text
    assert f"{PATH}?kind=reports&amp;a={a}&amp;b={b}</code>" in page


async def test_compare_narrows_to_one_outcome(get: Any) -> None:
    """Only what differs; an outcome that does not occur is not asked for."""
    _, whole = await _opened(get, a="001", b="002", show="nothing")
    address = unescape(re.findall(r'href="([^"]+show=differs)"', whole)[0])
    assert {outcome for outcome, _ in _rows((await get(address))[1])} == {"differs"}
    assert len(_rows(whole)) > 1


async def test_compare_asks_when_several_are_meant(get: Any) -> None:
    """Candidates as links that keep the other side; unknown names are told."""
    status, html = await _opened(get, a="00", b="002")
    assert status == 200
    assert "“00”可指以下几个" in html
    assert re.search(rf'href="{PATH}\?kind=reports&amp;a=\w{{16}}&amp;b=002"', html)
    status, html = await _opened(get, kind="places", a="<b>月球", b="青岚州")
    assert status == 404
    assert "库中没有名称含“&lt;b&gt;月球”的地方" in html


async def test_compare_bears_hostile_names(get: Any) -> None:
    """Names, figures and titles with HTML in them stay text."""
    for query in ({"a": "003", "b": "001"}, {"kind": "places", "a": "<b>粗体</b>镇", "b": "竹溪县"}, {"a": '"><script>', "b": "'"}):
        _, html = await _opened(get, **query)
        assert [each for each in ("<script>", "<img src=x", "<b>粗体") if each in html] == []


async def test_compare_speaks_english(get: Any) -> None:
    """Labels, outcomes and causes."""
    _, html = await _opened(get, a="001", b="002", _lang="en")
    assert "only in A" in html
    assert "differs" in html
    assert not re.search("一致|比较", re.sub(r'<[^>]+lang="zh-CN"[^>]*>[^<]*', "", html))
