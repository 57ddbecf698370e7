"""Word files: what reads once every change is accepted, with its place in the XML, or one line that says why not."""

import io
import struct
import zipfile

import pytest
from docx import Document

from govkb.errors import ReadingError
from govkb.reading.word import DOCUMENT, read_word

_BODY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{}</w:body></w:document>"
)


def _archive(*parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return file.getvalue()


def _word(body):
    return _archive((DOCUMENT, _BODY.format(body)))


def _run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:p>{_run('共有')}{_run('120个')}</w:p>", "共有120个"),
        (f"<w:p>{_run('共有')}<w:del>{_run('99')}</w:del><w:ins>{_run('120')}</w:ins>{_run('个')}</w:p>", "共有120个"),
        (f"<w:p>{_run('共有')}<w:r><w:br/></w:r>{_run('120个')}</w:p>", "共有\n120个"),
        (f"<w:p>{_run('共有')}<w:r><w:instrText>PAGE 7</w:instrText></w:r>{_run('120个')}</w:p>", "共有120个"),
        (f"<w:p>{_run('一')}</w:p><w:p>{_run('二')}</w:p>", "一\n\n二"),
        (f"<w:p>{_run('一&amp;&#x4E8C;')}</w:p>", "一&二"),
    ],
)
def test_word_reads_what_the_reader_sees(body, text):
    """Runs joined, insertions in, deletions and field codes out, breaks as line ends."""
    assert read_word(_word(body)).text == text


def test_word_tables_stay_tables():
    """A row is a line, its cells apart."""
    document = Document()
    document.add_paragraph("各街道网格如下。")
    table = document.add_table(rows=0, cols=2)
    for row in (("街道", "网格"), ("柳堤", "120个")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    assert read_word(file.getvalue()).text == "各街道网格如下。\n\n街道\t网格\n柳堤\t120个"


def test_word_text_leads_back_to_the_xml():
    """Each stretch is written there, as it reads or as an escape."""
    xml = _BODY.format(f"<w:p>{_run('共有𠮷&amp;120个')}</w:p>")
    content = read_word(_archive((DOCUMENT, xml)))
    written = [(content.text[one.start : one.start + one.length], xml[one.at : one.at + one.span], one.part) for one in content.origin]
    assert written == [("共有𠮷", "共有𠮷", DOCUMENT), ("&", "&amp;", DOCUMENT), ("120个", "120个", DOCUMENT)]


def _encrypted():
    data = bytearray(_word(f"<w:p>{_run('共有120个')}</w:p>"))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark) + flags
        struct.pack_into("<H", data, at, struct.unpack_from("<H", data, at)[0] | 1)
    return bytes(data)


_ENTITIES = '<!DOCTYPE a [<!ENTITY b "网格网格">]>' + _BODY.partition("\n")[2].format(f"<w:p>{_run('&b;')}</w:p>")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (_word(f"<w:p>{_run('共有120个')}</w:p>")[:-30], "is no whole Word file: .*It may have been cut off; fetch it again"),
        (_encrypted(), "is an encrypted archive; save it without a password"),
        (
            _word(" " * 9_000_000),
            r"holds word/document.xml, which unpacks 8,\d+ bytes to more than 1,\d+,\d+; no report does, and it is not read",
        ),
        (_archive((DOCUMENT, _ENTITIES)), "declares a document type in word/document.xml, which no Word file does; it is not read"),
        (_word("<w:p>"), "is no whole Word file: word/document.xml: mismatched tag: line 2, column .*"),
        (_archive((DOCUMENT, _BODY.format("").encode("utf-16")[:-1])), "is no whole Word file: word/document.xml is not UTF-16 at byte .*"),
        (_archive(("xl/workbook.xml", "<a/>")), "is an Excel workbook; save the text as .docx"),
        (_archive(("a.txt", "共有120个")), "is a ZIP archive, not a Word file; save the text as .docx"),
        (_word("<w:p/>"), r"is a Word file without any text; if it holds pictures of pages, recognise their text \(OCR\) first"),
    ],
    ids=["truncated", "encrypted", "bomb", "entities", "malformed", "encoding", "excel", "archive", "empty"],
)
def test_word_says_what_is_wrong(data, message):
    """One line, and what to do."""
    with pytest.raises(ReadingError, match=f"^{message}$"):
        read_word(data)


def test_word_gigantic_is_refused_before_it_is_built(monkeypatch):
    """Where there are more tags than any report has, the first of them too many ends the reading."""
    monkeypatch.setattr("govkb.reading.word_xml._MOST_EVENTS", 1_000)
    with pytest.raises(ReadingError, match=r"^has more than 1,000 tags in word/document.xml; divide it into several files$"):
        read_word(_word("<w:p/>" * 501))
