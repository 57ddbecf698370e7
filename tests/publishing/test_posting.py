"""What may be sent to the own pages: limits of size and rate, and no post from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from govkb.publishing import posting
from govkb.publishing.links import ROOT
from govkb.publishing.posting import Allowance, Limiter, guard

PAGE = f"{ROOT}/desk"
FORM = {"content-type": "application/x-www-form-urlencoded"}


class _Clock:
    """A clock that stands still until it is moved."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


async def _echo(scope: Any, receive: Any, send: Any) -> None:
    body = (await receive())["body"]
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


@pytest.fixture
def desk(site: Any) -> Any:
    """A page that gives back what it is sent, 100 bytes three times a minute."""
    application = guard(site, _echo, {PAGE: Allowance(size=100, times=3)})
    return httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://localhost")


async def test_posting_hands_the_body_on(desk: Any) -> None:
    """What is allowed arrives whole."""
    response = await desk.post(PAGE, content=b"text=1703", headers=FORM)
    assert (response.status_code, response.content) == (200, b"text=1703")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site", "origin": "http://localhost"}, 403),
        ({"origin": "http://localhost"}, 200),
        ({"origin": "http://localhost.example"}, 403),
        ({"origin": "null"}, 403),
        ({"content-type": "application/x-www-form-urlencoded; charset=UTF-8"}, 200),
        ({"content-type": "multipart/form-data"}, 415),
        ({"content-type": "text/plain"}, 415),
    ],
)
async def test_posting_takes_forms_of_this_site_only(desk: Any, headers: dict[str, str], status: int) -> None:
    """A post that another site sent, or that no form sends, is refused."""
    assert (await desk.post(PAGE, content=b"a=1", headers=FORM | headers)).status_code == status


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_posting_takes_posts_only(desk: Any, method: str) -> None:
    """Other methods are refused."""
    assert (await desk.request(method, PAGE, content=b"a=1", headers=FORM)).status_code == 405


async def test_posting_refuses_what_no_page_asks_for(site: Any) -> None:
    """A page that only shows something takes nothing."""
    response = await site.client.post(f"{ROOT}/search", data={"q": "1703"})
    assert response.status_code == 405
    assert "这一页不接受提交" in response.text
    assert "content-security-policy" in response.headers


async def test_posting_refuses_long_bodies(desk: Any) -> None:
    """Too long is refused, whether or not the length is declared."""

    async def pieces() -> Any:
        for _ in range(30):
            yield b"a" * 10

    assert (await desk.post(PAGE, content=b"a" * 101, headers=FORM)).status_code == 413
    assert (await desk.post(PAGE, content=pieces(), headers=FORM)).status_code == 413
    assert (await desk.post(PAGE, content=b"a" * 100, headers=FORM)).status_code == 200


async def test_posting_refuses_bytes_that_no_form_sends(desk: Any) -> None:
    """Bytes beyond ASCII are refused before Datasette falls over them."""
    assert (await desk.post(PAGE, content=b"a=\xff", headers=FORM)).status_code == 400


async def test_posting_refuses_haste(desk: Any) -> None:
    """The fourth post at once is refused, and told when to come again."""
    for _ in range(3):
        assert (await desk.post(PAGE, content=b"a=1", headers=FORM)).status_code == 200
    response = await desk.post(PAGE, content=b"a=1", headers=FORM)
    assert response.status_code == 429
    assert 1 <= int(response.headers["retry-after"]) <= 20
    assert "秒后再试" in response.text


@pytest.fixture
def clock() -> Iterator[_Clock]:
    """A clock for a limiter."""
    return _Clock()


def test_posting_limiter_fills_again(clock: _Clock) -> None:
    """Three a minute: the fourth waits twenty seconds; another client does not."""
    limiter = Limiter(Allowance(size=1, times=3), clock)
    assert [limiter.wait("a") for _ in range(4)] == [0, 0, 0, 20]
    assert limiter.wait("b") == 0
    clock.now = 20
    assert (limiter.wait("a"), limiter.wait("a")) == (0, 20)
    clock.now = 1000
    assert [limiter.wait("a") for _ in range(4)] == [0, 0, 0, 20]


def test_posting_limiter_forgets(clock: _Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many clients come, what is remembered stays bounded; the busy ones are remembered longest."""
    monkeypatch.setattr(posting, "CLIENTS", 10)
    limiter = Limiter(Allowance(size=1, times=1), clock)
    for client in range(100):
        clock.now += 0.1
        limiter.wait(str(client))
    assert len(limiter._buckets) == 10
    assert limiter.wait("99") > 0
