"""What must hold for any file at all: a report, every character of it in its place, or a refusal of one line; soon, and in little memory."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from time import process_time

from fuzz.seeds import Seed
from govkb.engines.analysis import analyse
from govkb.errors import ReadingError
from govkb.knowledge import Knowledge
from govkb.model import Layout, Report, Source
from govkb.reading import read
from govkb.resolution import ReportResult
from govkb.resolution.result import passage_id

SECONDS, SECONDS_A_BYTE = 3.0, 60e-6
"""Processor time for a file: a second or two whatever it is, and a minute for a megabyte, on a slow machine too."""

MEGABYTES = 400
"""How much more memory than before one file may need."""

REPORT, REFUSAL = "report", "refusal"


def judge(file: Seed, folder: Path, knowledge: Knowledge) -> tuple[str, list[str], float]:
    """REPORT or REFUSAL, everything that is wrong with it, and the seconds of processor time it took."""
    path = folder / f"a{file.suffix}"
    path.write_bytes(file.data)
    memory, start = _peak(), process_time()
    faults: list[str] = []
    try:
        report = read(path, document="a", source=Source(note="所附"))
        faults = list(_faults(analyse(report, knowledge, segmenter="jieba")))
        outcome = REPORT
    except ReadingError as error:
        outcome = REFUSAL
        faults = [] if _is_one_line(str(error)) else [f"a refusal that is not one line: {error!s:.200}"]
    except Exception as error:
        outcome, faults = "fault", [f"{type(error).__name__}: {error!s:.200}"]
    seconds, grown = process_time() - start, _peak() - memory
    if seconds > SECONDS + SECONDS_A_BYTE * len(file.data):
        faults.append(f"takes {seconds:.1f} s for {len(file.data):,} bytes")
    if grown > MEGABYTES:
        faults.append(f"needs {grown:.0f} MB for {len(file.data):,} bytes")
    return outcome, faults, seconds


def _is_one_line(message: str) -> bool:
    return message.startswith("a: ") and len(message.splitlines()) == 1 and message.isprintable() and len(message) < 600


def _faults(result: ReportResult) -> Iterator[str]:
    report, layout = result.report, result.layout
    try:
        json.dumps([report.text, report.title, asdict(report.source), report.metadata_from], ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        yield f"holds what no file can: {error}"
    yield from _layout_faults(report, layout)
    yield from _claim_faults(result)
    yield from _origin_faults(report)


def _claim_faults(result: ReportResult) -> Iterator[str]:
    """A claim quotes its passage, whose characters stand in the report between the claim's ends."""
    passages = {passage_id(result.report, passage.position): passage for passage in result.layout.passages}
    for claim in result.claims:
        passage = passages[claim.passage_id]
        offsets = [passage.to_report(at) for at in range(claim.text_start, claim.text_end)]
        if claim.quote != passage.text[claim.text_start : claim.text_end] or claim.quote != "".join(
            result.report.text[at] for at in offsets
        ):
            yield f"a claim quotes {claim.quote!r}, which is not what is printed"
        if claim.start >= claim.end or (claim.start, claim.end) != (offsets[0], offsets[-1] + 1):
            yield f"the claim of {claim.quote!r} begins or ends elsewhere"


def _layout_faults(report: Report, layout: Layout) -> Iterator[str]:
    """Every character that is not white space stands in one passage, once."""
    spans = sorted((run.start, run.start + run.length) for passage in layout.passages for run in passage.runs)
    spans = sorted(spans + [span for passage in layout.passages for span in passage.dropped])
    if any(end > start for (_, end), (start, _) in pairwise(spans)):
        yield "a character stands in two passages"
    at, between = 0, []
    for start, end in [*spans, (len(report.text), len(report.text))]:
        between.append(report.text[at:start])
        at = end
    if "".join(between).strip():
        yield f"{''.join(between).strip()[:40]!r} stands in no passage"


def _origin_faults(report: Report) -> Iterator[str]:
    """The map to the file goes forward, and names what is not white space."""
    if any(one.start + one.length > other.start for one, other in pairwise(report.origin)):
        yield "the map of the file overlaps itself"
    if report.origin and (report.origin[0].start < 0 or report.origin[-1].start + report.origin[-1].length > len(report.text)):
        yield "the map of the file reaches beyond the text"


def _peak() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
