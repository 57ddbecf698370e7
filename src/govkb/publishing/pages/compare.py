"""Two reports, or two places, row by row: what both say, what they say otherwise and why, what one of them alone says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from datasette import Response

from govkb.comparing import compare_documents
from govkb.model import ClaimRecord
from govkb.publishing.contrast import Contrast, Contrasted, contrast, remarks
from govkb.publishing.page import Page, Row
from govkb.publishing.picking import KINDS, PLACES, REPORTS, Kind, meant, offered
from govkb.publishing.records import period_text
from govkb.reconciliation.differences import Difference, Outcome
from govkb.store import KnowledgeBase

PATTERN = "/compare"

ROWS = 1000
SIDES = ("a", "b")


async def view(page: Page) -> Response:
    kind = PLACES if page.request.args.get("kind") == PLACES.key else REPORTS
    typed = {side: (page.request.args.get(side) or "").strip() for side in SIDES}
    found = {side: await meant(page, kind, words) if words else () for side, words in typed.items()}
    if not all(len(rows) == 1 for rows in found.values()):
        return await _render(page, kind, typed, found)
    a, b = (found[side][0] for side in SIDES)
    if (typed["a"], typed["b"]) != (a["id"], b["id"]):
        return Response.redirect(page.own("compare", kind=kind.key, a=a["id"], b=b["id"]))
    rows = await (_places(page, a["id"], b["id"]) if kind is PLACES else _reports(page, a["name"], b["name"]))
    counts = Counter(row["outcome"] for row in rows)
    order = [*Outcome, *Contrast]
    shown = page.request.args.get("show") if page.request.args.get("show") in counts else ""
    return await _render(
        page,
        kind,
        typed | {"a": a["name"], "b": b["name"]},
        found,
        sides={"a": a, "b": b},
        rows=[row for row in rows if not shown or row["outcome"] == shown][:ROWS],
        counts=[(outcome, counts[outcome]) for outcome in dict.fromkeys(str(one) for one in order) if counts[outcome]],
        total=len(rows),
        shown=shown,
        stable=page.absolute("compare") + f"?kind={kind.key}&a={a['id']}&b={b['id']}",
    )


async def _render(page: Page, kind: Kind, typed: dict[str, str], found: dict[str, Sequence[Row]], **context: object) -> Response:
    pickers = [
        {
            "kind": each.key,
            "offered": await offered(page, each),
            "typed": typed if each is kind else dict.fromkeys(SIDES, ""),
            "chosen": each is kind,
        }
        for each in KINDS
    ]
    unclear = [(typed[side], rows, side) for side, rows in found.items() if typed[side] and len(rows) != 1]
    status = 404 if any(len(rows) == 0 for _, rows, _ in unclear) else 200
    return await page.render(
        "compare.html", status=status, **{"kind": kind.key, "pickers": pickers, "unclear": unclear, "typed": typed} | context
    )


async def _reports(page: Page, here: str, there: str) -> list[Row]:
    database = page.datasette.get_database(page.database)
    path = Path(database.path)
    found = await database.execute_fn(lambda connection: compare_documents(KnowledgeBase(path, connection), here, there))
    return [_difference(page, row) for row in sorted(found, key=_is_of_one)]


def _is_of_one(row: Difference) -> bool:
    """Figures of one report alone stand behind those of both, each in the order of print."""
    return row.a is None or row.b is None


def _difference(page: Page, row: Difference) -> Row:
    figure, verdict = row.figure, row.verdict
    why = "" if verdict is None else verdict.en if page.labels.language == "en" else verdict.zh
    return {
        "outcome": str(row.outcome),
        "subject": figure.subject,
        "subject_id": figure.subject_id,
        "indicator": figure.indicator or figure.measure,
        "statistic": figure.statistic,
        "scope": figure.scope,
        "a": _print(page, row.a),
        "b": _print(page, row.b),
        "why": [why] if why else [],
    }


def _print(page: Page, claim: ClaimRecord | None) -> Row | None:
    return (
        None
        if claim is None
        else {"address": page.own("claim", claim.id), "quote": claim.quote, "time": claim.time, "title": claim.sentence}
    )


async def _places(page: Page, a: str, b: str) -> list[Row]:
    return [_contrasted(page, row) for row in await contrast(page, a, b)]


def _contrasted(page: Page, row: Contrasted) -> Row:
    figure = row.figure
    return {
        "outcome": str(row.contrast),
        "subject": "",
        "indicator": figure["indicator"],
        "definition": figure["definition"],
        "indicator_id": figure["indicator_id"],
        "statistic": figure["statistic"],
        "scope": figure["scope"],
        "a": _value(page, row.a),
        "b": _value(page, row.b),
        "why": remarks(page, row),
    }


def _value(page: Page, observation: Row | None) -> Row | None:
    if observation is None:
        return None
    time = observation["time"] or period_text(page.labels, observation)
    return {
        "address": page.own("claim", observation["claim_id"]),
        "quote": observation["quote"],
        "time": time,
        "title": observation["document"],
    }
