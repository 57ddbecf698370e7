"""Relations and audits against those that careful readers found in real pages; skipped where the pages are not there."""

import json
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from govkb.engines.analysis import analyse
from govkb.knowledge import default_folder, load
from govkb.model import Modality, Relation
from govkb.reading import corpus_files, read
from govkb.reconciliation import reconcile
from govkb.reconciliation.audits import audits_of

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "gold"

pytestmark = pytest.mark.skipif(not (GOLD / "conflicts.jsonl").is_file(), reason="the real pages and their gold are not there")

NOT_COMPARED = {(41_800, 45_000): Relation.SCOPE}
"""Values of gold conflicts that stand behind different verbs (开展志愿服务, 报到): figures are never compared across verbs, and the finding says so."""

WHY = {
    Relation.CONFLICT: "两数不能并存。",
    Relation.UPDATE: "标明的时间不同（截至目前／截至2025年底，“截至目前”没有确切日期）",
    Relation.AGREE: "两处各自刊印，数值一致。",
    Relation.SCOPE: "统计范围不同（志愿服务／报到），不作比较；若其实指同一件事，则两数不一致。",
}
"""What the Chinese sentence says of each relation."""

KINDS = {"sum": "parts", "share": "share", "mean": "mean", "rate": "rate"}
VERDICTS = {True: "holds", "truncated": "approximate", None: None}


def lines(name):
    """The lines of a gold file, none where it is not there."""
    path = GOLD / name
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []


CONFLICTS, AUDITS = lines("conflicts.jsonl"), lines("audits.jsonl")


@cache
def pages():
    """The real pages, by the number of their file."""
    knowledge = load(default_folder())
    results = [analyse(read(path, document=path.name), knowledge, segmenter="jieba") for path in corpus_files(SHARED / "reports")]
    return {result.report.document[:3]: result for result in results}


@cache
def found():
    """All findings over the real pages."""
    return reconcile(list(pages().values()), load(default_folder())).findings


def sides(finding):
    """Report and value of each print, the two sides in one set."""
    return {(claim.document[:3], claim.value) for claim in (*finding.a, *finding.b)}


@pytest.mark.parametrize("line", CONFLICTS, ids=[line["measure"] for line in CONFLICTS])
def test_gold_conflicts(line):
    """The relation stands among the findings, between these prints, with a cause in both languages."""
    values = line["a"]["value"], line["b"]["value"]
    prints = {(line[side]["report"], Decimal(str(line[side]["value"]))) for side in ("a", "b")}
    expected = NOT_COMPARED.get(values, Relation(line["relation"]))
    mine = [one for one in found() if prints <= sides(one) and one.relation is expected and one.a[0].subject == line["subject"]]
    (one,) = mine
    for cause in (one.cause_zh, one.cause_en):
        assert all(any(claim.document in cause and claim.quote in cause for claim in side) for side in (one.a, one.b))
    assert WHY[expected] in one.cause_zh


def test_gold_no_other_conflict():
    """Between reports 000 and 002 nothing else is called a conflict or an update, least of all a figure on which they agree."""
    told = {frozenset((line["a"]["value"], line["b"]["value"])) for line in CONFLICTS if line["relation"] in {"conflict", "update"}}
    mine = {frozenset(float(value) for _, value in sides(one)) for one in found() if one.relation in {Relation.CONFLICT, Relation.UPDATE}}
    assert mine <= told


def test_gold_implied_bases_explain():
    """2624 against 3165 and 18.86 against 20.97: the bases behind them are said."""
    updates = [one for one in found() if one.relation is Relation.UPDATE]
    assert len(updates) == 2
    for one in updates:
        assert "139.1万城镇人口" in one.cause_zh
        assert "150.9万城镇常住人口" in one.cause_zh


def audited(line):
    """The audits of the gold line's report that are made of its figures."""
    numbers = [line.get(name) for name in ("total", "part", "whole", "count")] + line.get("parts", [])
    result = {"sum": "total", "share": "percent", "mean": "mean", "rate": "rate"}[line["kind"]]
    of = {Decimal(str(number)) for number in numbers if number is not None} - (
        {Decimal(line["total"])} if line["kind"] == "sum" and line["total"] else set()
    )
    kind = "whole-number" if line["kind"] == "share" and "part" not in line else KINDS[line["kind"]]
    return [
        one
        for one in audits_of(pages()[line["report"]])
        if one.kind == kind and {claim.value for claim in one.of} == of and one.result[0].value == Decimal(str(line[result]))
    ]


@pytest.mark.parametrize("line", [line for line in AUDITS if line["kind"] != "sum" or line["total"]], ids=lambda line: line["what"][:24])
def test_gold_audits(line):
    """Each calculation gives its verdict; a rate without a base gives the base that it implies."""
    (one,) = audited(line)
    assert VERDICTS[line["holds"]] == (None if one.verdict is None else str(one.verdict))
    if line["kind"] == "rate":
        assert line["what"].removeprefix("implies ").split(":")[0].replace(" ", "") in one.zh


@pytest.mark.parametrize(
    "line", [line for line in AUDITS if line["kind"] == "sum" and not line["total"]], ids=lambda line: line["what"][:24]
)
def test_gold_audits_without_a_total(line):
    """Parts whose total is not printed are no finding."""
    parts = {Decimal(part) for part in line["parts"]}
    assert not [one for one in audits_of(pages()[line["report"]]) if parts & {claim.value for claim in one.of}]


def test_gold_audits_accuse_nobody():
    """The real pages have no calculation that cannot hold."""
    assert [one.cause_zh for one in found() if one.verdict == "impossible"] == []


def test_gold_rules_are_not_compared():
    """A norm never stands in a comparison."""
    compared = [
        claim for one in found() if one.relation in {Relation.CONFLICT, Relation.UPDATE, Relation.AGREE} for claim in (*one.a, *one.b)
    ]
    assert {claim.modality for claim in compared} == {Modality.REPORTED}
