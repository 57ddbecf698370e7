"""Copies of the real pages with one figure altered are found out; unaltered copies and paraphrases are let pass."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from drafts.mutating import examine, mutants, table
from govkb.building import build
from govkb.drafts import DRAFT, Verdict, check, open_record
from govkb.engines.analysis import analyse
from govkb.model import Report, Source
from govkb.reading import corpus_files, document_name, read, read_sources
from govkb.store import open_kb

ROOT = Path(__file__).parents[2]
PAGES = ROOT.parent / "shared" / "reports"
CORPUS = ROOT / "corpus"

CAUGHT, ALARMS = 0.97, 0.01
UNKNOWN = 0.25
"""Share of a paraphrase's figures that may be told to be on no record."""

PARAPHRASES = yaml.safe_load((Path(__file__).parent / "paraphrases.yaml").read_text(encoding="utf-8"))

SAMPLE = 5
"""One mutant in so many is tried in the ordinary run; all of them in the slow one."""

pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason="the real pages are not here")


def _results(folder, knowledge):
    sources = read_sources(folder)
    for path in corpus_files(folder):
        name = document_name(path, folder)
        yield analyse(read(path, document=name, source=sources.get(name, Source())), knowledge, segmenter="jieba")


def _record(folder, tmp_path_factory):
    target = tmp_path_factory.mktemp("kb") / "kb.sqlite"
    build(ROOT, corpus=folder, output=target, use_cache=False)
    with open_kb(target) as kb:
        return open_record(kb)


@pytest.fixture(scope="module")
def pages(knowledge):
    """The real pages, read."""
    return list(_results(PAGES, knowledge))


@pytest.fixture(scope="module")
def on_record(tmp_path_factory):
    """A knowledge base of the real pages."""
    return _record(PAGES, tmp_path_factory)


def _caught(pages, on_record, knowledge, step):
    altered = [mutant for page in pages for mutant in mutants(page.report, page.claims)]
    outcomes = [examine(mutant, on_record, knowledge) for mutant in altered[::step]]
    return sum(outcome.caught for outcome in outcomes) / len(outcomes), table(outcomes)


def test_mutation_finds_altered_figures(pages, on_record, knowledge, capsys):
    """A sample of all figures, one digit changed in each."""
    share, told = _caught(pages, on_record, knowledge, SAMPLE)
    assert share >= CAUGHT, told


@pytest.mark.slow
@pytest.mark.skipif("GOVKB_SLOW" not in os.environ, reason="takes a minute; set GOVKB_SLOW=1")
def test_mutation_finds_every_altered_figure(pages, on_record, knowledge, capsys):
    """Each figure in turn; the table of misses is printed."""
    share, told = _caught(pages, on_record, knowledge, 1)
    with capsys.disabled():
        print(f"\n{told}")  # noqa: T201 - the table is the result
    assert share >= CAUGHT


def _alarms(results, record, knowledge):
    """Figures, and those of them that a check fails."""
    total, alarms = 0, []
    for result in results:
        draft = replace(result.report, document=f"{DRAFT}{result.report.document}")
        checked = check(analyse(draft, knowledge, segmenter="jieba"), record)
        total += len(checked.figures)
        alarms += [
            f"{checked.name}:{figure.line}:{figure.column} {figure.verdict} {figure.quote}: {figure.reason_en}"
            for figure in checked.figures
            if figure.fails
        ]
    return total, alarms


def test_mutation_lets_unaltered_copies_pass(pages, on_record, knowledge):
    """The pages themselves, against their own knowledge base."""
    total, alarms = _alarms(pages, on_record, knowledge)
    assert len(alarms) <= ALARMS * total, "\n".join(alarms)


def test_mutation_lets_paraphrases_pass(on_record, knowledge):
    """The sample corpus retells the pages in other words, with the same figures."""
    total, alarms = _alarms(list(_results(CORPUS, knowledge)), on_record, knowledge)
    assert len(alarms) <= ALARMS * total, "\n".join(alarms)


@pytest.mark.parametrize("case", PARAPHRASES, ids=[case["case"] for case in PARAPHRASES])
def test_mutation_knows_a_paraphrase_again(case, on_record, knowledge):
    """Retold in other words and rounded: what was altered is reported, nothing else is, and most figures are found on record."""
    text = case["draft"]
    report = Report(f"{DRAFT}d.txt", text, "UTF-8", "text", "0", len(text), Source(published="2026-03-01"))
    figures = check(analyse(report, knowledge, segmenter="jieba"), on_record).figures
    assert [figure.quote for figure in figures if figure.fails] == case["wrong"]
    unknown = [figure.quote for figure in figures if figure.verdict is Verdict.NOT_IN_KB]
    assert len(unknown) <= UNKNOWN * len(figures), unknown


def test_mutation_lets_the_sample_corpus_pass(knowledge, tmp_path_factory):
    """The sample corpus against itself."""
    total, alarms = _alarms(list(_results(CORPUS, knowledge)), _record(CORPUS, tmp_path_factory), knowledge)
    assert len(alarms) <= ALARMS * total, "\n".join(alarms)
