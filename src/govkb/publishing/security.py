"""Headers of what the site gives. Own pages load nothing from elsewhere and run no script or style that stands in the page.

Core's pages have scripts and styles in them, so theirs may; but nothing is loaded from elsewhere there either.
"""

from __future__ import annotations

from typing import Any

from govkb.publishing.asgi import Application, Message, Receive, Send
from govkb.publishing.links import ROOT
from govkb.publishing.sites import knowledge_bases

_AROUND = ["base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]

OWN_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        *_AROUND,
    ]
)

CORE_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "object-src 'none'",
        *_AROUND,
    ]
)

_POLICY = b"content-security-policy"
_OTHERS = [(b"referrer-policy", b"same-origin"), (b"x-content-type-options", b"nosniff")]


def guard(datasette: Any, application: Application) -> Application:
    """`application` with a policy on every answer of the own pages, and of core's pages of knowledge bases."""

    async def guarded(scope: Message, receive: Receive, send: Send) -> None:
        policy = _policy(datasette, local_path(scope["path"], datasette.setting("base_url"))) if scope["type"] == "http" else ""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), (_POLICY, policy.encode()), *_OTHERS]}
            await send(message)

        await application(scope, receive, send_with_headers if policy else send)

    return guarded


def _policy(datasette: Any, path: str) -> str:
    """The policy of a path; empty where it may be another database's or plugin's, which know what they load."""
    if is_below(path, ROOT):
        return OWN_POLICY
    known = knowledge_bases(datasette)
    if known and set(known) == set(datasette.databases) - {"_internal", "_memory"}:
        return CORE_POLICY
    routes = (f"/{datasette.get_database(name).route}" for name in known)
    return CORE_POLICY if any(is_below(path, route) or path.startswith(f"{route}.") for route in routes) else ""


def local_path(path: str, base_url: str) -> str:
    """`path` without Datasette's base_url: a proxy may leave it there or take it off, and Datasette answers both."""
    return f"/{path.removeprefix(base_url)}" if base_url != "/" and path.startswith(base_url) else path


def is_below(path: str, root: str) -> bool:
    return path == root or path.startswith(f"{root}/")
