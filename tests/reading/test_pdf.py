"""PDFs: the text layer in reading order with page and box, or one line that says why there is none."""

import io
import re
import zlib

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from govkb.errors import ReadingError
from govkb.reading.pdf import read_pdf

SONG = "STSong-Light"


def _pdf(*marks, pages=1, **options):
    """A PDF whose pages have `marks`: (x, y, text) in Chinese, (x, y, text, font) in another font."""
    if SONG not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(SONG))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(600, 400), **options)
    canvas.setTitle("桥修好了")
    for _ in range(pages):
        for x, y, text, *font in marks:
            canvas.setFont(*(font or [SONG]), 10)
            canvas.drawString(x, y, text)
        canvas.rect(10, 10, 20, 20)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_pdf_columns_are_read_one_after_the_other():
    """Lines side by side on the paper are not one line."""
    left = [(40, 300 - 15 * at, f"左栏第{at}行讲的是桥的事情，一共修了三座。") for at in range(6)]
    right = [(320, 300 - 15 * at, f"右栏第{at}行讲的是路的事情，一共修了五条。") for at in range(6)]
    rows = [mark for pair in zip(left, right, strict=True) for mark in pair]
    lines = [line for line in read_pdf(_pdf(*rows)).text.split("\n") if line]
    assert lines == [text for _, _, text in left + right]


def test_pdf_every_character_has_page_and_box():
    """The box of a figure lies where it was drawn."""
    content = read_pdf(_pdf((40, 300, "全区共有网格120个。"), pages=2))
    at = content.text.rindex("120")
    stretch = next(one for one in content.origin if one.start <= at < one.start + one.length)
    left, bottom, right, top = stretch.box_of(at)
    assert stretch.page == 2
    # Six characters of ten points stand before it.
    assert (round(left), bottom < 303 < top, right - left < 10) == (100, True, True)


@pytest.mark.parametrize("text", ["hello 1180 kill", "总数11111个", "，，。。"])
def test_pdf_twin_letters_are_two(text):
    """Narrow characters side by side are no bold print of one."""
    font = ("Helvetica",) if text.isascii() else ()
    assert read_pdf(_pdf((40, 300, text, *font))).text == text


def test_pdf_bold_by_printing_twice_is_read_once():
    """The same character a third of a point beside itself is one."""
    assert read_pdf(_pdf((40, 300, "共有11个"), (40.3, 300, "共有11个"))).text == "共有11个"


def test_pdf_title_counts_where_the_page_prints_it():
    """A property that the page does not bear out is a file's name as often as a title."""
    told = [
        [clue.value for clue in read_pdf(_pdf((40, 300, text))).weak_clues if clue.name == "title"] for text in ("桥修好了", "路修好了")
    ]
    assert told == [["桥修好了"], []]


WHOLE = (40, 300, "全区共有网格120个。")


def _bomb():
    """A page that unpacks to twenty megabytes of operators."""
    packed = zlib.compress(b"q " * 10_000_000, 1)
    stream = b"/Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream"
    return re.sub(rb"/Filter[^>]*>>\s*stream\r?\n.*?endstream", lambda _: stream, _pdf(WHOLE, pageCompression=1), count=1, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (_pdf(), "is a PDF of 1 page without a text layer, pictures alone; recognise its text first (OCR, such as ocrmypdf)"),
        (_pdf(pages=3), "is a PDF of 3 pages without a text layer"),
        (_pdf(WHOLE, encrypt=StandardEncryption("secret")), "is a PDF that needs a password; save it without protection"),
        (_pdf(WHOLE)[:-200], "is a PDF that was cut off: its end mark %%EOF is missing. Fetch it again"),
        (b"%PDF-1.4\n%%EOF", "is no whole PDF: it cannot be opened. It may have been cut off; fetch it again"),
        (_pdf(WHOLE, pages=501), "has 501 pages; the limit is 500. Give the pages of the report alone"),
    ],
    ids=["picture", "pictures", "encrypted", "truncated", "damaged", "gigantic"],
)
def test_pdf_says_what_is_wrong(data, message):
    """One line, and what to do."""
    with pytest.raises(ReadingError, match=f"^{re.escape(message)}[^\n]*$"):
        read_pdf(data)


def test_pdf_that_only_restricts_printing_is_read():
    """No password is asked for to open it."""
    assert read_pdf(_pdf(WHOLE, encrypt=StandardEncryption("", ownerPassword="x"))).text == WHOLE[2]


def test_pdf_bomb_ends_in_a_line_and_the_next_file_is_read():
    """What takes all memory or dies takes its own process along, no other."""
    with pytest.raises(ReadingError, match=r"^is a PDF [^\n]*$"):
        read_pdf(_bomb())
    assert read_pdf(_pdf(WHOLE)).text == WHOLE[2]
