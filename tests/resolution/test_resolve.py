"""One report's references resolved: ids, offsets, repeats, periods."""

from pathlib import Path

import pytest

from govkb.engines.analysis import analyse
from govkb.model import Fate, make_id
from govkb.reading import corpus_files, read
from govkb.resolution.resolve import claim_id

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "reports"
FILES = [*corpus_files(ROOT / "corpus"), *(sorted(SHARED.glob("*.txt")) if SHARED.is_dir() else [])]

REPEATED = "　　临溪区枫林街道把服务送到楼下，去年以来为居民办实事360余件，化解矛盾纠纷42件，办结率达98.6%，群众评价很好。\n\n"
TEXT = (
    "云岭省青禾市临溪区：把网格建起来\n\n"
    "　　截至2025年底，云岭省青禾市临溪区现有综合网格120个，每月走访居民4.18万人次。\n\n"
    f"{REPEATED}{REPEATED}"
    "　　全区第3次集中评议，有网格员９ ８名受到表扬。\n"
)


@pytest.fixture
def result(resolved):
    """The text above, published in January."""
    return resolved(TEXT, published="2026-01-05")


def squeezed(text):
    """The text without white space."""
    return "".join(text.split())


def test_resolve_ids_are_hashes_of_what_identifies(result):
    """Document and place in print identify a claim, document and number an article."""
    claim = result.claims[0]
    assert claim.id == claim_id(result.report, claim.start, claim.end) == make_id("claim", "a.txt", claim.start, claim.end)
    assert (claim.report_id, claim.article_id) == (make_id("report", "a.txt"), result.articles[0].id)
    assert claim.article_id == make_id("article", "a.txt", 1)


def test_resolve_ids_are_unique_and_stable(result, resolved):
    """Two records never share an id, and a second run gives the same."""
    for name in ("articles", "numerals", "entities", "aliases", "mentions", "relations", "indicators", "claims"):
        ids = [record.id for record in getattr(result, name)]
        assert len(ids) == len(set(ids))
    assert result == resolved(TEXT, published="2026-01-05")


def test_resolve_ids_differ_between_documents(result, resolved):
    """The same text in another file has other claims and the same places."""
    other = resolved(TEXT, document="b.txt", published="2026-01-05")
    assert not {claim.id for claim in result.claims} & {claim.id for claim in other.claims}
    assert {entity.id for entity in result.entities} == {entity.id for entity in other.entities}


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_resolve_offsets_give_the_print(path, knowledge):
    """Claims, numerals and mentions lead to their print, white space and doubled glyphs aside, and to the passage's text."""
    report = read(path, document=path.name)
    result = analyse(report, knowledge, segmenter="jieba")
    assert result.claims
    doubled = {offset for passage in result.layout.passages for start, end in passage.dropped for offset in range(start, end)}
    for records, text in ((result.claims, "quote"), (result.numerals, "text"), (result.mentions, "text")):
        for record in records:
            printed = "".join(report.text[offset] for offset in range(record.start, record.end) if offset not in doubled)
            assert squeezed(printed) == getattr(record, text)
    texts = {passage.position: passage.text for passage in result.layout.passages}
    for record in (*result.numerals, *result.mentions):
        assert texts[record.position][record.text_start : record.text_end] == record.text
    for claim in result.claims:
        begin = claim.text_start - claim.sentence_start
        assert claim.sentence[begin : begin + len(claim.quote)] == claim.quote


def test_resolve_repeats_point_to_the_first_print(result):
    """Each claim of a paragraph printed again names the claim that it repeats."""
    again = [claim for claim in result.claims if claim.repeat]
    first = {claim.id: claim for claim in result.claims if not claim.repeat}
    assert [claim.quote for claim in again] == ["360余件", "42件", "98.6%"]
    assert [first[claim.repeat_of].quote for claim in again] == [claim.quote for claim in again]
    assert all(first[claim.repeat_of].start < claim.start for claim in again)
    assert {claim.repeat_of for claim in first.values()} == {""}


def test_resolve_numerals_of_repeats_and_claims(result):
    """A repeat's numerals say so, and each numeral of a claim names it."""
    fates = [(numeral.text, numeral.fate) for numeral in result.numerals]
    assert fates[0] == ("2025", Fate.DATE)
    assert fates.count(("360", Fate.REPEAT)) == fates.count(("360", Fate.CLAIM)) == 1
    quotes = {claim.id: claim.quote for claim in result.claims}
    named = [(numeral.text, quotes[numeral.claim_id]) for numeral in result.numerals if numeral.claim_id]
    assert ("4.18万", "4.18万人次") in named
    assert {numeral.claim_id for numeral in result.numerals if numeral.claim_id} == quotes.keys()


def test_resolve_numerals_of_furniture(resolved):
    """Numbers of page lines are listed, and make no claims."""
    result = resolved("B3版\n\n" + TEXT + "\n责编：赵明 校对：钱亮 电话96333\n")
    furniture = [numeral.text for numeral in result.numerals if numeral.fate is Fate.FURNITURE]
    assert furniture == ["3", "96333"]
    assert not {numeral.claim_id for numeral in result.numerals if numeral.fate is Fate.FURNITURE} - {""}


def test_resolve_values_are_exact_text(result):
    """Numerals carry plain decimals."""
    assert [numeral.value for numeral in result.numerals][:3] == ["2025", "120", "41800"]


def test_resolve_periods_count_from_the_day_of_publication(result, resolved):
    """去年以来 has dates when the day of publication is known, and is left open when it is not."""
    dated = next(claim for claim in result.claims if claim.quote == "42件")
    undated = next(claim for claim in resolved(TEXT).claims if claim.quote == "42件")
    assert (dated.time, dated.period_start, dated.period_end) == ("去年以来", "2025-01-01", "2026-01-05")
    assert (undated.time, undated.period_start, undated.period_end) == ("去年以来", "", "")


def test_resolve_subjects_are_entities(result):
    """A claim's subject is an entity of the report, by name and id."""
    name_of = {entity.id: entity.name for entity in result.entities}
    assert [(claim.quote, name_of[claim.subject_id]) for claim in result.claims if not claim.repeat] == [
        ("120个", "临溪区"),
        ("4.18万人次", "临溪区"),
        ("360余件", "枫林街道"),
        ("42件", "枫林街道"),
        ("98.6%", "枫林街道"),
        ("９８名", "临溪区"),
    ]


def test_resolve_indicators_are_those_of_the_claims(result):
    """Every indicator that a claim names is there, once."""
    assert {claim.indicator_id for claim in result.claims if claim.indicator_id} == {one.id for one in result.indicators}


def test_resolve_articles_name_their_place(result):
    """The article's place is an entity."""
    (article,) = result.articles
    assert article.place_id in {entity.id for entity in result.entities}
    assert result.report.text[article.start :].startswith("截至2025年底")


def test_resolve_a_text_without_figures(resolved):
    """No claims, no numerals, no indicators."""
    result = resolved("会议纪要\n\n　　大家认真讨论，气氛热烈。\n")
    assert (result.claims, result.numerals, result.indicators) == ((), (), ())
