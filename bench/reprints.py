"""Time and memory of finding text printed again as the passages grow, and whether what is printed again is found and nothing else.

Made-up reports of ten paragraphs with a figure each: one in ten prints an earlier report again with 5 % of its characters changed.
Each size runs in a process of its own; what a million passages take is worked out from the largest by n log n.

    python bench/reprints.py [PASSAGES…]
"""

from __future__ import annotations

import json
import math
import random
import resource
import subprocess
import sys
import time

from dossiers import Figure, again, printed

from govkb.knowledge import default_folder, load
from govkb.knowledge.indicators import IndicatorFile, indicators_in
from govkb.reconciliation.reprints import find_reprints
from govkb.resolution import ReportResult

SIZES = (100_000, 300_000)
MILLION = 1_000_000
EACH = 10
CHANGED = 0.05
LEAST_FOUND, MOST_WRONG = 0.9, 0.001
NOISE = 1.5


def reports(passages: int, seed: int = 1) -> tuple[list[ReportResult], list[int]]:
    """Reports with so many passages, and for each the number of the report whose text it prints again, its own where it is new."""
    chance = random.Random(seed)
    indicators = [
        one for file in load(default_folder()).all(IndicatorFile) for one in indicators_in(file) if one.kind == "stock" and one.units
    ]
    made: list[ReportResult] = []
    text: list[int] = []
    for number in range(passages // EACH):
        if number > EACH and chance.random() < 0.1:
            first = chance.randrange(number)
            made.append(again(made[first], number, chance, CHANGED))
            text.append(text[first])
        else:
            figures = [[Figure(one, chance.randrange(100, 5_000), free=30)] for one in chance.sample(indicators, EACH)]
            made.append(printed(number, (f"临溪{chr(0x4E00 + number % 3_000)}县", "青禾市"), figures, chance))
            text.append(number)
    return made, text


def measure(passages: int) -> dict[str, float]:
    """Find what is printed again among so many passages."""
    made, text = reports(passages)
    texts = dict(zip((result.report.document for result in made), text, strict=True))
    before, began = _peak(), time.process_time()
    found = find_reprints(made)
    work = time.process_time() - began
    groups = [{texts[claim.document] for claim in group} for group in found.claims]
    reprinted = sum(len(result.claims) for number, result in enumerate(made) if text[number] != number)
    return {
        "passages": sum(len(result.layout.passages) for result in made),
        "characters": sum(len(passage.text) for result in made for passage in result.layout.passages),
        "work": work,
        "peak": _peak(),
        "corpus": before,
        "again": reprinted,
        "found": sum(len(group) - 1 for group in found.claims),
        "wrong": sum(len(group) > 1 for group in groups),
    }


def _peak() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main(sizes: list[int]) -> int:
    """Print a table; 1 when time grows faster than n log n, or text is missed or joined wrongly."""
    sys.stdout.write("passages  characters  of work  peak MB  of them the corpus  printed again    found  wrong\n")
    lines: list[dict[str, float]] = []
    for size in sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        line: dict[str, float] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
        lines.append(line)
        sys.stdout.write(
            f"{line['passages']:>8,}{line['characters']:>12,}{line['work']:>9.1f}{line['peak']:>9.0f}{line['corpus']:>20.0f}"
            f"{line['again']:>15,}{line['found']:>9,}{line['wrong']:>7}\n"
        )
    first, last = lines[0], lines[-1]
    growth, allowed = last["work"] / first["work"], _n_log_n(last["passages"]) / _n_log_n(first["passages"])
    million = last["work"] * _n_log_n(MILLION) / _n_log_n(last["passages"])
    memory = (last["peak"] - last["corpus"]) * MILLION / last["passages"]
    sys.stdout.write(f"{growth:.1f} times the work; n log n allows {allowed:.1f}\n")
    sys.stdout.write(f"a million passages: about {million:.0f} s of work and {memory:.0f} MB beside the corpus\n")
    right = all(line["found"] >= LEAST_FOUND * line["again"] and line["wrong"] <= MOST_WRONG * line["again"] for line in lines)
    passed = right and (growth <= allowed * NOISE or first is last)
    sys.stdout.write("within the limits\n" if passed else "NOT within the limits\n")
    return 0 if passed else 1


def _n_log_n(count: float) -> float:
    return count * math.log(count)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        sys.stdout.write(json.dumps(measure(int(sys.argv[2]))))
    else:
        sys.stdout.reconfigure(line_buffering=True)
        sys.exit(main([int(size) for size in sys.argv[1:]] or list(SIZES)))
