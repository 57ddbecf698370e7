"""One claim: its sentence in the passage, what was read and how, and what else is on record."""

from __future__ import annotations

from datasette import Response
from markupsafe import Markup

from govkb.publishing.citing import citation
from govkb.publishing.decided import on_claim
from govkb.publishing.desk import desk
from govkb.publishing.marking import Mark, marked
from govkb.publishing.page import MissingPageError, Page, Row
from govkb.publishing.records import CLAIMS, FINDINGS, GRAVEST_FIRST, facts, ready_claim, ready_finding

PATTERN = r"/claim/(?P<id>[^/]+)"

OTHERS = 50
READ = ("quantity", "measure", "subject", "time", "modality", "statistic")

_OTHERS = f"""{CLAIMS}
WHERE c.subject_id = :subject AND c.indicator_id = :indicator AND c.id <> :id
ORDER BY c.observation_id IS :observation DESC, c.statistic = :statistic DESC, coalesce(r.published, '') DESC, r.document, c.start
LIMIT :limit
"""

_FINDINGS = f"""{FINDINGS}
JOIN finding_claims fc ON fc.finding_id = f.id
WHERE fc.claim_id = :id ORDER BY {GRAVEST_FIRST}
"""


async def view(page: Page) -> Response:
    identifier = page.parameter("id")
    claim = await page.row(f"{CLAIMS} WHERE c.id = :id", id=identifier)
    if claim is None:
        raise MissingPageError("missing.claim", id=identifier)
    claim = ready_claim(page, claim)
    passage = await page.row("SELECT text, kind, reason, repeat_of FROM passages WHERE id = :id", id=claim["passage_id"])
    return await page.render(
        "claim.html",
        claim=claim,
        passage=passage,
        text=_passage_text(claim, passage["text"] if passage else claim["sentence"]),
        reading=sorted(facts(claim["reading"]), key=_in_order),
        others=await _others(page, claim),
        findings=[ready_finding(page, finding) for finding in await page.rows(_FINDINGS, id=identifier)],
        rulings=await on_claim(page, identifier),
        address=page.absolute("claim", identifier),
        citation=citation(claim, page.absolute("claim", identifier)),
        scripts=["copy.js"],
        **await desk(page, "claim", identifier, {}),
    )


def _in_order(fact: tuple[str, str]) -> int:
    """Fields as `govkb explain` has them, those that a reading has besides behind."""
    return READ.index(fact[0]) if fact[0] in READ else len(READ)


async def _others(page: Page, claim: Row) -> list[Row]:
    rows = await page.rows(
        _OTHERS,
        id=claim["id"],
        subject=claim["subject_id"],
        indicator=claim["indicator_id"],
        observation=claim["observation_id"],
        statistic=claim["statistic"],
        limit=OTHERS,
    )
    return [ready_claim(page, row) for row in rows]


def _passage_text(claim: Row, text: str) -> Markup:
    sentence = Mark(claim["sentence_start"], claim["sentence_end"], tag="span", css="sentence")
    return marked(text, [sentence, Mark(claim["text_start"], claim["text_end"], css="figure")])
