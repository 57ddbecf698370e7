"""The work on one report: file → everything known of it, as a pure function of the file, the knowledge and the settings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from govkb.errors import GovkbError, ReadingError
from govkb.knowledge import Knowledge, default_folder, load
from govkb.model import ClaimRecord, Place, Rejected, Report, Source
from govkb.reading import read, reject

if TYPE_CHECKING:
    from govkb.resolution import ReportResult


@dataclass(frozen=True, slots=True)
class Shard:
    """One file to work on, the name it has in the knowledge base, and what sources.csv says of it."""

    path: Path
    document: str
    source: Source


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: exactly one of the two is there."""

    result: ReportResult | None = None
    rejected: Rejected | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """From file to ReportResult with the given knowledge; what cannot be read or analysed is rejected with its reason.

    `claims_only`: the result has no numerals, mentions and relations, and no entities that only those name.
    """

    knowledge: Knowledge
    segmenter: str
    max_bytes: int
    claims_only: bool = False

    def __call__(self, shard: Shard) -> Outcome:
        try:
            report = read(shard.path, document=shard.document, source=shard.source, max_bytes=self.max_bytes)
        except ReadingError as error:
            return self._rejected(shard, error)
        try:
            return Outcome(result=analyse(report, self.knowledge, segmenter=self.segmenter, claims_only=self.claims_only))
        except GovkbError:
            raise
        except Exception as error:  # one bad file spoils nothing, whatever goes wrong over it
            return self._rejected(shard, ReadingError(f"could be read but not analysed, which is a fault of govkb: {_root(error)}"))

    def lost(self, shard: Shard) -> Outcome:
        return self._rejected(
            shard, ReadingError("the process that worked on it ended unexpectedly; it may need more memory than there is")
        )

    def _rejected(self, shard: Shard, error: ReadingError) -> Outcome:
        return Outcome(rejected=reject(shard.path, error, document=shard.document, source=shard.source))


def analyse(report: Report, knowledge: Knowledge, *, segmenter: str, claims_only: bool = False, told: Iterable[Place] = ()) -> ReportResult:
    """Everything known of one report: layout, numerals, claims, entities, relations; or its layout and claims only.

    `told`: places known from elsewhere that no table lists. A build tells none, so that a report's result hangs on the report alone.
    """
    from govkb.extraction import extract  # noqa: PLC0415 - loads a dictionary, which commands that read no report do without
    from govkb.knowledge.finder import PlaceFinder  # noqa: PLC0415
    from govkb.layout import lay_out  # noqa: PLC0415
    from govkb.resolution import resolve  # noqa: PLC0415

    finder = PlaceFinder(knowledge, report.text, told=told)
    layout = lay_out(report, knowledge, finder=finder)
    extraction = extract(layout, report.text, knowledge, segmenter=segmenter, finder=finder, claims_only=claims_only)
    return resolve(report, layout, extraction, knowledge, claims_only=claims_only)


def extract_text(text: str, *, document: str, published: str, extractors: Path | str | None) -> list[ClaimRecord]:
    """The claims in a text that stands in no file, with govkb's own extractors or those of a folder."""
    if text.strip() == "":
        return []
    data = text.encode("utf-8", "surrogatepass")
    report = Report(document, text, "UTF-8", "text", sha256(data).hexdigest(), len(data), Source(published=published))
    knowledge = _default_knowledge() if extractors is None else load(Path(extractors))
    return list(analyse(report, knowledge, segmenter="jieba", claims_only=True).claims)


def _root(error: BaseException) -> str:
    """What went wrong first, where an error was raised over another. One line."""
    while (inner := error.__cause__ or error.__context__) is not None:
        error = inner
    return " ".join(f"{type(error).__name__}: {error}".split())


@cache
def _default_knowledge() -> Knowledge:
    return load(default_folder())
