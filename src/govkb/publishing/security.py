"""Headers of the own pages: they load nothing from elsewhere and run no script or style that stands in the page."""

from __future__ import annotations

from typing import Any

from govkb.publishing.asgi import Application, Message, Receive, Send
from govkb.publishing.links import ROOT

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)

HEADERS = [
    (b"content-security-policy", POLICY.encode()),
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
]


def guard(datasette: Any, application: Application) -> Application:
    """`application` with HEADERS on every answer below the own pages' root."""

    async def guarded(scope: Message, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), *HEADERS]}
            await send(message)

        own = scope["type"] == "http" and is_below(local_path(scope["path"], datasette.setting("base_url")), ROOT)
        await application(scope, receive, send_with_headers if own else send)

    return guarded


def local_path(path: str, base_url: str) -> str:
    """`path` without Datasette's base_url: a proxy may leave it there or take it off, and Datasette answers both."""
    return f"/{path.removeprefix(base_url)}" if base_url != "/" and path.startswith(base_url) else path


def is_below(path: str, root: str) -> bool:
    return path == root or path.startswith(f"{root}/")
