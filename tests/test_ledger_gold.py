"""Rule 2 of the design on the real pages: every printed number has a fate, and hardly any is unparsed. Skipped where the pages are not."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from govkb.engines.analysis import analyse
from govkb.model import Fate
from govkb.reading import read

REPORTS = Path(__file__).parents[2] / "shared" / "reports"
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="needs the real pages")

NUMBER = re.compile("[0-9０-９]+|[〇零一二两三四五六七八九十百千万亿]+")
"""An independent count: every run of Arabic digits, every run of Chinese numerals, whatever they mean."""


@pytest.fixture(scope="module")
def results(knowledge):
    """The five pages read."""
    return [analyse(read(path, document=path.name), knowledge, segmenter="jieba") for path in sorted(REPORTS.glob("*.txt"))]


def listed(result):
    """Offsets of the report that lie in a numeral of the ledger."""
    return {offset for numeral in result.numerals for offset in range(numeral.start, numeral.end)}


def dropped(result):
    """Offsets of glyphs that the page prints twice over."""
    return {offset for passage in result.layout.passages for start, end in passage.dropped for offset in range(start, end)}


def test_ledger_gold_has_every_number(results):
    """No run of digits or Chinese numerals stands outside the ledger, doubled glyphs aside."""
    missing = [
        (result.report.document, match.start(), match.group())
        for result in results
        for covered in [listed(result) | dropped(result)]
        for match in NUMBER.finditer(result.report.text)
        if not set(range(*match.span())) <= covered
    ]
    assert missing == []


def test_ledger_gold_gives_every_number_one_fate(results):
    """The numerals of a passage do not overlap, and each has a fate with a reason."""
    for result in results:
        spans = sorted((numeral.position, numeral.text_start, numeral.text_end) for numeral in result.numerals)
        assert all(one[0] < other[0] or one[2] <= other[1] for one, other in pairwise(spans))
        assert all(numeral.fate in Fate and numeral.reason for numeral in result.numerals)


def test_ledger_gold_claims_lead_to_claims(results):
    """Every numeral with the fate of a claim belongs to one that is there."""
    for result in results:
        claims = {claim.id for claim in result.claims}
        assert {numeral.claim_id for numeral in result.numerals if numeral.fate is Fate.CLAIM} <= claims


def test_ledger_gold_is_parsed(results):
    """Under one in a hundred is unparsed."""
    fates = [numeral.fate for result in results for numeral in result.numerals]
    assert fates.count(Fate.UNPARSED) * 100 < len(fates)
