"""sources.csv: read in any encoding, refused with every mistake at once."""

import pytest

from govkb.errors import FolderError
from govkb.model import Source
from govkb.reading import read_sources

GOOD = 'file,publisher,page,published,url,note\na.txt,某报,B10,2026-01-31,https://example.org,"一,二"\nb.txt\n'


@pytest.fixture
def corpus(tmp_path):
    """A folder of two reports."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("网格", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_sources_are_read_in_any_encoding(corpus, codec):
    """Spreadsheets write many; short rows leave the rest empty."""
    (corpus / "sources.csv").write_bytes(GOOD.replace("\n", "\r\n").encode(codec))
    assert read_sources(corpus) == {"a.txt": Source("某报", "B10", "2026-01-31", "https://example.org", "一,二"), "b.txt": Source()}


def test_sources_may_be_missing(corpus):
    """Without the file nothing is known, and nothing is wrong."""
    assert read_sources(corpus) == {}


def test_sources_of_a_header_alone_are_none(corpus):
    """The file as `govkb init` makes it."""
    (corpus / "sources.csv").write_text("file,publisher,page,published,url,note\n", encoding="utf-8")
    assert read_sources(corpus) == {}


def test_sources_reports_every_mistake_at_once(corpus):
    """One line each, with the line it stands on, a quoted line break counted."""
    rows = ['a.txt,某报,"x\ny"', "a.txt,某报", "gone.txt,某报", ",某报", "b.txt,某报,,2026/1/31", "b.txt,某报,,2026-02-30,,,too,many"]
    (corpus / "sources.csv").write_text("\n".join(["file,publisher,page,published,url,note", *rows]), encoding="utf-8")
    with pytest.raises(FolderError) as caught:
        read_sources(corpus)
    assert [line.partition("sources.csv:")[2] for line in str(caught.value).splitlines()] == [
        "4: 'a.txt' is listed twice",
        "5: 'gone.txt' is listed but is not in the folder",
        "6: column 'file' is empty",
        "7: '2026/1/31' is no date; expected YYYY-MM-DD, such as 2026-01-31",
        "8: 2 cells more than columns; a comma inside a cell needs quotation marks around it",
        "8: 'b.txt' is listed twice",
        "8: '2026-02-30' is no date; expected YYYY-MM-DD, such as 2026-01-31",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "1: the first line must name the columns"),
        ("file,colour\n", "1: unknown column 'colour'; allowed: file, publisher, page, published, url, note"),
        ("file,page,page\n", "1: column 'page' stands 2 times"),
        ('file,page\na.txt,"open', "2: is no CSV"),
        ("file\ta\n", "must name the columns"),
    ],
)
def test_sources_refuses_a_bad_table(corpus, content, message):
    """What is allowed stands in the message."""
    (corpus / "sources.csv").write_text(content, encoding="utf-8")
    with pytest.raises(FolderError, match=message):
        read_sources(corpus)


def test_sources_refuses_bytes_that_are_no_text(corpus):
    """The message names the file."""
    (corpus / "sources.csv").write_bytes(b"PK\x03\x04\0\0\xff\xff")
    with pytest.raises(FolderError, match=r"sources\.csv: is not text"):
        read_sources(corpus)
