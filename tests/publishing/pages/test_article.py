"""The article page: passages in order, claims linked, repeats and set-aside passages shaded with their reason."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from govkb.publishing import make_datasette
from govkb.store import write


async def _page(get: Any, rows: Any, number: int) -> str:
    return str((await get(f"/-/govkb/article/{rows.tables['articles'][number]['id']}"))[1])


async def test_article_prints_its_passages_in_order(get: Any, rows: Any) -> None:
    """The text reads as in the report; the headline that is the title stands once."""
    html = await _page(get, rows, 0)
    identifiers = re.findall(r' id="p(\w+)"', html)
    article = rows.tables["articles"][0]["id"]
    assert identifiers == [row["id"] for row in rows.tables["passages"] if row["article_id"] == article]
    assert html[html.index("<body>") :].count("青岚州把网格织密") == 1


async def test_article_links_every_claim(get: Any, rows: Any) -> None:
    """Each figure leads to its claim and says in short what was read."""
    html = await _page(get, rows, 0)
    linked = re.findall(r'<a href="/-/govkb/claim/(\w+)" class="figure" title="([^"]+)">([^<]+)</a>', html)
    article = rows.tables["articles"][0]["id"]
    assert {each[0] for each in linked} == {row["id"] for row in rows.tables["claims"] if row["article_id"] == article}
    assert ("青岚州 · 网格 · 1705个", "1705个") in {each[1:] for each in linked}


async def test_article_shades_what_is_set_aside(get: Any, rows: Any) -> None:
    """A caption and a repeat are shaded, with their reason and the way to the first print."""
    html = await _page(get, rows, 0)
    caption, repeat = re.findall(r'<div class="aside".*?</div>', html, re.DOTALL)
    assert ["图片说明 · 不计入正文" in caption, "松坪村</a>走访" in caption] == [True, True]
    assert ["重复刊印" in repeat, "与第2段相同" in repeat] == [True, True]
    assert re.search(r'href="/-/govkb/article/\w+#p\w+"', repeat)


async def test_article_tells_of_doubled_glyphs(get: Any, rows: Any) -> None:
    """Glyphs kept out of the text are counted."""
    assert "4 处重影字形未计入文字" in await _page(get, rows, 1)


async def test_article_names_its_report(get: Any, rows: Any) -> None:
    """Byline, source, place, neighbours and what else the report holds."""
    html = await _page(get, rows, 0)
    for each in ("本报记者 木子", "青岚日报", "2024-05-01", "第3版", "竹溪县“一站办”", "另有 1 段版面文字", "题名独占一行"):
        assert each in html


async def test_article_links_names(get: Any, rows: Any) -> None:
    """A place in the text leads to its page."""
    html = await _page(get, rows, 0)
    linked = re.findall(r'<a href="/-/govkb/place/\w+" class="entity" title="([^"]+)">([^<]+)</a>', html)
    assert ("竹溪县", "竹溪县") in linked


async def test_article_tells_what_other_numbers_are(rows: Any, tmp_path: Path) -> None:
    """A date in the text says so, in place and in a list below."""
    tables = {name: [dict(row) for row in table] for name, table in rows.tables.items()}
    passage = next(row for row in tables["passages"] if "2023年底" in row["text"])
    span = {"start": passage["start"] + 2, "end": passage["start"] + 6, "text_start": 2, "text_end": 6}
    date = {"id": "0" * 16, "report_id": passage["report_id"], "passage_id": passage["id"], "text": "2023", "fate": "date", **span}
    tables["numerals"].append(date | {"reason": "年份<b>"})
    write(tmp_path / "kb.sqlite", tables)
    html = (await make_datasette(tmp_path / "kb.sqlite").client.get(f"/-/govkb/article/{passage['article_id']}")).text
    assert '截至<span class="fate date" title="日期：年份&lt;b&gt;">2023</span>年底' in html
    assert "<summary>日期 1</summary>" in html
    assert f'<a href="#p{passage["id"]}" lang="zh-CN">2023</a>' in html
