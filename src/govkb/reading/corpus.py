"""Which files of a corpus folder are reports, and what they are called in the knowledge base."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from govkb.errors import FolderError
from govkb.reading.formats import READERS

SOURCES_FILE = "sources.csv"


def corpus_files(folder: Path) -> list[Path]:
    """Every report file under `folder`, subfolders included, sorted by document name.

    sources.csv, README files and hidden files are not reports. A file of a format that cannot be read is one: it will be rejected with
    its reason. FolderError when there is no such folder or it may not be read.
    """
    if not folder.is_dir():
        raise FolderError(f"{folder}: {'is not a folder' if folder.exists() else 'there is no such folder'}; reports are read from it")
    return sorted(_reports(folder), key=lambda path: document_name(path, folder))


def document_name(path: Path, folder: Path) -> str:
    """The file's name relative to its corpus folder, with `/`; bytes of a name that are no UTF-8 are written as escapes."""
    return os.fsencode(path.relative_to(folder).as_posix()).decode("utf-8", "backslashreplace")


def _reports(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder, onerror=_refuse):
        parent = Path(root)
        misnamed = [name for name in folders if _is_visible(name) and Path(name).suffix.lower() in READERS]
        folders[:] = [name for name in folders if _is_visible(name) and name not in misnamed]
        yield from (parent / name for name in misnamed)
        yield from (parent / name for name in files if _is_visible(name) and _is_report(parent / name, folder))


def _is_visible(name: str) -> bool:
    return not name.startswith(".")


def _is_report(path: Path, folder: Path) -> bool:
    return path != folder / SOURCES_FILE and not path.name.upper().startswith("README")


def _refuse(error: OSError) -> None:
    raise FolderError(f"{error.filename}: cannot be read: {error.strerror}") from error
