"""Generated pages printed as PDFs: the same articles as of their text, and figures that can be found on the paper."""

from itertools import compress

import pytest

import newspaper
from govkb.engines.analysis import analyse
from govkb.layout import lay_out
from govkb.model import Report
from govkb.reading import read_bytes
from pages.generate import make_page

SEEDS = range(8)


def inked(text):
    """Offsets of what is printed."""
    return list(compress(range(len(text)), (not char.isspace() for char in text)))


def belonging(text, layout):
    """The article of every character printed, and whether it is a first print."""
    known = {}
    for passage in layout.passages:
        for run in passage.runs:
            known |= dict.fromkeys(range(run.start, run.start + run.length), (passage.article, passage.repeat_of is None))
    return [known.get(at) for at in inked(text)]


@pytest.fixture(scope="module", params=SEEDS)
def printed(request):
    """A page, what was read from its PDF, and where each character was drawn."""
    page = make_page(request.param)
    data, drawn = newspaper.print_page(page, columns=3)
    return page, read_bytes(data, ".pdf", document="page.pdf"), drawn


def test_printed_page_has_the_articles_of_its_text(printed, knowledge):
    """Character by character: whose it is, and what is a repeat."""
    page, report, _ = printed
    text = lay_out(Report("page.txt", page.text, "UTF-8", "text", "0" * 64, len(page.text)), knowledge)
    paper = lay_out(report, knowledge)
    assert "".join(report.text.split()) == "".join(page.text.split())
    assert [(one.number, one.place) for one in paper.articles] == [(one.number, one.place) for one in text.articles]
    assert belonging(report.text, paper) == belonging(page.text, text)


def test_printed_claims_lead_to_page_and_box(printed, knowledge):
    """The box of a claim covers every character of its figure where it was drawn."""
    page, report, drawn = printed
    place = {one.offset: one for one in drawn}
    drawn_at = {ours: place[theirs] for ours, theirs in zip(inked(report.text), inked(page.text), strict=True)}
    claims = analyse(report, knowledge, segmenter="jieba").claims
    assert claims
    for claim in claims:
        offsets = [at for at in range(claim.start, claim.end) if at in drawn_at]
        found, (left, bottom, right, top) = report.printed(offsets)
        marks = [drawn_at[at] for at in offsets if drawn_at[at].page == found]
        assert marks, claim.quote
        assert all(left - 1 <= mark.x and mark.x + mark.width <= right + 1 and bottom <= mark.y + 3 <= top for mark in marks), claim.quote
