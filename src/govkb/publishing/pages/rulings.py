"""Who decided what and when, for all to see; and where editors who are signed in send their decisions."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping

from datasette import Response

from govkb.errors import FolderError
from govkb.publishing.decided import BUILT, claims_of, pending, pending_rows, ready
from govkb.publishing.editors import author_of, may_rule, rulings_path
from govkb.publishing.links import ROOT
from govkb.publishing.page import Page, RefusedError
from govkb.publishing.posting import Allowance
from govkb.rulings import Decision, Ruling, RulingError, Target, append, make_ruling

PATTERN = "/rulings"

ALLOWANCE = (f"{ROOT}{PATTERN}", Allowance(size=32_768, times=30))
"""A reason of LONGEST_REASON Chinese characters takes nine bytes each in a form."""

LONGEST_REASON = 2000
SIZE = 50
WAITING = 200
"""Rulings not built yet that are shown at most; a build takes them in."""

_ALL = f"{BUILT} ORDER BY u.made DESC, u.id LIMIT :size OFFSET :offset"

_CLAIMS = "SELECT claim_id, side FROM finding_claims WHERE finding_id = :id ORDER BY side, claim_id"

_PAIRS = (Decision.SAME, Decision.DIFFERENT)


async def view(page: Page) -> Response:
    return await _record(page) if page.request.method == "POST" else await _list(page)


async def _list(page: Page) -> Response:
    number = page.number()
    waiting = await pending(page)
    rows = await page.rows(_ALL, size=SIZE + 1, offset=SIZE * (number - 1))
    return await page.render(
        "rulings.html",
        waiting=await pending_rows(page, waiting[:WAITING]) if number == 1 else [],
        waiting_count=len(waiting),
        built=[ready(page, row) for row in rows[:SIZE]],
        previous=page.own("rulings", page=number - 1) if number > 1 else "",
        next=page.own("rulings", page=number + 1) if len(rows) > SIZE else "",
    )


async def _record(page: Page) -> Response:
    actor = page.request.actor
    if not await may_rule(page.datasette, actor):
        raise RefusedError("ruling.forbidden", status=403)
    path = rulings_path(page.datasette, page.database)
    if path is None:
        raise RefusedError("ruling.nowhere", status=409)
    form = await page.request.post_vars()
    decision, side = _decision(form.get("decision", ""))
    reason = form.get("reason", "").replace("\r\n", "\n").strip()
    if not 0 < len(reason) <= LONGEST_REASON:
        raise RefusedError("ruling.reason", longest=LONGEST_REASON)
    target = await _target(page, form, side)
    try:
        ruling = make_ruling(target, decision, author=author_of(actor), reason=reason)
    except RulingError as error:
        raise RefusedError("ruling.senseless", detail=str(error)) from error
    if not any(_is_again(ruling, other) for other in (await pending(page))[:1]):
        try:
            await asyncio.to_thread(append, path, ruling)
        except FolderError as error:
            raise RefusedError("ruling.unwritten", status=503) from error
    ruled_on = ("finding", form["finding"]) if form.get("finding") else ("claim", form["claim"])
    return Response.redirect(f"{page.own(*ruled_on)}#rulings")


def _decision(text: str) -> tuple[Decision, str]:
    """`prefer a` → the decision and the side it is for, empty for the whole."""
    name, _, side = text.partition(" ")
    if name not in set(Decision) or side not in {"", "a", "b"}:
        raise RefusedError("ruling.decision")
    return Decision(name), side


async def _target(page: Page, form: Mapping[str, str], side: str) -> Target:
    if form.get("finding"):
        return await _finding(page, form["finding"], side)
    id_, other = form.get("claim", ""), _id_in(form.get("with", ""))
    claims = await claims_of(page, [id_, other])
    if id_ not in claims or (other and other not in claims):
        raise RefusedError("missing.claim", status=404, id=other if id_ in claims else id_)
    second = (claims[other],) if other and _decision(form["decision"])[0] in _PAIRS else ()
    return Target(f"claim {id_}", (claims[id_],), second, side=side)


async def _finding(page: Page, id_: str, side: str) -> Target:
    finding = await page.row("SELECT relation FROM findings WHERE id = :id", id=id_)
    if finding is None:
        raise RefusedError("missing.finding", status=404, id=id_)
    sides = await page.rows(_CLAIMS, id=id_)
    claims = await claims_of(page, [row["claim_id"] for row in sides])
    a, b = ([claims[row["claim_id"]] for row in sides if row["side"] == each] for each in ("a", "b"))
    return Target(f"finding {id_}", a, b, finding["relation"], side)


def _id_in(text: str) -> str:
    """An id, or the id at the end of a claim page's address."""
    found = re.search(r"(?:^|/claim/)([0-9a-f]{16})(?:[?#].*)?$", text.strip())
    return found[1] if found else text.strip()


def _is_again(ruling: Ruling, other: Ruling) -> bool:
    """Whether somebody pressed the button twice."""
    return (ruling.author, ruling.decision, ruling.reason, ruling.matter) == (other.author, other.decision, other.reason, other.matter)
