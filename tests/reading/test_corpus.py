"""Which files are reports, in an order that no locale changes."""

import os

import pytest

from govkb.errors import FolderError
from govkb.reading import corpus_files, document_name


def test_corpus_files_are_sorted_reports_only(tmp_path):
    """Sources, README and hidden files are no reports; files of unknown format are, to be rejected with a reason."""
    for name in ("乙.txt", "a.txt", "B.TXT", "scan.pdf", "sources.csv", "README.md", ".hidden.txt", "2026/c.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "x.txt").mkdir()
    names = [document_name(path, tmp_path) for path in corpus_files(tmp_path)]
    assert names == ["2026/c.txt", "B.TXT", "a.txt", "scan.pdf", "x.txt", "乙.txt"]


def test_corpus_files_lists_a_dangling_link(tmp_path):
    """It is rejected later, with its reason, not passed over."""
    (tmp_path / "a.txt").symlink_to("nowhere")
    assert corpus_files(tmp_path) == [tmp_path / "a.txt"]


def test_corpus_document_name_survives_bytes_that_are_no_utf8(tmp_path):
    """A name from an old archive is written with escapes that any database can hold."""
    name = os.fsdecode("报.txt".encode("gb18030"))
    assert document_name(tmp_path / name, tmp_path) == "\\xb1\\xa8.txt"


@pytest.mark.parametrize(("name", "message"), [("gone", "there is no such folder"), ("file", "is not a folder")])
def test_corpus_files_needs_a_folder(tmp_path, name, message):
    """The message names the folder."""
    (tmp_path / "file").touch()
    with pytest.raises(FolderError, match=f"{name}: {message}"):
        corpus_files(tmp_path / name)
