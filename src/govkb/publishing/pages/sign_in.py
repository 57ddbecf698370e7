"""Where the address that `govkb serve --editor` prints leads: it signs in whoever opens it first."""

from __future__ import annotations

from datasette import Response

from govkb.publishing.editors import accept
from govkb.publishing.page import Page, RefusedError

PATTERN = "/sign-in"


async def view(page: Page) -> Response:
    name = accept(page.datasette, page.request.args.get("token") or "")
    if name is None:
        raise RefusedError("sign_in.spent", status=403)
    response = Response.redirect(page.own("rulings"))
    response.set_cookie("ds_actor", page.datasette.sign({"a": {"id": name, "name": name}}, "actor"), httponly=True, samesite="lax")
    return response
