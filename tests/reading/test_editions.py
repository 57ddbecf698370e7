"""The same report in other formats makes the same claims."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import editions
import newspaper
from govkb.engines.analysis import analyse
from govkb.model import Source
from govkb.reading import read
from govkb.resolution import ReportResult

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))
DAY = Source(published="2026-01-05")
NOISE = ("99999", "88888", "77777", "66666", "55555", "44444", "3333333")

FIELDS = ("article", "quote", "value", "value_max", "bound", "unit", "measure", "indicator", "subject", "scope", "time", "period_start",
          "period_end", "modality", "statistic", "repeat")  # fmt: skip


@pytest.fixture(scope="module")
def claims(knowledge, tmp_path_factory):
    """The claims of a text or of a file's bytes, counted by what they say."""
    folder = tmp_path_factory.mktemp("editions")

    def of(data: bytes, suffix: str) -> tuple[Counter[tuple[object, ...]], ReportResult]:
        (folder / f"a{suffix}").write_bytes(data)
        result = analyse(read(folder / f"a{suffix}", document="a", source=DAY), knowledge, segmenter="jieba")
        return Counter(tuple(getattr(claim, name) for name in FIELDS) for claim in result.claims), result

    return of


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_editions_of_the_corpus_make_the_same_claims(path, claims):
    """Saved pages of every make, Word files, Markdown and PDFs say what the text says, and nothing of menus, scripts and comments."""
    text = read(path, document="a").text
    expected, _ = claims(text.encode(), ".txt")
    made = {("html", style): (editions.web_page(text, style=style), ".html") for style in editions.WEB}
    made |= {("docx", style): (editions.word_file(text, style=style), ".docx") for style in editions.WORD}
    made["md", ""] = (editions.markdown(text), ".md")
    made["pdf", ""] = (newspaper.print_text(text, width=34, columns=1), ".pdf")
    for edition, (data, suffix) in made.items():
        found, result = claims(data, suffix)
        assert (edition, expected - found, found - expected) == (edition, Counter(), Counter())
        assert not any(noise in result.report.text for noise in NOISE)


TABLES = """溪口镇各村账目公开

　　截至2025年底，溪口镇共有村12个，全部公开账目。各村情况如下。

村\t农户\t公开账目
柳堤村\t320户\t18项
松岗村\t1,205户\t21项
合计\t1525户\t39项

　　全镇去年修路15.6公里，投入84万元。
"""


@pytest.mark.parametrize(
    ("data", "suffix"),
    [(editions.web_tables(TABLES), ".html"), (editions.word_tables(TABLES), ".docx"), (editions.markdown_tables(TABLES), ".md")],
    ids=["html", "docx", "md"],
)
def test_editions_keep_tables_as_tables(data, suffix, claims):
    """A row is a line with its cells apart in every format, and makes the claims that it makes in a text."""
    expected, _ = claims(TABLES.encode(), ".txt")
    found, result = claims(data, suffix)
    rows = [line for line in TABLES.split("\n") if "\t" in line]
    assert [line for line in result.report.text.split("\n") if "\t" in line] == rows
    assert sum(count for claim, count in expected.items() if claim[1] in ("320户", "1,205户", "18项", "39项")) == 4
    assert (expected - found, found - expected) == (Counter(), Counter())
