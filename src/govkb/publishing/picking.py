"""What a visitor typed into a picker, found in the knowledge base: by id, by whole name, or by a part that no other has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govkb.publishing.page import Page, Row

OFFERED = 500
"""Names that a picker offers at once; all others can be typed."""

NAMED = 12
"""Candidates that are told when several are meant."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that can be picked: a SELECT of `id`, `name` (what is typed) and `about`, and its WHERE for an id, a name, a part of one, an offer."""

    key: str
    select: str
    identified: str
    named: str
    partly: str
    offered: str

    def query(self, where: str) -> str:
        return f"{self.select} WHERE {where} ORDER BY name, id LIMIT :limit"


REPORTS = Kind(
    "reports",
    "SELECT r.id, r.document AS name, coalesce(r.publisher, '') || ' ' || coalesce(r.published, '') AS about FROM reports r",
    "r.id = :typed AND r.status = 'read'",
    "r.document = :typed AND r.status = 'read'",
    "instr(r.document, :typed) AND r.status = 'read'",
    "r.status = 'read'",
)
PLACES = Kind(
    "places",
    "SELECT e.id, e.path AS name, '' AS about FROM entities e",
    "e.id = :typed",
    "e.kind = 'place' AND (e.path = :typed OR e.name = :typed OR e.id IN (SELECT entity_id FROM aliases WHERE alias = :typed))",
    "e.kind = 'place' AND instr(e.path, :typed) AND (instr(e.name, :typed) OR instr(:typed, '/'))",
    "e.kind = 'place' AND e.id IN (SELECT subject_id FROM observations)",
)
KINDS = (REPORTS, PLACES)


async def meant(page: Page, kind: Kind, typed: str) -> Sequence[Row]:
    """What the words mean: one row where they are clear, several where they are not, none where nothing is found."""
    for where in (kind.identified, kind.named, kind.partly):
        rows = await page.rows(kind.query(where), typed=typed, limit=NAMED)
        if rows:
            return rows
    return ()


async def offered(page: Page, kind: Kind) -> Sequence[Row]:
    """What a picker offers."""
    return await page.rows(kind.query(kind.offered), limit=OFFERED)
