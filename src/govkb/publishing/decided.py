"""What editors decided on a finding or a claim: the rulings that the last build replayed, and those made since, which wait for the next."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from govkb.model import ClaimRecord
from govkb.publishing.editions import identity_or_none
from govkb.publishing.editors import rulings_path
from govkb.publishing.page import Page, Row
from govkb.rulings import Decision, Print, Ruling, excerpt, print_of, read_rulings
from govkb.store import claims_by_id

PENDING = "pending"
"""Status of a ruling that the last build did not know."""

_MEMORY = "rulings not built yet"

BUILT = """
SELECT u.*,
  (SELECT json_group_array(finding_id) FROM (SELECT finding_id FROM ruling_findings WHERE ruling_id = u.id ORDER BY finding_id)) AS findings,
  (SELECT json_group_array(claim_id) FROM (SELECT claim_id FROM ruling_claims WHERE ruling_id = u.id ORDER BY side, claim_id)) AS claims
FROM rulings u
"""

_ON_FINDING = f"{BUILT} WHERE u.id IN (SELECT ruling_id FROM ruling_findings WHERE finding_id = :id) ORDER BY u.made DESC, u.id"  # noqa: S608
_ON_CLAIM = f"{BUILT} WHERE u.id IN (SELECT ruling_id FROM ruling_claims WHERE claim_id = :id) ORDER BY u.made DESC, u.id"  # noqa: S608


_IN_DOCUMENTS = """
SELECT c.id FROM claims c JOIN reports r ON r.id = c.report_id WHERE r.document IN (SELECT value FROM json_each(:documents))
"""


async def on_finding(page: Page, finding: str, claims: Sequence[str]) -> list[Row]:
    """The rulings on a finding that rests on the claims of these ids, the newest first."""
    waiting = await pending(page)
    keys = await _keys(page, claims) if waiting else set()
    made = [ruling for ruling in waiting if keys.issuperset(one.key for one in (*ruling.a, *ruling.b))]
    return [*map(pending_row, made), *(ready(page, row) for row in await page.rows(_ON_FINDING, id=finding))]


async def on_claim(page: Page, claim: str) -> list[Row]:
    """The rulings on a claim, the newest first."""
    waiting = await pending(page)
    keys = await _keys(page, [claim]) if waiting else set()
    made = [ruling for ruling in waiting if not keys.isdisjoint(one.key for one in (*ruling.a, *ruling.b))]
    return [*map(pending_row, made), *(ready(page, row) for row in await page.rows(_ON_CLAIM, id=claim))]


async def pending(page: Page) -> tuple[Ruling, ...]:
    """The rulings in rulings.jsonl that the knowledge base does not have, the newest first."""
    path = rulings_path(page.datasette, page.database)
    identity = identity_or_none(path) if path is not None else None
    if path is None or identity is None:
        return ()
    memory = page.edition.memory
    known = memory.get(_MEMORY)
    if known is None or known[0] != identity:
        known = (identity, await _unbuilt(page, path))
        memory[_MEMORY] = known
    rulings: tuple[Ruling, ...] = known[1]
    return rulings


async def _unbuilt(page: Page, path: Path) -> tuple[Ruling, ...]:
    read = await asyncio.to_thread(read_rulings, path)
    built = {row["id"] for row in await page.rows("SELECT id FROM rulings")}
    return tuple(ruling for ruling in reversed(read.rulings) if ruling.id not in built)


async def claims_of(page: Page, ids: Iterable[str]) -> dict[str, ClaimRecord]:
    """The claims of these ids, by id; those that are not there are left out."""
    wanted = list(ids)
    found: list[ClaimRecord] = await page.datasette.get_database(page.database).execute_fn(
        lambda connection: claims_by_id(connection, wanted)
    )
    return {claim.id: claim for claim in found}


async def _keys(page: Page, claims: Iterable[str]) -> set[str]:
    return {print_of(claim).key for claim in (await claims_of(page, claims)).values()}


def ready(page: Page, row: Row) -> Row:
    """A row of BUILT as templates show it."""
    prints = json.loads(row["prints"])
    sides = [[Print(**one) for one in prints.get(side, ())] for side in ("a", "b")]
    taint = row["taint_en"] if page.labels.language == "en" else row["taint_zh"]
    known = {"findings": json.loads(row["findings"]), "claims": json.loads(row["claims"]), "taint": taint or ""}
    return row | known | _said(row["decision"], *sides)


async def pending_rows(page: Page, rulings: Sequence[Ruling]) -> list[Row]:
    """Rulings of `pending` as templates show them, with the claims that they rest on."""
    documents = sorted({one.document for ruling in rulings for one in (*ruling.a, *ruling.b)})
    found = await page.rows(_IN_DOCUMENTS, documents=json.dumps(documents)) if documents else []
    at = {print_of(claim).key: id_ for id_, claim in (await claims_of(page, [row["id"] for row in found])).items()}
    return [pending_row(ruling) | {"claims": [at[one.key] for one in (*ruling.a, *ruling.b) if one.key in at]} for ruling in rulings]


def pending_row(ruling: Ruling) -> Row:
    """A ruling of `pending` as templates show it where its claims are known."""
    known = {"id": ruling.id, "status": PENDING, "findings": [], "claims": [], "taint": ""}
    return asdict(ruling) | known | _said(ruling.decision, ruling.a, ruling.b)


def _said(decision: str, a: Iterable[Print], b: Iterable[Print]) -> Row:
    """The quotes decided on (`quote`), those beside them (`other`), and the words around the first."""
    a, b = list(a), list(b)
    quotes = [" / ".join(dict.fromkeys(one.quote for one in side)) for side in (a, b)]
    return {
        "decision": str(decision),
        "quote": quotes[0],
        "other": quotes[1],
        "preferred": decision == Decision.PREFER,
        "subject": next((one.subject for one in (*a, *b)), ""),
        "excerpts": [{"text": excerpt(one), "document": one.document} for one in (*a, *b)],
    }
