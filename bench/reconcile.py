"""Time and memory of reconciliation as a corpus grows, and whether it finds what there is to find and nothing else.

First made-up dossiers (see `dossiers`) of 10,000, 30,000 and 100,000 claims, the last of them on 3,000 counties: every planted disagreement must be
found with its relation, no other may be. Then figures that all meet under one key, 3,000 and 10,000 of them, in the ways that could cost most. Each
line runs in a process of its own, which tells its own peak of memory; time is processor time.

    python bench/reconcile.py [CLAIMS…]
"""

from __future__ import annotations

import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from dossiers import Corpus, Figure, corpus, in_paragraphs, printed, told

from govkb.knowledge import Knowledge, default_folder, load
from govkb.knowledge.indicators import IndicatorFile, indicators_in
from govkb.model import Bound
from govkb.reconciliation import Reconciled, reconcile
from govkb.resolution import ReportResult

SIZES = (10_000, 30_000, 100_000)
LIMIT_SECONDS, LIMIT_MB = 60, 1_000
LEAST_REPRINTS = 0.99
"""Share of the figures printed again that must be found: of a text with 4 % of its characters changed a few lose all the words around them."""

NOISE = 1.5
"""How far beyond n log n a measured ratio of times may be."""


def _days(figure: Figure, at: int) -> Figure:
    day = f"{1000 + at // 336}-{at // 28 % 12 + 1:02}-{at % 28 + 1:02}"
    return replace(figure, time=(f"截至{day}", "", day))


HOSTILE: dict[str, Callable[[Figure, int], Figure]] = {
    "every value another": lambda one, at: replace(one, value=at + 1),
    "every value and day another": lambda one, at: _days(replace(one, value=at + 1), at),
    "seven values, every day another": lambda one, at: _days(replace(one, value=at % 7 + 1), at),
    "half one value, half others": lambda one, at: replace(one, value=at + 1 if at % 2 else 5),
    "lower bounds and one exact figure": lambda one, at: replace(one, value=at + 1, bound=Bound.AT_LEAST if at else Bound.EXACT),
    "every scope another": lambda one, at: replace(one, value=at + 1, scope=f"第{at}类"),
}
"""What n figures of one subject and indicator can be."""


def hostile(kind: str, claims: int, figure: Figure, *, each: int) -> list[ReportResult]:
    """Reports with so many figures on one thing, `each` of them in a report, all in the same few words."""
    chance = random.Random(1)
    figures = [HOSTILE[kind](figure, at) for at in range(claims)]
    stretches = (figures[at : at + each] for at in range(0, claims, each))
    return [printed(number, ("临溪县", "青禾市"), in_paragraphs(stretch), chance) for number, stretch in enumerate(stretches)]


def measure_dossiers(claims: int, knowledge: Knowledge) -> dict[str, float]:
    """Reconcile dossiers with so many claims and hold the findings against what was planted."""
    made = corpus(claims, knowledge)
    results = measured(made.results, knowledge)
    return results[0] | _compared(made, results[1])


def measured(reports: list[ReportResult], knowledge: Knowledge) -> tuple[dict[str, float], Reconciled]:
    """Reconcile, with processor seconds, seconds on the clock and the peak of memory in MB."""
    began, worked = time.perf_counter(), time.process_time()
    found = reconcile(reports, knowledge)
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale
    return {
        "seconds": time.perf_counter() - began,
        "work": time.process_time() - worked,
        "peak": peak,
        "claims": sum(len(result.claims) for result in reports),
        "findings": len(found.findings),
    }, found


def _compared(made: Corpus, found: Reconciled) -> dict[str, float]:
    findings = told(found)
    return {
        "counties": made.counties,
        "planted": len(made.planted),
        "missed": len(made.planted - findings),
        "invented": len(findings - made.planted - made.reprinted),
        "reprinted": len(made.reprinted),
        "unseen": len(made.reprinted - findings),
        "twice": sum(str(one.relation) != "repeat" for one in found.findings) - sum(relation != "repeat" for relation, *_ in findings),
    }


def in_this_process(arguments: list[str]) -> list[dict[str, float]]:
    """The lines of a table that one process measures: a corpus, or the two sizes of a hostile one."""
    knowledge = load(default_folder())
    if len(arguments) == 1:
        return [measure_dossiers(int(arguments[0]), knowledge)]
    kind, each, *sizes = arguments
    indicator = next(one for file in knowledge.all(IndicatorFile) for one in indicators_in(file) if one.kind == "stock" and one.units)
    return [measured(hostile(kind, int(size), Figure(indicator, 1, words=1, free=0), each=int(each)), knowledge)[0] for size in sizes]


def run(*arguments: object) -> list[dict[str, float]]:
    """The lines that a process of its own measures."""
    command = [sys.executable, __file__, "--one", *map(str, arguments)]
    found: list[dict[str, float]] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return found


def grows(first: dict[str, float], last: dict[str, float]) -> tuple[float, float]:
    """How many times the work grew, and what n log n allows."""
    few, many = first["claims"], last["claims"]
    return last["work"] / first["work"], many * math.log(many) / (few * math.log(few))


def dossiers(sizes: list[int]) -> list[str]:
    """The first table; what is wrong with it."""
    sys.stdout.write("  claims counties  seconds  of work  peak MB  findings  planted  missed  invented  reprinted  unseen\n")
    faults, lines = [], []
    for size in sizes:
        (line,) = run(size)
        lines.append(line)
        sys.stdout.write(
            f"{line['claims']:>8,}{line['counties']:>9,}{line['seconds']:>9.2f}{line['work']:>9.2f}{line['peak']:>9.0f}{line['findings']:>10,}"
            f"{line['planted']:>9,}{line['missed']:>8}{line['invented']:>10}{line['reprinted']:>11,}{line['unseen']:>8}\n"
        )
        if line["work"] >= LIMIT_SECONDS or line["peak"] >= LIMIT_MB:
            faults.append(f"{size:,} claims take more than {LIMIT_SECONDS} s or {LIMIT_MB} MB")
        if line["missed"] or line["invented"] or line["twice"] or line["unseen"] > (1 - LEAST_REPRINTS) * line["reprinted"]:
            faults.append(f"of {size:,} claims the findings are not those planted")
    growth, allowed = grows(lines[0], lines[-1])
    sys.stdout.write(f"{growth:.1f} times the work; n log n allows {allowed:.1f}\n\n")
    return faults + (["time grows faster than n log n"] if growth > allowed * NOISE else [])


def one_key(few: int, many: int) -> list[str]:
    """The second table; what is wrong with it."""
    sys.stdout.write(f"{f'{few:,} and {many:,} figures under one key':<40}a report  of work  peak MB  findings   times  n log n\n")
    faults = []
    for kind in HOSTILE:
        for each in (1, 20):
            first, last = run(kind, each, few, many)
            growth, allowed = grows(first, last)
            sys.stdout.write(
                f"{kind:<40}{each:>8}{last['work']:>9.2f}{last['peak']:>9.0f}{last['findings']:>10,}{growth:>8.1f}{allowed:>9.1f}\n"
            )
            if growth > allowed * NOISE:
                faults.append(f"{kind}: time grows faster than n log n")
    return faults


def main(sizes: list[int]) -> int:
    """Print both tables; 1 when a limit is passed, time grows faster than n log n, a planted finding is missed or one is invented."""
    faults = dossiers(sizes) + one_key(max(sizes[-1] // 30, 100), max(sizes[-1] // 10, 300))
    sys.stdout.write("within the limits\n" if not faults else "NOT within the limits: " + "; ".join(faults) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        sys.stdout.write(json.dumps(in_this_process(sys.argv[2:])))
    else:
        sys.stdout.reconfigure(line_buffering=True)
        sys.exit(main([int(size) for size in sys.argv[1:]] or list(SIZES)))
