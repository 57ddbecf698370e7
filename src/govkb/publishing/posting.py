"""What may be sent to the own pages: from this site only, in a form, so large and so often as the page allows.

Decided before anything reads the body, since Datasette's check of the form's token already reads all of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from datasette.utils.asgi import Request

from govkb.publishing.asgi import Application, Message, Receive, Send
from govkb.publishing.forms import FormError, parse_form
from govkb.publishing.labels import labels
from govkb.publishing.links import ROOT
from govkb.publishing.page import Page
from govkb.publishing.security import is_below, local_path

READING = frozenset({"GET", "HEAD"})
FORM = b"application/x-www-form-urlencoded"
FILES = b"multipart/form-data"
"""What a form sends, and one that has files in it."""

CLIENTS = 10_000
"""Clients remembered at most; those whose allowance is whole again are forgotten first."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one client may send to a page: bodies of `size` bytes, `times` in `seconds`, encoded as `form`."""

    size: int
    times: int
    seconds: int = 60
    form: bytes = FORM


LOGIN = ("/-/login", Allowance(size=4096, times=10))
"""The page of datasette-auth-passwords, which lets one try passwords without end."""


class Limiter:
    """How often each client has sent something: a bucket of `allowance.times`, filled again within `allowance.seconds`."""

    def __init__(self, allowance: Allowance, clock: Callable[[], float] = time.monotonic) -> None:
        self.allowance = allowance
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def wait(self, client: str) -> float:
        """Seconds until `client` may send again; 0 when it may now, which is then counted."""
        now, rate = self._clock(), self.allowance.times / self.allowance.seconds
        left, then = self._buckets.pop(client, (float(self.allowance.times), now))
        left = min(left + (now - then) * rate, self.allowance.times)
        waiting = 0.0 if left >= 1 else (1 - left) / rate
        self._buckets[client] = (left if waiting else left - 1, now)
        self._forget(now)
        return waiting

    def _forget(self, now: float) -> None:
        if len(self._buckets) <= CLIENTS:
            return
        whole = [client for client, (_, then) in self._buckets.items() if now - then >= self.allowance.seconds]
        # The one heard of longest ago goes when all are busy, so that memory stays bounded.
        for client in whole or [next(iter(self._buckets))]:
            del self._buckets[client]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not taken: a status and the key of the phrase that says so. `wait` is in seconds, 0 where waiting does not help."""

    status: HTTPStatus
    said: str
    wait: int = 0


def guard(datasette: Any, application: Application, allowances: Mapping[str, Allowance]) -> Application:
    """`application`, which gets from the paths of `allowances` only what they allow, and from other own pages' paths only what reads."""
    limiters = {path: Limiter(allowance) for path, allowance in allowances.items()}

    async def guarded(scope: Message, receive: Receive, send: Send) -> None:
        path = local_path(scope["path"], datasette.setting("base_url")) if scope["type"] == "http" else ""
        if path == "" or scope["method"] in READING or not (path in limiters or is_below(path, ROOT)):
            await application(scope, receive, send)
            return
        limiter = limiters.get(path)
        body = b""
        refusal = _unasked(scope, limiter.allowance) if limiter is not None else Refusal(HTTPStatus.METHOD_NOT_ALLOWED, "refused.method")
        if refusal is None and limiter is not None:
            body, refusal = await _taken(scope, receive, limiter)
        if refusal is None:
            await application(scope, _replay(body, receive), send)
        else:
            await _answer(datasette, scope, receive, send, refusal)

    return guarded


def _unasked(scope: Message, allowance: Allowance) -> Refusal | None:
    """The refusal of what no form of this site has sent."""
    headers = dict(scope["headers"])
    if scope["method"] != "POST":
        return Refusal(HTTPStatus.METHOD_NOT_ALLOWED, "refused.method")
    if _is_from_elsewhere(headers):
        return Refusal(HTTPStatus.FORBIDDEN, "refused.origin")
    encoding, _, boundary = headers.get(b"content-type", b"").partition(b";")
    # Datasette looks for the boundary of a form with files just so.
    if encoding.strip().lower() != allowance.form or (allowance.form == FILES and not boundary.startswith(b" boundary=")):
        return Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "refused.type")
    return None


def _is_from_elsewhere(headers: Mapping[bytes, bytes]) -> bool:
    """Whether a browser says that another site sent this; a program that is no browser says nothing, and carries nobody's cookies."""
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site not in {b"same-origin", b"none"}
    origin = headers.get(b"origin")
    return origin is not None and urlsplit(origin).netloc != headers.get(b"host")


async def _taken(scope: Message, receive: Receive, limiter: Limiter) -> tuple[bytes, Refusal | None]:
    """The body, or why it is not taken."""
    large = Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "refused.size")
    declared = dict(scope["headers"]).get(b"content-length", b"0")
    if not declared.isdigit() or int(declared) > limiter.allowance.size:
        return b"", large
    client = scope.get("client")
    waiting = limiter.wait(client[0] if client else "")
    if waiting:
        return b"", Refusal(HTTPStatus.TOO_MANY_REQUESTS, "refused.rate", int(waiting) + 1)
    body = bytearray()
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message["type"] == "http.request" and message.get("more_body", False)
        if len(body) > limiter.allowance.size:
            return b"", large
    return (
        (bytes(body), None)
        if _is_form(scope, bytes(body), limiter.allowance.form)
        else (b"", Refusal(HTTPStatus.BAD_REQUEST, "refused.type"))
    )


def _is_form(scope: Message, body: bytes, form: bytes) -> bool:
    """Whether the body is encoded as its kind of form is; Datasette falls over any other."""
    if form == FORM:
        return body.isascii()
    try:
        parse_form(body, dict(scope["headers"])[b"content-type"].decode("latin-1"))
    except FormError:
        return False
    return True


def _replay(body: bytes, receive: Receive) -> Receive:
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed() -> Message:
        return waiting.pop() if waiting else await receive()

    return replayed


async def _answer(datasette: Any, scope: Message, receive: Receive, send: Send, refusal: Refusal) -> None:
    await datasette.invoke_startup()  # this may be the first request of all
    # The page is made outside the part of Datasette that gives out tokens for forms.
    request = Request({**scope, "csrftoken": str}, receive)
    page = Page(datasette, request, "", labels(request.args.get("_lang")))
    message = page.labels.text(refusal.said, **({"wait": refusal.wait} if refusal.wait else {}))
    response = await page.render("missing.html", status=refusal.status, heading="failed.title", message=message, known=False)
    if refusal.wait:
        response.headers["Retry-After"] = str(refusal.wait)
    await response.asgi_send(send)
