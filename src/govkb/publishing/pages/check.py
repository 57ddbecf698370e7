"""A draft pasted or dropped: its text with every figure marked, and what is on record of each. Nothing of it is kept."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from http import HTTPStatus
from json import dumps
from pathlib import PurePath

from datasette import Response

from govkb.drafts import CLEAN, MEANING, Checked, Figure, excerpt, named
from govkb.errors import GovkbError, ReadingError
from govkb.model import ClaimRecord, Report, Source
from govkb.publishing.drafts import BusyError, check_draft
from govkb.publishing.forms import Form, has_token, parse_form
from govkb.publishing.links import ROOT
from govkb.publishing.marking import Mark, marked
from govkb.publishing.page import Page, Row
from govkb.publishing.posting import FILES, Allowance
from govkb.reading import READERS, read_bytes

PATTERN = "/check"

ALLOWANCE = (f"{ROOT}{PATTERN}", Allowance(size=8 * 1024 * 1024, times=12, form=FILES))

MOST_CHARACTERS = 60_000
"""Length of a draft: forty manuscript pages, or some seven of a newspaper; the densest takes a few seconds."""

SOURCES = 3
"""Prints on record that a remark shows."""

_FINDINGS = """
SELECT fc.claim_id, f.id, f.relation FROM finding_claims fc JOIN findings f ON f.id = fc.finding_id
WHERE fc.claim_id IN (SELECT value FROM json_each(:claims)) AND f.relation IN ('conflict', 'update')
ORDER BY f.relation, f.id
"""


class DraftError(Exception):
    """Why a draft is not checked: the key and values of the phrase that says so, and what a reader of the file said."""

    def __init__(self, key: str, *, status: HTTPStatus = HTTPStatus.BAD_REQUEST, detail: str = "", **values: object) -> None:
        self.key, self.status, self.detail, self.values = key, status, detail, values
        super().__init__(key)


async def view(page: Page) -> Response:
    form = Form()
    if page.request.method != "POST":
        return await _render(page, form)
    try:
        form = parse_form(await page.request.post_body(), page.request.headers["content-type"])
        if not has_token(form, page.request):
            raise DraftError("refused.token", status=HTTPStatus.FORBIDDEN)
        checked = await check_draft(page, _draft(form, page.labels.text("check.pasted")))
    except DraftError as error:
        return await _render(page, form, status=error.status, wrong=page.labels.text(error.key, **error.values), detail=error.detail)
    except BusyError:
        return await _render(page, form, status=HTTPStatus.SERVICE_UNAVAILABLE, wrong=page.labels.text("check.busy"))
    except GovkbError as error:
        return await _render(page, form, status=HTTPStatus.INTERNAL_SERVER_ERROR, wrong=page.labels.text("check.fault"), detail=str(error))
    return await _render(page, form, **await _result(page, checked))


async def _render(page: Page, form: Form, *, status: int = HTTPStatus.OK, **context: object) -> Response:
    common = {
        "pasted": form.texts.get("text", ""),
        "published": form.texts.get("published", ""),
        "suffixes": list(READERS),
        "most": MOST_CHARACTERS,
        "megabytes": ALLOWANCE[1].size // 1024 // 1024,
        "scripts": _SCRIPTS,
    }
    response = await page.render("check.html", status=status, **common | context)
    response.headers["Cache-Control"] = "no-store"
    return response


_SCRIPTS = ("copy.js", "drop.js")


def _draft(form: Form, pasted: str) -> Report:
    """The file, or else the text, as a report. DraftError when there is none, or none that can be read."""
    source = Source(published=_day(form.texts.get("published", "")))
    if "file" in form.files:
        name, data = form.files["file"]
        suffix = PurePath(name).suffix
        if suffix.lower() not in READERS:
            raise DraftError("check.suffix", status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE, name=name, suffixes="、".join(READERS))
    else:
        text = form.texts.get("text", "")
        if not text.strip():
            raise DraftError("check.empty")
        name, suffix, data = pasted, ".txt", text.encode()
    try:
        report = read_bytes(data, suffix, document=name, source=source, max_bytes=ALLOWANCE[1].size)
    except ReadingError as error:
        raise DraftError("check.unreadable", detail=str(error)) from error
    if len(report.text) > MOST_CHARACTERS:
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        raise DraftError("check.long", status=status, n=f"{len(report.text):,}", most=f"{MOST_CHARACTERS:,}")
    return report


def _day(text: str) -> str:
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise DraftError("check.date") from error


async def _result(page: Page, checked: Checked) -> Row:
    labels = {verdict.value: MEANING[verdict][page.labels.language == "en"] for verdict in MEANING}
    places = checked.places()
    remarked = [(figure, place[0]) for place in places for figure in place if figure.verdict not in CLEAN]
    numbers = {id(figure): number for number, (figure, _) in enumerate(remarked, start=1)}
    findings = await _findings(page, [figure for figure, _ in remarked])
    remarks = [
        _remark(page, figure, findings) | {"number": numbers[id(figure)], "back": numbers[id(first)], "label": labels[figure.verdict]}
        for figure, first in remarked
    ]
    return {
        "name": checked.name,
        "text": marked(checked.report.text, [_mark(page, place, numbers.get(id(place[0])), labels) for place in places]),
        "counts": [(verdict.value, labels[verdict.value], number) for verdict, number in checked.counts().items()],
        "figures": len(checked.figures),
        "remarks": remarks,
    }


async def _findings(page: Page, figures: list[Figure]) -> dict[str, list[str]]:
    """The conflicts and updates on record that the sources of these figures are part of, by claim."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    claims = sorted({source.id for figure in figures for source in figure.sources[:SOURCES]})
    for row in await page.rows(_FINDINGS, claims=dumps(claims)):
        found[row["claim_id"]].append(row["id"])
    return found


def _mark(page: Page, place: tuple[Figure, ...], number: int | None, labels: dict[str, str]) -> Mark:
    """The figures at one place as a link to the gravest one's remark, or to the claim that bears it out."""
    figure = place[0]
    address = f"#r{number}" if number else page.own("claim", figure.sources[0].id)
    return Mark(
        min(one.start for one in place),
        max(one.end for one in place),
        css=f"fig {figure.verdict}",
        href=address,
        title=f"{labels[figure.verdict]}{page.labels.text('colon')}{_reason(page, figure)}",
        id=f"f{number}" if number else "",
    )


def _remark(page: Page, figure: Figure, findings: dict[str, list[str]]) -> Row:
    """What the list says of a figure that needs an eye."""
    sources = figure.sources[:SOURCES]
    return {
        "verdict": figure.verdict.value,
        "fails": figure.fails,
        "line": figure.line,
        "column": figure.column,
        "what": figure.quote if figure.claim is None else named(figure.claim),
        "reason": _reason(page, figure),
        "sources": [_source(page, source) for source in sources],
        "findings": [page.own("finding", one) for one in dict.fromkeys(one for source in sources for one in findings.get(source.id, ()))],
        "note": figure.note,
    }


def _source(page: Page, claim: ClaimRecord) -> Row:
    return {"address": page.own("claim", claim.id), "words": excerpt(claim), "document": claim.document}


def _reason(page: Page, figure: Figure) -> str:
    return figure.reason_en if page.labels.language == "en" else figure.reason_zh
