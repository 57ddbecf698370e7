"""A knowledge base folder: made, opened, and its settings read with every mistake at once."""

import pytest

from govkb.errors import FolderError
from govkb.folder import Settings, database_of, init, open_folder
from govkb.knowledge import default_folder
from govkb.reading import corpus_files, read_sources


def test_folder_init_makes_an_empty_corpus_and_the_same_extractors(tmp_path):
    """The new folder can be built at once."""
    folder = init(tmp_path / "my" / "kb")
    assert (corpus_files(folder.corpus), read_sources(folder.corpus)) == ([], {})
    theirs = {path.relative_to(default_folder()): path.read_bytes() for path in default_folder().rglob("*") if path.is_file()}
    mine = {path.relative_to(folder.extractors): path.read_bytes() for path in folder.extractors.rglob("*") if path.is_file()}
    assert mine == theirs


def test_folder_init_fills_an_empty_folder(tmp_path):
    """`mkdir mykb && cd mykb && govkb init` is fine."""
    init(tmp_path)
    assert (tmp_path / "corpus" / "sources.csv").read_text(encoding="utf-8") == "file,publisher,page,published,url,note\n"


def test_folder_init_refuses_a_folder_with_something_in_it(tmp_path):
    """What stands there is left as it is."""
    (tmp_path / "thesis.docx").touch()
    with pytest.raises(FolderError, match="is not empty and is left as it is"):
        init(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_folder_init_refuses_a_file(tmp_path):
    """A file is no folder."""
    (tmp_path / "kb").touch()
    with pytest.raises(FolderError, match="is a file"):
        init(tmp_path / "kb")


def test_folder_init_says_why_it_cannot(tmp_path):
    """The system's reason is passed on."""
    (tmp_path / "file").touch()
    with pytest.raises(FolderError, match="cannot be made: Not a directory"):
        init(tmp_path / "file" / "kb")


@pytest.mark.parametrize(("name", "message"), [("gone", "there is no such folder"), ("file", "is a file, not a folder")])
def test_folder_open_needs_a_folder(tmp_path, name, message):
    """The message says how to make one."""
    (tmp_path / "file").touch()
    with pytest.raises(FolderError, match=f"{message}; `govkb init` makes one"):
        open_folder(tmp_path / name)


def test_folder_without_extractors_uses_those_of_the_package(tmp_path):
    """A folder of reports alone can be built."""
    assert open_folder(tmp_path).extractors == default_folder()


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        (None, Settings()),
        ("", Settings()),
        ("segmenter: char\nworkers: 2\nmax_bytes: 1000\n", Settings(segmenter="char", workers=2, max_bytes=1000)),
    ],
)
def test_folder_settings_are_optional(tmp_path, text, settings):
    """No file, an empty file and a full file."""
    if text is not None:
        (tmp_path / "govkb.yaml").write_text(text, encoding="utf-8")
    assert open_folder(tmp_path).settings() == settings


def test_folder_settings_reports_every_mistake_with_its_line(tmp_path):
    """What was found and what is allowed, for each line."""
    (tmp_path / "govkb.yaml").write_text("# settings\nsegmenter: thulac\ncolour: red\nworkers: 0\nmax_bytes: much\n", encoding="utf-8")
    with pytest.raises(FolderError) as caught:
        open_folder(tmp_path).settings()
    assert [line.partition("govkb.yaml:")[2].partition(":")[0] for line in str(caught.value).splitlines()] == ["2", "3", "4", "5"]
    assert "unknown key 'colour'; allowed: segmenter, workers, max_bytes" in str(caught.value)


def test_folder_settings_refuses_bytes_that_are_no_utf8(tmp_path):
    """The message names the file."""
    (tmp_path / "govkb.yaml").write_bytes(b"\xff\xff")
    with pytest.raises(FolderError, match=r"govkb\.yaml: is not UTF-8"):
        open_folder(tmp_path).settings()


def test_folder_database_is_the_file_or_the_one_in_the_folder(tmp_path):
    """Commands take either."""
    assert database_of(tmp_path) == tmp_path / "kb.sqlite"
    assert database_of(tmp_path / "other.sqlite") == tmp_path / "other.sqlite"
