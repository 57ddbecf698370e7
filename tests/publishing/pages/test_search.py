"""The search page: passages ranked, hits marked, names beside them, page after page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from govkb.publishing import make_datasette
from govkb.store.writer import write


async def test_search_page_marks_every_hit(get: Any) -> None:
    """Both words of a query are marked in every passage found."""
    _, html = await get("/-/govkb/search?q=青岚州 2624名")
    assert "3 段" in html
    assert len(re.findall(r'<p class="excerpt"', html)) == 3
    for excerpt in re.findall(r'<p class="excerpt".*?</p>', html):
        assert {"<mark>青岚州</mark>", "<mark>2624名</mark>"} <= set(re.findall(r"<mark>[^<]*</mark>", excerpt))


async def test_search_page_ranks_short_passages_that_say_it_often(get: Any) -> None:
    """The passage that repeats the word stands above those that mention it once."""
    _, html = await get("/-/govkb/search?q=网格")
    hits = [len(re.findall("<mark>", excerpt)) for excerpt in re.findall(r'<p class="excerpt".*?</p>', html)]
    assert hits[0] == max(hits)
    assert hits[-1] == 1


async def test_search_page_finds_names(get: Any, rows: Any) -> None:
    """Places by name and alias, indicators by name and synonym, articles by title."""
    _, html = await get("/-/govkb/search?q=青岚")
    assert f'href="/-/govkb/place/{rows.claims_at["001_青岚.txt 1705个 青岚州"]["subject_id"]}"' in html
    assert "<mark>青岚</mark>州把网格织密</a>" in html
    _, html = await get("/-/govkb/search?q=城市网格")
    assert re.search(r'href="/-/govkb/indicator/\w+" title="社区划分的治理单元数">网格</a>', html)


async def test_search_page_marks_what_is_no_body_text(get: Any) -> None:
    """Repeats, captions and page furniture say what they are."""
    _, html = await get("/-/govkb/search?q=1705个")
    assert '<span class="tag">重复刊印</span>' in html
    _, html = await get("/-/govkb/search?q=走访")
    assert '<span class="tag">图片说明</span>' in html
    _, html = await get("/-/govkb/search?q=第3版")
    assert "版面文字，不属任何文章" in html


async def test_search_page_says_when_nothing_is_found(get: Any) -> None:
    """Nothing found is said in words."""
    _, html = await get("/-/govkb/search?q=没有这句话")
    assert "没有找到" in html


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999", "1.5", "", "２"])
async def test_search_page_bears_any_page_number(get: Any, page: str) -> None:
    """A page number that is none is the first."""
    status, html = await get("/-/govkb/search", params={"q": "网格", "page": page})
    assert status == 200
    assert "9 段" in html


@pytest.fixture(scope="module")
def long_site(rows: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A knowledge base with 45 passages of one wording."""
    template = rows.tables["passages"][1]
    added = [template | {"id": f"{number:016x}", "position": 100 + number, "text": f"巡河{number}次"} for number in range(45)]
    path: Path = tmp_path_factory.mktemp("long") / "kb.sqlite"
    write(path, dict(rows.tables) | {"passages": [*rows.tables["passages"], *added]})
    return make_datasette(path)


async def test_search_page_turns_pages(long_site: Any) -> None:
    """Every passage found stands on exactly one page."""
    found: list[str] = []
    path = "/-/govkb/search?q=巡河"
    for expected in (20, 20, 5):
        html = (await long_site.client.get(path)).text
        here = re.findall(r"<mark>巡河</mark>(\d+)次", html)
        assert len(here) == expected
        found += here
        following = re.search(r'rel="next" href="([^"]+)"', html)
        path = following[1].replace("&amp;", "&") if following else ""
    assert path == ""
    assert sorted(map(int, found)) == list(range(45))
