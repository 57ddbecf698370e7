"""Files that are not what they are called end in one line that says what they are and what to do."""

import pytest

from fuzz.seeds import seeds
from govkb.errors import ReadingError
from govkb.reading import read

WHOLE = {seed.suffix: seed.data for seed in reversed(seeds())}


@pytest.mark.parametrize(
    ("content", "suffix", "message"),
    [
        (WHOLE[".pdf"], ".txt", "is a PDF by its content but is called .txt; rename it to .pdf"),
        (WHOLE[".pdf"], ".docx", "is a PDF by its content but is called .docx; rename it to .pdf"),
        (
            WHOLE[".docx"],
            ".pdf",
            "is a ZIP archive by its content but is called .pdf; rename it to .docx if it is a Word file, else unpack it",
        ),
        (WHOLE[".html"], ".txt", "is a web page by its content but is called .txt; rename it to .html"),
        (WHOLE[".html"], ".docx", "is a web page by its content but is called .docx; rename it to .html"),
        (WHOLE[".txt"], ".html", "holds no HTML element; if it is plain text, rename it to .txt"),
        (
            WHOLE[".txt"],
            ".pdf",
            "is not what its name .pdf says, nor any other kind of file that can be told; if it is text, rename it to .txt",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99),
            ".docx",
            "is an old or encrypted Office file by its content but is called .docx; .*",
        ),
        (
            b"\x89PNG\r\n\x1a\n" + bytes(99),
            ".pdf",
            r"is a PNG picture by its content but is called .pdf; recognise its text \(OCR\) and give that",
        ),
        (
            b"\xff\xd8\xff\xe0" + bytes(99),
            ".txt",
            r"is a JPEG picture by its content but is called .txt; recognise its text \(OCR\) and give that",
        ),
        (b"{\\rtf1 120}", ".txt", "is a rich text file by its content but is called .txt; save it as .docx or .txt"),
        (
            b"MIME-Version: 1.0\r\n",
            ".html",
            r"is a saved web archive by its content but is called .html; save the page as HTML alone \(.html\)",
        ),
        (b"\x1f\x8b\x08" + bytes(99), ".docx", "is a gzip archive by its content but is called .docx; unpack it"),
    ],
)
def test_signatures_tell_a_wrong_name(content, suffix, message, tmp_path):
    """Whatever the reader of its suffix would make of it."""
    (tmp_path / f"a{suffix}").write_bytes(content)
    with pytest.raises(ReadingError, match=f"^a: {message}$"):
        read(tmp_path / f"a{suffix}", document="a")
