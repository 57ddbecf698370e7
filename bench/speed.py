"""Characters per second on one core: govkb from text to claims, and the tools it is measured against, on the same text in one run.

The tools take turns, round by round, so that a busy machine slows all of them alike; processor time is counted and the median of the rounds told.

    python bench/speed.py [--rounds 7] [--floor 0.7] FOLDER...
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import process_time

from govkb.engines.analysis import analyse
from govkb.knowledge import default_folder, load
from govkb.model import Report
from govkb.reading import corpus_files, document_name, read

REFERENCE = "jieba.cut"
OWN = "govkb, text to claims"
BUILD = "govkb, with all names"

Tool = Callable[[Sequence[Report]], None]


def govkb_tool() -> Tool:
    """The claims of each report as `govkb extract` prints them."""
    knowledge = load(default_folder())

    def run(reports: Sequence[Report]) -> None:
        for report in reports:
            analyse(report, knowledge, segmenter="jieba", claims_only=True)

    return run


def build_tool() -> Tool:
    """Everything known of each report, as `govkb build` works it out: numerals, entities, people and relations too."""
    knowledge = load(default_folder())

    def run(reports: Sequence[Report]) -> None:
        for report in reports:
            analyse(report, knowledge, segmenter="jieba")

    return run


def over_texts(work: Callable[[str], object]) -> Tool:
    """A tool that takes a text."""

    def run(reports: Sequence[Report]) -> None:
        for report in reports:
            work(report.text)

    return run


def tools() -> dict[str, Tool]:
    """The tools, loaded."""
    import jieba  # noqa: PLC0415 - measured, not used by govkb
    import jieba.posseg  # noqa: PLC0415
    import rjieba  # noqa: PLC0415
    import spacy  # noqa: PLC0415

    jieba.setLogLevel(logging.ERROR)
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    nlp.max_length = 10**9
    return {
        OWN: govkb_tool(),
        BUILD: build_tool(),
        REFERENCE: over_texts(lambda text: list(jieba.cut(text))),
        "jieba.posseg": over_texts(lambda text: list(jieba.posseg.cut(text))),
        "rjieba.cut": over_texts(rjieba.cut),
        "rjieba.tag": over_texts(rjieba.tag),
        "spaCy blank zh with jieba": over_texts(nlp),
    }


def measure(tool: Tool, reports: Sequence[Report]) -> float:
    """Characters per second of processor time."""
    start = process_time()
    tool(reports)
    return sum(len(report.text) for report in reports) / (process_time() - start)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="reports to read")
    parser.add_argument("--rounds", type=int, default=7, help="how often each tool runs (7)")
    parser.add_argument("--floor", type=float, default=0.0, help=f"exit with 1 when govkb is slower than this times {REFERENCE}")
    options = parser.parse_args(arguments)
    reports = [read(path, document=document_name(path, folder)) for folder in options.folders for path in corpus_files(folder)]
    speeds: dict[str, list[float]] = {}
    named = tools()
    for tool in named.values():
        tool(reports)
    for _ in range(options.rounds):
        for name, tool in named.items():
            speeds.setdefault(name, []).append(measure(tool, reports))
    medians = {name: median(values) for name, values in speeds.items()}
    ratios = [own / reference for own, reference in zip(speeds[OWN], speeds[REFERENCE], strict=True)]
    total = sum(len(report.text) for report in reports)
    print(f"{len(reports)} reports, {total:,} characters, medians of {options.rounds} rounds")
    for name, speed in medians.items():
        print(f"{name:<28}{speed:>12,.0f} characters/s{speed / medians[REFERENCE]:>8.2f} × {REFERENCE}")
    ratio = median(ratios)
    print(f"{OWN}: {ratio:.2f} × {REFERENCE} (median of the rounds)")
    return 1 if ratio < options.floor else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
