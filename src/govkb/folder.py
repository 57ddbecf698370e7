"""A knowledge base is a folder: reports, extractors, rulings, settings, and kb.sqlite built from them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from govkb.errors import FolderError
from govkb.knowledge import default_folder
from govkb.knowledge.problems import validate
from govkb.knowledge.yaml_lines import parse
from govkb.reading import MAX_BYTES, SOURCE_COLUMNS, SOURCES_FILE

SETTINGS_FILE = "govkb.yaml"
DATABASE = "kb.sqlite"

_README = (
    "Put report files (.txt) here, with one line each in sources.csv (file name, publisher, page, date as YYYY-MM-DD, address, note), "
    "then run `govkb build`.\n"
)


class Settings(BaseModel):
    """What `govkb.yaml` may say; every key can be left out."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    segmenter: Annotated[str, Field(pattern=r"^(jieba|char|pkuseg(:.+)?)$")] = "jieba"
    """What cuts Chinese text into words: jieba, char, or pkuseg:FOLDER with a model of one's own."""
    workers: Annotated[int, Field(ge=1)] | None = None
    """Processes that read reports; as many as there are processors when left out."""
    max_bytes: Annotated[int, Field(ge=1)] = MAX_BYTES
    """Size above which a file is rejected."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The parts of a knowledge base folder, whether they exist or not."""

    root: Path

    @property
    def corpus(self) -> Path:
        return self.root / "corpus"

    @property
    def rulings(self) -> Path:
        return self.root / "rulings.jsonl"

    @property
    def database(self) -> Path:
        return self.root / DATABASE

    @property
    def cache(self) -> Path:
        return self.root / ".govkb" / "cache"

    @property
    def extractors(self) -> Path:
        """The folder's own extractors, else those that came with govkb."""
        own = self.root / "extractors"
        return own if own.is_dir() else default_folder()

    def settings(self) -> Settings:
        """What govkb.yaml says. FolderError with every mistake in it and its line."""
        path = self.root / SETTINGS_FILE
        if not path.exists():
            return Settings()
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise FolderError(f"{path}: is not UTF-8; byte {error.start} does not fit") from error
        except OSError as error:
            raise FolderError(f"{path}: cannot be read: {error.strerror}") from error
        return _settings(text, str(path))


def open_folder(root: Path) -> Folder:
    """The knowledge base folder at `root`; FolderError when there is no such folder."""
    if not root.is_dir():
        raise FolderError(f"{root}: {'is a file, not a folder' if root.exists() else 'there is no such folder'}; `govkb init` makes one")
    return Folder(root)


def database_of(path: Path) -> Path:
    """The kb.sqlite meant by a path that a user gave: the file itself, or the one in a folder."""
    return path / DATABASE if path.is_dir() else path


def init(root: Path) -> Folder:
    """Make `root` a knowledge base folder with govkb's extractors and no reports yet.

    FolderError when something stands there already or it cannot be written.
    """
    if root.exists() and not root.is_dir():
        raise FolderError(f"{root}: is a file; a knowledge base is a folder")
    try:
        if root.exists() and any(root.iterdir()):
            raise FolderError(f"{root}: is not empty and is left as it is; name a new folder")
        return _fill(Folder(root))
    except OSError as error:
        raise FolderError(f"{root}: cannot be made: {error.strerror or error}") from error


def _fill(folder: Folder) -> Folder:
    folder.corpus.mkdir(parents=True)
    (folder.corpus / SOURCES_FILE).write_text(",".join(SOURCE_COLUMNS) + "\n", encoding="utf-8")
    (folder.corpus / "README.md").write_text(_README, encoding="utf-8")
    folder.rulings.touch()
    # Content alone: what came with the package may be read-only, what the user gets is to be edited.
    shutil.copytree(
        default_folder(), folder.root / "extractors", copy_function=shutil.copyfile, ignore=shutil.ignore_patterns("__pycache__", ".*")
    )
    return folder


def _settings(text: str, file: str) -> Settings:
    document, problems = parse(text, file=file)
    settings = Settings()
    if document is not None and document.data is not None:
        settings, invalid = validate(Settings, document, file=file)
        problems += invalid
    if problems:
        raise FolderError("\n".join(map(str, sorted(problems))))
    return settings
