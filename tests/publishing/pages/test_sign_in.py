"""The address that signs an editor in: once, under the name given, with the right to rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from govkb.publishing import make_datasette
from govkb.publishing.editors import invite, may_rule
from govkb.publishing.server import with_editor


async def test_sign_in_works_once(kb_path: Path) -> None:
    """The first who opens the address is the editor; the second is told that it is spent."""
    site = make_datasette(kb_path, config=with_editor({}, "王编辑"))
    address = f"/-/govkb/sign-in?token={invite(site, '王编辑')}"
    response = await site.client.get(address)
    assert (response.status_code, response.headers["location"]) == (302, "/-/govkb/rulings")
    cookie = response.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    actor = site.unsign(cookie.partition("ds_actor=")[2].partition(";")[0].strip('"'), "actor")["a"]
    assert (actor["name"], await may_rule(site, actor)) == ("王编辑", True)
    again = await site.client.get(address)
    assert (again.status_code, "已用过" in again.text) == (403, True)


@pytest.mark.parametrize("token", ["", "guessed", "王", "\ud800"])
async def test_sign_in_refuses_a_guess(kb_path: Path, token: str) -> None:
    """Any other token signs nobody in."""
    site = make_datasette(kb_path)
    invite(site, "王编辑")
    response = await site.client.get("/-/govkb/sign-in", params={"token": token.encode("utf-8", "replace").decode()})
    assert (response.status_code, "set-cookie" in response.headers) == (403, False)


def test_sign_in_adds_to_the_editors_configured() -> None:
    """Those of the configuration stay."""
    config = {"allow": {"id": "*"}, "plugins": {"govkb": {"rulings": "r.jsonl", "editors": {"id": "li", "role": "editor"}}, "other": {}}}
    assert with_editor(config, "wang") == {
        "allow": {"id": "*"},
        "plugins": {"govkb": {"rulings": "r.jsonl", "editors": {"id": ["li", "wang"], "role": "editor"}}, "other": {}},
    }
