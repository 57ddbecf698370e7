"""One finding: the prints side by side, the cause in a sentence, the evidence."""

from __future__ import annotations

from datasette import Response

from govkb.publishing.citing import note
from govkb.publishing.decided import on_finding
from govkb.publishing.desk import desk
from govkb.publishing.page import MissingPageError, Page
from govkb.publishing.records import CLAIMS, FINDINGS, SIDES, added, ready_claim, ready_finding, sides

PATTERN = r"/finding/(?P<id>[^/]+)"

_CLAIMS = CLAIMS.replace("FROM claims c", ", fc.side FROM finding_claims fc JOIN claims c ON c.id = fc.claim_id") + (
    "WHERE fc.finding_id = :id ORDER BY fc.side, coalesce(r.published, ''), r.document, c.start"
)


async def view(page: Page) -> Response:
    identifier = page.parameter("id")
    finding = await page.row(f"{FINDINGS} WHERE f.id = :id", id=identifier)
    if finding is None:
        raise MissingPageError("missing.finding", id=identifier)
    claims = [ready_claim(page, claim) for claim in await page.rows(_CLAIMS, id=identifier)]
    prints = [(side, [claim for claim in claims if claim["side"] == side]) for side in SIDES]
    compared = sides(finding["evidence"])
    return await page.render(
        "finding.html",
        finding=ready_finding(page, finding),
        sides=[(side, own) for side, own in prints if own],
        compared=compared,
        columns=list(dict.fromkeys(column for row in compared for column in row)),
        evidence=added(finding["evidence"]),
        rulings=await on_finding(page, identifier, [claim["id"] for claim in claims]),
        address=page.absolute("finding", identifier),
        note=note(finding, claims, page.absolute("finding", identifier)),
        scripts=["copy.js"],
        **await desk(
            page, "finding", identifier, {side: " / ".join(dict.fromkeys(each["quote"] for each in own)) for side, own in prints if own}
        ),
    )
