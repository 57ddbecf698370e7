"""From reports to observations and findings."""

from itertools import permutations
from pathlib import Path

import pytest

from govkb.engines.analysis import analyse
from govkb.model import Relation
from govkb.reading import corpus_files, read
from govkb.reconciliation import reconcile

HEAD = "云岭省青禾市临溪区：{}\n\n　　"
PASSAGE = "截至2025年底，临溪区枫林街道累计为居民办实事360余件，化解矛盾纠纷42件，办结率达98.6%，群众评价很好。"


@pytest.fixture(scope="module")
def reports(resolved):
    """Three reports on one district: two contradict each other, the third tells of the year before."""
    return [
        resolved(HEAD.format("做实网格") + "截至2025年底，临溪区共有网格1705个，网格员300余名，社区88个。\n", document="a.txt"),
        resolved(HEAD.format("网格里的温度") + "截至2025年底，临溪区有网格1703个、网格员312名，社区88个都建了食堂。\n", document="b.txt"),
        resolved(HEAD.format("旧事") + "截至2024年底，临溪区划分网格1600个。\n", document="c.txt"),
    ]


def told(reconciled):
    """Relation and the two sides' quotes of each finding."""
    return sorted((str(one.relation), one.a[0].quote, one.b[0].quote) for one in reconciled.findings)


def test_reconcile_finds_each_relation(reports):
    """Contradiction, rounding, agreement, a later date."""
    assert told(reconcile(reports)) == [
        ("agree", "88个", "88个"),
        ("compatible", "300余名", "312名"),
        ("conflict", "1705个", "1703个"),
        ("update", "1703个", "1600个"),
        ("update", "1705个", "1600个"),
    ]


def test_reconcile_findings_name_both_prints(reports):
    """A finding's claims, causes and evidence speak of the two reports."""
    (conflict,) = [one for one in reconcile(reports).findings if one.relation is Relation.CONFLICT]
    assert (conflict.severity, conflict.a[0].document, conflict.b[0].document) == ("error", "a.txt", "b.txt")
    assert all(word in conflict.cause_zh for word in ("a.txt", "b.txt", "1705个", "1703个"))
    assert conflict.evidence["a"][0]["quote"] == "1705个"


@pytest.mark.parametrize("order", range(6))
def test_reconcile_order_of_reports_does_not_matter(reports, order):
    """Every order of the files gives the same observations and findings."""
    assert reconcile(list(permutations(reports))[order]) == reconcile(reports)


def test_reconcile_observations(reports):
    """One for each period; the contradicted one is contested; no claim is lost."""
    grids = [row for row in reconcile(reports).observations if row.claim.measure == "网格"]
    assert sorted((row.claim.period_end, row.rank, row.contested) for row in grids) == [
        ("2024-12-31", "normal", False),
        ("2025-12-31", "preferred", True),
    ]
    assert {id_ for row in grids for id_ in row.claim_ids} == {
        claim.id for report in reports for claim in report.claims if claim.measure == "网格"
    }


def test_reconcile_nothing_inside_one_article(resolved):
    """Two figures of one article are no finding, whatever their values."""
    report = resolved(HEAD.format("做实网格") + "临溪区共有网格1705个。\n\n　　如今，临溪区有网格1703个。\n")
    assert reconcile([report]).findings == ()


def test_reconcile_a_passage_printed_again_is_a_repeat(resolved):
    """Each figure of a paragraph that its report prints twice gives one finding, and one source."""
    reconciled = reconcile([resolved(f"{HEAD.format('把服务送下楼')}{PASSAGE}\n\n　　{PASSAGE}\n")])
    assert {one.relation for one in reconciled.findings} == {Relation.REPEAT}
    assert sorted(one.a[0].quote for one in reconciled.findings) == ["360余件", "42件", "98.6%"]
    assert {row.sources for row in reconciled.observations} == {1}


def test_reconcile_the_same_sentence_in_two_reports_is_one_source(resolved):
    """A text copied word for word does not agree with itself."""
    reports = [
        resolved(HEAD.format(title) + PASSAGE + "\n", document=name) for title, name in (("把服务送下楼", "a.txt"), ("温情", "b.txt"))
    ]
    assert Relation.AGREE not in {one.relation for one in reconcile(reports).findings}


def test_reconcile_nothing():
    """No reports, no findings."""
    empty = reconcile([])
    assert (empty.observations, empty.findings) == ((), ())


def test_reconcile_the_sample_corpus(knowledge):
    """The contradictions planted in the corpus are found, in any order of files, and ids are unique."""
    files = corpus_files(Path(__file__).parents[2] / "corpus")
    results = [analyse(read(path, document=path.name), knowledge, segmenter="jieba") for path in files]
    reconciled = reconcile(results)
    assert reconcile(results[::-1]) == reconciled
    conflicts = {frozenset((one.a[0].quote, one.b[0].quote)) for one in reconciled.findings if one.relation is Relation.CONFLICT}
    assert {frozenset(("1705个", "1703个")), frozenset(("168个", "169个"))} <= conflicts
    for records in (reconciled.observations, reconciled.findings):
        assert len({record.id for record in records}) == len(records)
