"""What every own page is made with."""

from __future__ import annotations

from typing import Any

import pytest
from datasette import Response
from datasette.utils.asgi import Request

from govkb.publishing.page import Page, served

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
async def request_for(site: Any) -> Any:
    """A request as Datasette hands it to a view."""
    await site.invoke_startup()

    def make(path: str) -> Request:
        request = Request.fake(path)
        request.scope["csrftoken"] = str
        return request

    return make


async def test_page_stops_a_slow_query(site: Any, request_for: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A query beyond the time limit gives a page that says so, not a traceback."""
    monkeypatch.setattr(site, "sql_time_limit_ms", 20)

    async def slow(page: Page) -> Response:
        return await page.render("search.html", query=await page.count(ENDLESS))

    response = await served(slow)(site, request_for("/-/govkb/search"))
    assert response.status == 503
    assert "查询用时过长" in response.body


async def test_page_keeps_the_language_in_addresses(site: Any, request_for: Any) -> None:
    """Own addresses carry the language, addresses to be cited do not."""
    seen: dict[str, str] = {}

    async def view(page: Page) -> Response:
        seen.update(
            own=page.own("claim", "1", q="网"), home=page.home(), core=page.core("claims", unit="个"), cited=page.absolute("claim", "1")
        )
        return Response.html("")

    await served(view)(site, request_for("/-/govkb?_lang=en"))
    assert seen == {
        "own": "/-/govkb/claim/1?q=%E7%BD%91&_lang=en",
        "home": "/-/govkb?_lang=en",
        "core": "/kb/claims?unit=%E4%B8%AA",
        "cited": "http://localhost/-/govkb/claim/1",
    }
