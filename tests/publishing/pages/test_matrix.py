"""The matrix of places and indicators: states of its cells, filters, downloads, speed."""

from __future__ import annotations

import csv
import io
import os
import re
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from openpyxl import load_workbook

from govkb.publishing import make_datasette
from publishing.many import write_many


def _cells(html: str) -> dict[str, list[str]]:
    """Place → its cells as their bare words."""
    rows = re.findall(r'<tr><th scope="row"[^>]*>(.*?)</tr>', html, re.DOTALL)
    bare = [[re.sub(r"<[^>]+>", "", cell).strip() for cell in re.split(r"</t[hd]>", row)[:-1]] for row in rows]
    return {place: cells for place, *cells in bare}


async def test_matrix_tells_the_three_states_apart(get: Any) -> None:
    """A value as printed, silence of the place's articles, no article about the place."""
    _, html = await get("/-/govkb/matrix")
    cells = _cells(html)
    headings = re.findall(r'<th scope="col"[^>]*><a[^>]*>([^<]*)</a>', html)
    assert headings == ["网格", "网格员", "网格户数"]
    assert cells["青岚州"][1:] == ["2624名", "未提"]
    assert cells["竹溪县"][1] == "未提"
    assert cells["&lt;b&gt;粗体&lt;/b&gt;镇"] == ["未提"] * 3
    assert "石桥县" not in cells


async def test_matrix_marks_conflicts_in_words(get: Any) -> None:
    """For those who see no colour, or no page at all."""
    cells = _cells((await get("/-/govkb/matrix"))[1])
    assert cells["青岚州"][0].replace(" ", "") == "≠说法不一1705个截至2023-12-31"


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("level=county", ["竹溪县"]),
        ("level=province", []),
        ("level=<script>", ["青岚州", "竹溪县", "&lt;b&gt;粗体&lt;/b&gt;镇"]),
        ("within=unknown", []),
        ("year=2023", ["青岚州", "竹溪县", "&lt;b&gt;粗体&lt;/b&gt;镇"]),
        ("rows=2", []),
        ("rows=-1&columns=x&year=20x3&origin=?&within=%00", []),
    ],
)
async def test_matrix_is_narrowed(get: Any, query: str, places: list[str]) -> None:
    """By level, place and year; odd arguments harm nobody."""
    status, html = await get(f"/-/govkb/matrix?{query}")
    assert status == 200
    assert sorted(_cells(html)) == sorted(places)


async def test_matrix_is_narrowed_to_what_lies_within_a_place(get: Any, rows: Any) -> None:
    """The place itself and all below it; the choice stays in the form."""
    identifier = next(row["id"] for row in rows.tables["entities"] if row["name"] == "竹溪县")
    _, html = await get(f"/-/govkb/matrix?within={identifier}")
    assert sorted(_cells(html)) == ["&lt;b&gt;粗体&lt;/b&gt;镇", "竹溪县"]
    assert f'<option value="{identifier}" selected>竹溪县</option>' in html


async def test_matrix_year_is_the_figures_own_before_that_of_print(get: Any) -> None:
    """1705个 held in 2023; 2624名 has no date and was printed in 2024."""
    cells = _cells((await get("/-/govkb/matrix?year=2023"))[1])
    assert "1705个" in cells["青岚州"][0]
    assert len(cells["青岚州"]) == 1
    assert "2624名" in " ".join(_cells((await get("/-/govkb/matrix?year=2024"))[1])["青岚州"])


async def test_matrix_can_show_derived_indicators(get: Any) -> None:
    """Those that the reports word themselves are asked for."""
    assert "城镇人口占比" not in (await get("/-/govkb/matrix"))[1]
    assert "城镇人口占比" in (await get("/-/govkb/matrix?origin=all"))[1]


async def test_matrix_downloads_the_table(site: Any) -> None:
    """Numbers in their columns, a word for silence, for Excel in both forms."""
    response = await site.client.get("/-/govkb/matrix.csv?level=prefecture")
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows == [["地方", "全名路径", "网格（个）", "网格员（名）"], ["青岚州", "云泽省/青岚州", "1705", "2624"]]
    book = load_workbook(io.BytesIO((await site.client.get("/-/govkb/matrix.xlsx")).content))
    assert {row[2] for row in book.active.iter_rows(values_only=True)} == {"网格（个）", 1705, 168, "未提"}


async def test_matrix_downloads_a_line_a_cell(site: Any, rows: Any) -> None:
    """State, conflict, period and address of every cell."""
    response = await site.client.get("/-/govkb/matrix.csv?form=lines")
    lines = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(lines) == 9
    first = next(line for line in lines if (line["地方"], line["指标"]) == ("青岚州", "网格"))
    assert (first["状态"], first["数值"], first["说法不一（1＝是）"], first["时段止"]) == ("有数值", "1705", "1", "2023-12-31")
    assert first["地址"].endswith(f"/-/govkb/claim/{rows.claims_at['001_青岚.txt 1705个 青岚州']['id']}")
    assert {line["状态"] for line in lines} == {"有数值", "未提"}


async def test_matrix_turns_pages_of_both_sides(tmp_path: Path) -> None:
    """The rest of places and indicators is one link away, and no place stands twice."""
    write_many(tmp_path / "kb.sqlite", prefectures=2, counties=60, indicators=35)
    site = make_datasette(tmp_path / "kb.sqlite")
    first, second = [(await site.client.get(f"/-/govkb/matrix{query}")).text for query in ("", "?rows=2")]
    assert 'rel="next" href="/-/govkb/matrix?rows=2"' in first
    assert 'rel="next" href="/-/govkb/matrix?columns=2"' in first
    assert 'rel="prev" href="/-/govkb/matrix"' in second
    assert (len(_cells(first)), len(_cells(second)), set(_cells(first)) & set(_cells(second))) == (100, 23, set())
    assert "无文章" in first
    lines = (await site.client.get("/-/govkb/matrix.csv")).content.splitlines()
    assert len(lines) == 1 + 123


@pytest.mark.slow
@pytest.mark.skipif(os.environ.get("GOVKB_SLOW") != "1", reason="builds a knowledge base of 50 MB; set GOVKB_SLOW=1")
@pytest.mark.parametrize("query", ["", "?year=2023", "?level=county"])
async def test_matrix_of_100_places_and_30_indicators_is_fast(tmp_path_factory: Any, query: str) -> None:
    """Under 300 ms of processor time in a knowledge base of 50 MB."""
    path = tmp_path_factory.getbasetemp() / "many.sqlite"
    if not path.exists():
        write_many(path, prefectures=20, counties=30, indicators=100)
    assert path.stat().st_size > 50_000_000
    site = make_datasette(path)
    await site.client.get("/-/govkb/matrix")
    started = process_time()
    response = await site.client.get(f"/-/govkb/matrix{query}")
    assert process_time() - started < 0.3
    assert len(_cells(response.text)) == 100
