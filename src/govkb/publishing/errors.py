"""Answers for what a visitor can get wrong in core's pages: a page that says so, and nothing in the server's log.

Datasette prints a traceback for every address that does not exist; a visitor's typing error is no fault of the program.
"""

from __future__ import annotations

from typing import Any

from datasette import Response
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError

from govkb.publishing.labels import labels
from govkb.publishing.page import Page


def visitors_error(exception: Exception) -> tuple[int, str] | None:
    """Status and message for an error that the address caused; None for a fault of the program."""
    if isinstance(exception, Base400):
        return exception.status, str(exception.args[0] if exception.args else "")
    if isinstance(exception, DatasetteError) and exception.status < 500:
        return exception.status, str(exception.message)
    return None


async def plain_answer(datasette: Any, request: Any, status: int, message: str) -> Response:
    """JSON where JSON was asked for, else a page that leads back home."""
    if request.path.split("?")[0].endswith(".json"):
        return Response.json({"ok": False, "error": message, "status": status, "title": None}, status=status)
    page = Page(datasette, request, "", labels(request.args.get("_lang")))
    heading = "missing.title" if status == 404 else "failed.title"
    said = page.labels.text("missing.address") if status == 404 else message
    return await page.render("missing.html", status=status, heading=heading, message=said, detail=message, known=False)
