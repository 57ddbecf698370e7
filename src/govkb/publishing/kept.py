"""Pages made once for an edition and a state of the rulings, and given again to whoever asks without a cookie.

A page says the same to all of them until a build or a ruling changes it; the key holds everything else that a page is made from.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from datasette import Response

from govkb.publishing.editions import Edition, identity_or_none
from govkb.publishing.editors import rulings_path

MOST_BYTES = 32_000_000
"""Of all pages kept; those asked for longest ago go first."""

LARGEST = 500_000
_MEMORY = "pages"

Key = tuple[object, ...]


class Shelf:
    """Bodies and types of pages by key, MOST_BYTES of them at most."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Key, tuple[bytes, str]] = OrderedDict()
        self._bytes = 0

    def get(self, key: Key) -> Response | None:
        """The page kept under `key`, which is then the last to go."""
        if key not in self._pages:
            return None
        self._pages.move_to_end(key)
        body, content_type = self._pages[key]
        return Response(body, content_type=content_type)

    def put(self, key: Key, response: Response) -> None:
        """Keep a page, unless it is none to be kept: an error, a redirect, a download, a very long one."""
        body = response.body if isinstance(response.body, bytes) else response.body.encode("utf-8")
        if response.status != 200 or response.headers or key in self._pages or len(body) > LARGEST:
            return
        self._pages[key] = (body, response.content_type)
        self._bytes += len(body)
        while self._bytes > MOST_BYTES:
            _, (oldest, _) = self._pages.popitem(last=False)
            self._bytes -= len(oldest)


def shelf(edition: Edition) -> Shelf:
    """The pages kept for an edition."""
    found: Shelf = edition.memory.setdefault(_MEMORY, Shelf())
    return found


def key_of(datasette: Any, database: str, request: Any) -> Key | None:
    """What tells the page that a request asks for from all others; None for one that is made for its visitor alone."""
    headers = request.headers
    if request.method != "GET" or "cookie" in headers or "authorization" in headers or request.actor is not None:
        return None
    path = rulings_path(datasette, database)
    ruled = identity_or_none(path) if path is not None else None
    return request.scheme, request.host, request.full_path, ruled
