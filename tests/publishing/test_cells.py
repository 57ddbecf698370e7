"""Cells of core's tables lead to the own pages and are never too long."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from govkb.publishing.cells import Cell, render


async def test_cells_link_expanded_foreign_keys(get: Any, rows: Any) -> None:
    """A foreign key that core expands to a label leads to the own page."""
    _, html = await get("/kb/claims")
    claim = rows.claims_at["001_青岚.txt 1705个 青岚州"]
    assert f'<a href="/-/govkb/place/{claim["subject_id"]}" title="{claim["subject_id"]}">青岚州</a>' in html
    assert f'href="/-/govkb/article/{claim["article_id"]}"' in html


async def test_cells_link_a_row_by_its_label(get: Any, rows: Any) -> None:
    """A claim's quantity and a finding's cause lead to their pages."""
    claim = rows.claims_at["001_青岚.txt 1705个 青岚州"]
    _, html = await get("/kb/claims")
    assert f'<a href="/-/govkb/claim/{claim["id"]}" title="{claim["id"]}">1705个</a>' in html
    _, html = await get("/kb/findings")
    assert f'href="/-/govkb/finding/{rows.tables["findings"][0]["id"]}"' in html


async def test_cells_link_ids_of_views(get: Any, rows: Any) -> None:
    """Ids in a view lead where the column behind them leads."""
    finding = rows.tables["findings"][0]
    _, html = await get("/kb/open_conflicts")
    assert f'href="/-/govkb/finding/{finding["id"]}"' in html
    assert f'href="/-/govkb/claim/{rows.claims_at["002_通讯.txt 1703个 青岚州"]["id"]}"' in html


async def test_cells_link_ids_of_handwritten_queries(get: Any, rows: Any) -> None:
    """In SQL of one's own the column's name tells."""
    _, html = await get(
        "/kb?" + urlencode({"sql": "select claim_id, 'x' as subject_id, null as finding_id, 5 as place_id from finding_claims"})
    )
    assert f'href="/-/govkb/claim/{rows.claims_at["001_青岚.txt 1705个 青岚州"]["id"]}"' in html
    assert "/-/govkb/place/x" not in html


async def test_cells_cut_long_json(get: Any) -> None:
    """The offset map of a passage does not fill the page."""
    _, html = await get("/kb/passages")
    assert max(len(line) for line in html.splitlines() if "[[" in line) < 1000


def test_cells_bear_every_kind_of_value(site: Any) -> None:
    """Odd values of a foreign key are left to core or linked, and never raise."""
    for value in (
        None,
        "",
        5,
        1.5,
        b"x",
        {},
        {"value": None, "label": None},
        {"value": "a" * 16, "label": None},
        {"value": "a" * 16},
        "a" * 16,
    ):
        shown = render(site, Cell("kb", "claims", "subject_id", {"id": "b" * 16}, value))
        assert shown is None or "/-/govkb/place/aaaaaaaaaaaaaaaa" in shown


def test_cells_escape_labels(site: Any) -> None:
    """A label is text, not HTML."""
    shown = render(site, Cell("kb", "claims", "subject_id", {}, {"value": "a" * 16, "label": "<b>"}))
    assert shown is not None
    assert "&lt;b&gt;" in shown
