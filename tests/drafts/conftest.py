"""Drafts and what is on record, read from texts."""

from dataclasses import replace

import pytest

from govkb.drafts import DRAFT, Record, check
from govkb.drafts.record import Words
from govkb.engines.analysis import analyse
from govkb.knowledge.indicators import IndicatorFile
from govkb.model import Report, Source

PUBLISHED = "2026-03-01"


@pytest.fixture(scope="session")
def read(knowledge):
    """Everything known of a text under a name."""

    def _read(document, text, published=PUBLISHED):
        source = Source(publisher="某报", published=published)
        return analyse(Report(document, text, "UTF-8", "text", "0", len(text), source), knowledge, segmenter="jieba")

    return _read


@pytest.fixture(scope="session")
def record_of(read, knowledge):
    """What is on record of texts given as {file name: text}."""

    def _record(texts, rulings=()):
        results = [read(name, text) for name, text in texts.items()]
        words = Words(
            {one.id: one.definition for one in knowledge.rules(IndicatorFile)},
            {result.report.document: result.report.source for result in results},
        )
        return Record([claim for result in results for claim in result.claims], rulings, words)

    return _record


@pytest.fixture(scope="session")
def check_text(read, record_of):
    """A draft's text checked against texts on record."""

    def _check(text, texts, rulings=()):
        return check(read(f"{DRAFT}draft.txt", text), record_of(texts, rulings))

    return _check


@pytest.fixture(scope="session")
def claim(read):
    """A claim, with whatever is to be changed in it."""
    (one,) = read("a.txt", "碧江区要闻\n\n　　截至目前，碧江区共有网格员1703名。\n").claims

    def _claim(**changes):
        return replace(one, **changes)

    return _claim
