"""Report files named on the command line → everything known of each, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from govkb.cli.entry import ATTENTION, FAILED, OK, say
from govkb.engines import Analysis, Shard
from govkb.folder import open_folder
from govkb.knowledge import Knowledge, load
from govkb.model import Source
from govkb.reading import document_name, read_sources

if TYPE_CHECKING:
    from govkb.resolution import ReportResult


class Reports:
    """The results of report files, analysed with the extractors and settings of the folder `home` (the one the command runs in).

    Files that cannot be read are said on stderr, and `exit_code` is 1 afterwards, or 2 when no file could be read.
    """

    def __init__(self, files: Sequence[Path], *, home: Path = Path(), claims_only: bool = False) -> None:
        self._files = files
        self._claims_only = claims_only
        self._home = home
        self._read = 0

    @cached_property
    def knowledge(self) -> Knowledge:
        """The extractors of the folder."""
        return load(open_folder(self._home).extractors)

    def __iter__(self) -> Iterator[ReportResult]:
        if len(self._files) == 0:
            return
        settings = open_folder(self._home).settings()
        analysis = Analysis(self.knowledge, settings.segmenter, settings.max_bytes, self._claims_only)
        sources = {folder: read_sources(folder) for folder in {path.parent for path in self._files} if folder.is_dir()}
        for path in self._files:
            document = document_name(path, path.parent)
            outcome = analysis(Shard(path, document, sources.get(path.parent, {}).get(document, Source())))
            if outcome.rejected is not None:
                say(f"{path}: {outcome.rejected.reason}")
            if outcome.result is not None:
                self._read += 1
                yield outcome.result

    @property
    def exit_code(self) -> int:
        if self._read == len(self._files):
            return OK
        return ATTENTION if self._read > 0 else FAILED
