"""A checked draft as SARIF 2.1.0, for the tools that read linters' results.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html: columns count code points here, which `columnKind` says; a result whose `kind` is not
`fail` has the level `none` (3.27.9, 3.27.10).
"""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import quote

from govkb.drafts.excerpts import named
from govkb.drafts.verdicts import MEANING, Checked, Figure, Verdict
from govkb.model import ClaimRecord

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {
    Verdict.DIFFERS: "error",
    Verdict.ARITHMETIC: "error",
    Verdict.CONTESTED: "warning",
    Verdict.STALE: "warning",
    Verdict.NOT_IN_KB: "note",
    Verdict.UNPARSED: "note",
    Verdict.REPEATED: "note",
    Verdict.SELF_ONLY: "note",
}
"""Of verdicts that are a finding; the others are passes."""

_RULES = {verdict: number for number, verdict in enumerate(Verdict)}


def as_sarif(checked: Checked) -> str:
    """The whole check as one SARIF log with one run."""
    driver = {"name": "govkb", "version": _version(), "rules": [_rule(verdict) for verdict in Verdict]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _artifact(checked.name)}],
        "results": [_result(checked, figure) for figure in checked.figures],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _version() -> str:
    try:
        return version("govkb")
    except PackageNotFoundError:
        return "0"


def _rule(verdict: Verdict) -> dict[str, object]:
    zh, en = MEANING[verdict]
    return {
        "id": verdict.value,
        "shortDescription": {"text": en},
        "fullDescription": {"text": f"{zh} ({en})"},
        "defaultConfiguration": {"level": _LEVELS.get(verdict, "none")},
    }


def _artifact(name: str) -> dict[str, object]:
    return {"uri": quote(name)}


def _result(checked: Checked, figure: Figure) -> dict[str, object]:
    what = figure.quote if figure.claim is None else named(figure.claim)
    is_finding = figure.verdict in _LEVELS
    result: dict[str, object] = {
        "ruleId": figure.verdict.value,
        "ruleIndex": _RULES[figure.verdict],
        "kind": "fail" if is_finding else "pass",
        "level": _LEVELS.get(figure.verdict, "none"),
        "message": {"text": f"{what}: {figure.reason_zh}"},
        "locations": [
            {"physicalLocation": {"artifactLocation": {**_artifact(checked.name), "index": 0}, "region": _region(checked, figure)}}
        ],
    }
    related = [_related(number, source) for number, source in enumerate(figure.sources)]
    return result | ({"relatedLocations": related} if related else {})


def _region(checked: Checked, figure: Figure) -> dict[str, object]:
    text = checked.report.text[figure.start : figure.end]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return {
        "startLine": figure.line,
        "startColumn": figure.column,
        "endLine": figure.line + len(lines) - 1,
        "endColumn": len(lines[-1]) + (figure.column if len(lines) == 1 else 1),
        "charOffset": figure.start,
        "charLength": figure.end - figure.start,
        "snippet": {"text": text},
    }


def _related(number: int, source: ClaimRecord) -> dict[str, object]:
    region = {"charOffset": source.start, "charLength": source.end - source.start, "snippet": {"text": source.quote}}
    return {
        "id": number,
        "message": {"text": source.sentence},
        "physicalLocation": {"artifactLocation": _artifact(source.document), "region": region},
    }
