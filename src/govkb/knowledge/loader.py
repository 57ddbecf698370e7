"""The loader of `extractors/`: every file read and checked, every problem of every file told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fnmatch import fnmatchcase
from hashlib import blake2b
from pathlib import Path
from typing import Any

from govkb.errors import ExtractorError, FolderError, Problem
from govkb.knowledge.checks import CHECKS
from govkb.knowledge.kinds import FileRead, Kind, RuleKind
from govkb.knowledge.knowledge import Entry, Knowledge
from govkb.knowledge.registry import KINDS

_SUFFIXES = (".yaml", ".yml", ".csv")

Check = Callable[[Sequence[FileRead]], Iterable[Problem]]


def default_folder() -> Path:
    """The extractors that came with the package: inside the installed wheel, else the repository's."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "extractors"
    return installed if installed.is_dir() else package.parents[1] / "extractors"


def load(folder: Path, *, kinds: Sequence[Kind] = KINDS, checks: Sequence[Check] = CHECKS) -> Knowledge:
    """The knowledge in `folder`.

    Raises FolderError when there is no such folder, ExtractorError with every problem of every file.
    """
    if not folder.is_dir():
        raise FolderError(f"{folder}: no such folder of extractors; expected one with {', '.join(_first_names(kinds))} …")
    files = _files(folder)
    reads, problems = _read_all(files, kinds)
    problems += [problem for check in checks for problem in check(reads)]
    if problems:
        raise ExtractorError(problems)
    return Knowledge(_fingerprint(files), _entries(reads))


def _first_names(kinds: Sequence[Kind]) -> list[str]:
    return [kind.name for kind in kinds][:3]


def _files(folder: Path) -> list[tuple[str, bytes]]:
    """Name inside the folder and bytes of every extractor file, sorted by name; other files (notes, licences) are not extractors."""
    paths = (path for path in folder.rglob("*") if path.suffix in _SUFFIXES and not path.name.startswith("."))
    return sorted((path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths if path.is_file())


def _fingerprint(files: Iterable[tuple[str, bytes]]) -> str:
    digest = blake2b(digest_size=16)
    for name, content in files:
        encoded = name.encode("utf-8", "surrogateescape")
        digest.update(f"{len(encoded)} {len(content)} ".encode())
        digest.update(encoded)
        digest.update(content)
    return digest.hexdigest()


def _read_all(files: Sequence[tuple[str, bytes]], kinds: Sequence[Kind]) -> tuple[list[FileRead], list[Problem]]:
    reads: list[FileRead] = []
    problems: list[Problem] = []
    missing = {kind.name for kind in kinds if kind.required}
    for file, content in files:
        kind = next((kind for kind in kinds if fnmatchcase(file, kind.name)), None)
        if kind is None:
            problems.append(Problem(file, 1, f"no extractor file has this name; allowed: {', '.join(kind.name for kind in kinds)}"))
            continue
        missing.discard(kind.name)
        read, wrong = _read(file, content, kind)
        reads += [read] if read is not None else []
        problems += wrong
    problems += [Problem(name, 1, "this extractor file is missing") for name in sorted(missing)]
    return reads, problems


def _read(file: str, content: bytes, kind: Kind) -> tuple[FileRead | None, list[Problem]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return None, [Problem(file, line, f"not UTF-8: found byte 0x{content[error.start]:02X}; save the file as UTF-8")]
    return kind.read(file, text)


def _entries(reads: Iterable[FileRead]) -> dict[type, tuple[Entry, ...]]:
    entries: dict[type, list[Entry]] = {}
    for read in reads:
        target = entries.setdefault(read.kind.content, [])
        target += _entries_of_rules(read) if isinstance(read.kind, RuleKind) else [_entry_of_file(read)]
    return {kind: tuple(values) for kind, values in entries.items()}


def _entry_of_file(read: FileRead) -> Entry:
    lines = tuple(read.line_of("examples", number) for number in range(len(getattr(read.content, "examples", ()))))
    return Entry(read.file, 1, read.content, example_lines=lines)


def _entries_of_rules(read: FileRead) -> list[Entry]:
    rules: Sequence[Any] = read.content.rules
    about: str = read.content.about
    return [Entry(read.file, read.line_of("rules", at), rule, about, _example_lines(read, at, rule)) for at, rule in enumerate(rules)]


def _example_lines(read: FileRead, position: int, rule: Any) -> tuple[int, ...]:
    return tuple(read.line_of("rules", position, "examples", number) for number in range(len(rule.examples)))
