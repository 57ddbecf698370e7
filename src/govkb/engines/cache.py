"""Results kept from one build to the next, so that only what changed is read again.

An entry's name is the hash of everything its content depends on; an entry that is damaged or missing is worked out again. Entries that a
build did not ask for are removed at its end.
"""

from __future__ import annotations

import tempfile
from contextlib import suppress
from functools import cache
from hashlib import blake2b, sha256
from importlib import metadata
from pathlib import Path
from platform import python_version
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

import govkb
from govkb.engines.analysis import Analysis, Outcome, Shard

if TYPE_CHECKING:
    from govkb.resolution import ReportResult

_LIBRARIES = (
    "ahocorasick_rs",
    "charset-normalizer",
    "jieba",
    "justext",
    "justhtml",
    "networkx",
    "pydantic",
    "pypdfium2",
    "rjieba",
    "spacy",
)
_SUFFIX = ".json"


class Cache:
    """A folder of results for one analysis. A folder that cannot be written only makes the next build slower."""

    def __init__(self, folder: Path, analysis: Analysis) -> None:
        self._folder = folder
        self._analysis = analysis
        self._wanted: set[str] = set()

    def get(self, shard: Shard) -> Outcome | None:
        """The result of an earlier build for this very file, knowledge, settings and code; None when there is none."""
        try:
            if not shard.path.is_file() or shard.path.stat().st_size > self._analysis.max_bytes:
                return None
            name = self._name(shard, sha256(shard.path.read_bytes()).hexdigest())
            self._wanted.add(name)
            digest, _, content = (self._folder / name).read_bytes().partition(b"\n")
        except OSError:
            return None
        if digest != _digest(content):
            return None
        try:
            return Outcome(result=_adapter().validate_json(content))
        except ValidationError:
            return None

    def put(self, shard: Shard, outcome: Outcome) -> None:
        """Keep a result for the next build; rejected files are cheap to reject again."""
        if outcome.result is None:
            return
        # By the bytes that were read, which need not be those that `get` saw.
        name = self._name(shard, outcome.result.report.sha256)
        self._wanted.add(name)
        content = _adapter().dump_json(outcome.result)
        with suppress(OSError):
            self._write(name, _digest(content) + b"\n" + content)

    def sweep(self) -> None:
        """Remove every entry that was neither asked for nor kept since this cache was opened."""
        for path in self._folder.glob("*"):
            if path.name not in self._wanted:
                with suppress(OSError):
                    path.unlink()

    def _name(self, shard: Shard, content: str) -> str:
        parts = (
            content,
            shard.document,
            repr(shard.source),
            self._analysis.knowledge.fingerprint,
            self._analysis.segmenter,
            str(self._analysis.max_bytes),
            code_fingerprint(),
        )
        return _digest("\x1f".join(parts).encode("utf-8", "surrogatepass")).decode() + _SUFFIX

    def _write(self, name: str, content: bytes) -> None:
        if not self._folder.is_dir():
            self._folder.mkdir(parents=True)
            # The folder keeps itself out of version control.
            (self._folder.parent / ".gitignore").write_text("*\n", encoding="utf-8")
        with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
            path = Path(file.name)
            try:
                file.write(content)
                file.flush()
                path.replace(self._folder / name)
            except BaseException:
                path.unlink()
                raise


@cache
def code_fingerprint() -> str:
    """Hash of govkb's own files and of the versions of the libraries that shape a result."""
    package = Path(govkb.__file__).parent
    digest = blake2b(digest_size=16)
    for path in sorted(path for pattern in ("*.py", "*.yaml") for path in package.rglob(pattern)):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(package).as_posix()}\x1f{len(content)}\x1f".encode())
        digest.update(content)
    for library in _LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            digest.update(f"{library} {metadata.version(library)}\x1f".encode())
    digest.update(python_version().encode())
    return digest.hexdigest()


@cache
def _adapter() -> TypeAdapter[ReportResult]:
    from govkb.resolution import ReportResult  # noqa: PLC0415 - loads what a build without changes does without

    return TypeAdapter(ReportResult)


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).hexdigest().encode()
