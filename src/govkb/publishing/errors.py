"""Answers for what a visitor can get wrong in core's pages: a page that says so, and nothing in the server's log.

Datasette prints a traceback for every address that does not exist; a visitor's typing error is no fault of the program.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from datasette import Response
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError

from govkb.publishing.labels import labels
from govkb.publishing.page import Page


@dataclass(frozen=True, slots=True)
class Mistake:
    """What the address of a request caused: a status below 500, Datasette's message, and what its JSON adds."""

    status: int
    message: str
    title: str | None = None
    slow: bool = False
    details: dict[str, Any] = field(default_factory=dict)


def mistake(exception: Exception) -> Mistake | None:
    """The visitor's mistake behind an exception; None for a fault of the program."""
    if isinstance(exception, Base400):
        return Mistake(exception.status, str(exception.args[0] if exception.args else ""))
    if isinstance(exception, DatasetteError):
        # Datasette gives 500 to a column that cannot be sorted by; its only message in HTML is that of a query beyond the time limit.
        status = exception.status if exception.status < 500 else 400
        return Mistake(status, str(exception.message), exception.title, exception.message_is_html, exception.error_dict)
    return None


async def plain_answer(datasette: Any, request: Any, wrong: Mistake) -> Response:
    """JSON where JSON was asked for, else a page that leads back home."""
    if request.path.split("?")[0].endswith(".json"):
        known = {"ok": False, "error": wrong.message, "status": wrong.status, "title": wrong.title}
        return Response.json(wrong.details | known, status=wrong.status)
    page = Page(datasette, request, "", labels(request.args.get("_lang")))
    heading, said = (
        ("missing.title", "missing.address") if wrong.status == 404 else ("failed.title", "failed.slow" if wrong.slow else "failed.request")
    )
    return await page.render(
        "missing.html",
        status=wrong.status,
        heading=heading,
        message=page.labels.text(said),
        detail="" if wrong.slow else wrong.message,
        known=False,
    )
