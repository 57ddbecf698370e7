"""What can go wrong, said for the person in front of the screen: file, place, what was found, what is allowed."""

from __future__ import annotations

from dataclasses import dataclass


class GovkbError(Exception):
    """Base of every error that a user can cause; the command prints it in one line and exits with `exit_code`."""

    exit_code = 2


class ReadingError(GovkbError):
    """A report file cannot be read as text."""


class FolderError(GovkbError):
    """A folder or file is not what the command needs: missing, empty, not writable, not a knowledge base."""


class StoreError(GovkbError):
    """The knowledge base cannot be written or read."""


class SegmenterError(GovkbError):
    """The chosen segmenter is not installed or has no model."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in an extractor file. `line` counts from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class ExtractorError(GovkbError):
    """Extractor files do not say what they must; carries every problem found, not the first alone."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
