"""Core's tables as files for Excel."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from openpyxl import load_workbook

from govkb.publishing import make_datasette
from publishing.many import write_many


def _csv(response: Any) -> list[dict[str, str]]:
    assert response.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


async def test_renderers_stand_on_core_pages(site: Any) -> None:
    """Beside JSON and CSV, and what they link to answers."""
    html = (await site.client.get("/kb/claims")).text
    assert "/kb/claims.xlsx" in html
    assert "/kb/claims.excel_csv" in html


async def test_renderers_write_numbers_as_numbers(site: Any, rows: Any) -> None:
    """A table of core as a workbook."""
    response = await site.client.get("/kb/best_observations.xlsx")
    table = list(load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True))
    assert len(table) == 1 + len(rows.tables["observations"])
    assert {type(row[table[0].index("value")]) for row in table[1:]} <= {int, float}
    assert 'filename="best_observations.xlsx"' in response.headers["content-disposition"]


async def test_renderers_name_foreign_keys(site: Any) -> None:
    """With labels asked for, id and name stand in two columns, as in core's CSV."""
    lines = _csv(await site.client.get("/kb/claims.excel_csv?_labels=on"))
    assert {line["subject_id_label"] for line in lines} >= {"青岚州", "竹溪县"}
    assert all(len(line["report_id"]) == 16 for line in lines)


async def test_renderers_follow_filters_and_queries(site: Any) -> None:
    """What is narrowed on the page is narrowed in the file."""
    lines = _csv(await site.client.get("/kb/claims.excel_csv?subject__exact=竹溪县&_sort_desc=value"))
    assert {line["subject"] for line in lines} == {"竹溪县"}
    lines = _csv(await site.client.get("/kb.excel_csv?" + urlencode({"sql": "select 1 as a, '=1+1' as b, null as c, x'00ff' as d"})))
    assert lines == [{"a": "1", "b": "'=1+1", "c": "", "d": "00ff"}]


@pytest.fixture(scope="module")
def many(tmp_path_factory: Any) -> Any:
    """A site whose tables go beyond one page."""
    path: Path = tmp_path_factory.mktemp("many") / "kb.sqlite"
    write_many(path, prefectures=3, counties=30, indicators=90)
    return make_datasette(path)


@pytest.mark.parametrize("query", ["", "?_sort=value", "?_size=10", "?_next=p1-1"])
async def test_renderers_take_the_whole_table(many: Any, query: str) -> None:
    """Not the page on show: beyond 5,000 rows too."""
    lines = _csv(await many.client.get(f"/kb/claims.excel_csv{query}"))
    count = (await many.client.get("/kb/claims.json?_size=0")).json()["filtered_table_rows_count"]
    assert count > 5000
    assert len({line["id"] for line in lines}) == len(lines) == count


async def test_renderers_say_when_a_table_is_too_large(many: Any, monkeypatch: Any) -> None:
    """A page that says so, not a file cut off in silence."""
    monkeypatch.setattr("govkb.publishing.renderers.MOST_ROWS", 100)
    response = await many.client.get("/kb/claims.xlsx")
    assert response.status_code == 400
    assert "100 rows at most in one file" in response.text
