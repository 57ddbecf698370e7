"""Reading one file: the text exactly as stored, or one line that says why not."""

import os
from hashlib import sha256

import pytest

from govkb.errors import ReadingError
from govkb.model import Source
from govkb.reading import read, reject


def test_files_read_keeps_every_character(tmp_path):
    """Line ends of three kinds, blanks and a mark inside the text stay."""
    text = " 一\r\n二\r三\n\u3000四\ufeff "
    (tmp_path / "a.txt").write_bytes(text.encode("utf-8-sig"))
    report = read(tmp_path / "a.txt", document="a.txt", source=Source(publisher="某报"))
    assert (report.text, report.encoding, report.format, report.source.publisher) == (text, "UTF-8-BOM", "text", "某报")


def test_files_read_records_size_and_hash_of_the_bytes(tmp_path):
    """Both are those of the file, not of the text."""
    (tmp_path / "a.txt").write_bytes("网格".encode("gb18030"))
    report = read(tmp_path / "a.txt", document="a.txt")
    assert (report.size, report.sha256) == (4, sha256("网格".encode("gb18030")).hexdigest())


def _empty(path):
    path.touch()


def _blank(path):
    path.write_text(" \n\u3000\ufeff\n", encoding="utf-8")


def _large(path):
    path.write_bytes(b"1" * 1001)


def _folder(path):
    path.mkdir()


def _dangling(path):
    path.symlink_to("nowhere")


def _pipe(path):
    os.mkfifo(path)


def _missing(path):
    pass


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_empty, "a.txt: is empty"),
        (_blank, "a.txt: holds nothing but white space"),
        (_large, r"a.txt: is 1,001 bytes; the limit is 1,000 \(max_bytes in govkb.yaml\)"),
        (_folder, "a.txt: is a folder, not a file"),
        (_dangling, "a.txt: is a link that leads nowhere"),
        (_pipe, "a.txt: is no regular file"),
        (_missing, "a.txt: cannot be opened: No such file or directory"),
    ],
)
def test_files_read_refuses(make, message, tmp_path):
    """Each refusal is one line with the file's name."""
    make(tmp_path / "a.txt")
    with pytest.raises(ReadingError, match=f"^{message}$"):
        read(tmp_path / "a.txt", document="a.txt", max_bytes=1000)


def test_files_read_refuses_an_unknown_suffix(tmp_path):
    """The message lists what can be read."""
    (tmp_path / "a.xyz").write_bytes("全县网格120个。".encode())
    with pytest.raises(ReadingError, match=r"a\.xyz: suffix '\.xyz' cannot be read; allowed: .*\.txt"):
        read(tmp_path / "a.xyz", document="a.xyz")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_files_read_refuses_a_file_it_may_not_open(tmp_path):
    """The system's reason is passed on."""
    (tmp_path / "a.txt").write_text("网格", encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(ReadingError, match="cannot be opened: Permission denied"):
        read(tmp_path / "a.txt", document="a.txt")


def test_files_reject_keeps_size_and_hash(tmp_path):
    """A rejected file can still be recognised; its reason does not repeat its name."""
    (tmp_path / "a.docx").write_bytes(b"PK")
    rejected = reject(tmp_path / "a.docx", ReadingError("a.docx: is no text"), document="a.docx")
    assert (rejected.format, rejected.size, rejected.sha256, rejected.reason) == ("docx", 2, sha256(b"PK").hexdigest(), "is no text")


def test_files_reject_of_a_pipe_does_not_wait(tmp_path):
    """A pipe without a writer would block for ever."""
    os.mkfifo(tmp_path / "a.txt")
    rejected = reject(tmp_path / "a.txt", ReadingError("x"), document="a.txt")
    assert (rejected.size, rejected.sha256) == (0, "")
