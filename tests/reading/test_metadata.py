"""What a report says of itself, each field with where it stands; nothing made up."""

import io

import pytest
from docx import Document

from govkb.model import Source
from govkb.reading import read
from govkb.reading.content import MADE, Clue, Content
from govkb.reading.metadata import iso_date, settle

BODY = "　　溪口村去年修桥三座，花去84万元，账目写在村口的墙上，谁都可以去看，谁都可以去问。\n" * 3


def _settled(text, **content):
    source, title, origins = settle(Source(), Content(text, "UTF-8", **content))
    return {name: (value, origins[name]) for name in origins for value in [title if name == "title" else getattr(source, name)]}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            f"青禾日报 2026年1月5日 星期一 第3版\n{BODY}",
            {"publisher": "青禾日报", "published": "2026-01-05", "page": "3"},
        ),
        (f"{BODY}2026年1月5日 责任编辑：柳岸 校对：松岗", {"published": "2026-01-05"}),
        (f"桥修好了\n2026-01-05 08:30 来源：青禾日报\n{BODY}", {"published": "2026-01-05", "publisher": "青禾日报"}),
        (f"桥修好了\n　　本报青禾2026年1月5日讯（记者 柳岸）{BODY}", {"published": "2026-01-05"}),
        (f"桥修好了\n　　新华社青禾2026年1月5日电 {BODY}", {"published": "2026-01-05"}),
    ],
)
def test_metadata_is_told_by_the_page(text, found):
    """Page lines, lines of date and source, datelines; each is quoted."""
    settled = _settled(text)
    assert {name: value for name, (value, _) in settled.items()} == found
    assert all("“" in origin for _, origin in settled.values())


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"本报青禾1月5日讯 {BODY}",
        f"{BODY}2026年1月5日，村民议事会开了第一次会。\n{BODY}",
        f"青禾日报 2026年1月5日\n{BODY}青禾日报 2026年1月8日",
        f"本报青禾2026年1月5日讯 {BODY}　　本报柳堤2026年1月8日讯 {BODY}",
        f"青禾日报 2026年13月5日\n{BODY}",
    ],
)
def test_metadata_makes_no_date_up(text):
    """Without a year, in the running text, contradicting each other or impossible, a day dates nothing."""
    assert _settled(text).get("published", ("", ""))[0] == ""


def test_metadata_says_why_a_dateline_dates_nothing():
    """An editor sees what to add to sources.csv."""
    value, origin = _settled(f"　　本报青禾1月5日讯 {BODY}")["published"]
    assert (value, origin) == ("", "not known: dateline “本报青禾1月5日讯” names no year, or others contradict it")


@pytest.mark.parametrize(("made", "published"), [("2026-01-06", "2026-01-05"), ("2026-02-06", ""), ("2026-01-04", "")])
def test_metadata_takes_a_datelines_year_from_a_file_made_then(made, published):
    """A file made within days of a dateline names its year; one made later or before does not."""
    settled = _settled(f"　　本报青禾1月5日讯 {BODY}", weak_clues=(Clue(MADE, made, "Word property created"),))
    assert settled["published"][0] == published


def test_metadata_of_sources_csv_goes_first(tmp_path):
    """What it leaves open comes from the page; where each stands is told."""
    (tmp_path / "a.txt").write_text(f"青禾日报 2026年1月5日 第3版\n{BODY}", encoding="utf-8")
    report = read(tmp_path / "a.txt", document="a.txt", source=Source(published="2026-01-07", url="https://example.org/a"))
    assert (report.source.published, report.source.publisher, report.source.page) == ("2026-01-07", "青禾日报", "3")
    assert report.metadata_from == {
        "publisher": "page line “青禾日报2026年1月5日第3版”",
        "page": "page line “青禾日报2026年1月5日第3版”",
        "published": "sources.csv",
        "url": "sources.csv",
    }


_LINKED = '{"headline": "桥修好了", "datePublished": "2026-01-05T08:00:00+08:00", "publisher": {"name": "青禾日报"}}'


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("<title>桥修好了_青禾网</title>", {"title": ("桥修好了", "title element")}),
        ('<meta property="og:title" content="桥修好了"><title>x</title>', {"title": ("桥修好了", "meta og:title")}),
        ('<meta name="publishdate" content="2026-01-05">', {"published": ("2026-01-05", "meta publishdate")}),
        ('<meta name="PubDate" content="2026年1月5日 08:30">', {"published": ("2026-01-05", "meta pubdate")}),
        ('<meta name="source" content="青禾日报">', {"publisher": ("青禾日报", "meta source")}),
        ('<meta property="og:site_name" content="青禾网">', {"publisher": ("青禾网", "meta og:site_name")}),
        ('<link rel="canonical" href="https://example.org/a">', {"url": ("https://example.org/a", "link canonical")}),
        ("<!-- saved from url=(0021)https://example.org/a -->", {"url": ("https://example.org/a", "comment “saved from url”")}),
        (
            f'<script type="application/ld+json">{_LINKED}</script>',
            {"title": ("桥修好了", "JSON-LD"), "published": ("2026-01-05", "JSON-LD"), "publisher": ("青禾日报", "JSON-LD")},
        ),
        ('<meta name="publishdate" content="昨天">', {}),
        (r'<script type="application/ld+json">{"headline": "桥\ud800"}</script>', {}),
    ],
)
def test_metadata_of_a_web_page_is_told_by_its_head(head, found, tmp_path):
    """Meta elements, title, addresses, linked data."""
    (tmp_path / "a.html").write_text(f'<html><head><meta charset="utf-8">{head}</head><body><p>{BODY}</p></body></html>', encoding="utf-8")
    report = read(tmp_path / "a.html", document="a.html")
    told = {"title": report.title} | {name: getattr(report.source, name) for name in ("publisher", "published", "url")}
    assert {name: (value, report.metadata_from[name]) for name, value in told.items() if value} == found


def test_metadata_of_a_word_file_is_told_by_its_properties(tmp_path):
    """Its title counts where the text has it too."""
    document = Document()
    document.core_properties.title = "桥修好了"
    document.add_paragraph("桥修好了")
    document.add_paragraph(BODY.strip())
    file = io.BytesIO()
    document.save(file)
    (tmp_path / "a.docx").write_bytes(file.getvalue())
    report = read(tmp_path / "a.docx", document="a.docx")
    assert (report.title, report.metadata_from) == ("桥修好了", {"title": "Word property title"})


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-05T08:00:00+08:00", "2026-01-05"),
        ("2026年1月5日", "2026-01-05"),
        ("2026/1/5 08:00", "2026-01-05"),
        ("20260105", "2026-01-05"),
        ("202601051", ""),
        ("2026-02-30", ""),
        ("5.1.2026", ""),
        ("", ""),
    ],
)
def test_metadata_iso_date(text, day):
    """The day that a text begins with."""
    assert iso_date(text) == day
