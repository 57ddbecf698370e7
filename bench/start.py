"""How long `govkb extract` takes on a small file, from the shell and back, and how much memory at most.

python bench/start.py [--rounds 7] [--seconds 1.5] [--megabytes 400] [FILE]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

SMALL = "碧江区：做实网格\n\n　　截至2025年底，碧江区现有综合网格120个、网格员1703名。\n"


def run_once(command: Sequence[str]) -> tuple[float, float, float]:
    """Seconds on the clock, seconds of processor time, megabytes at most."""
    start = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = perf_counter() - start
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a report; two lines of its own when left out")
    parser.add_argument("--rounds", type=int, default=7, help="how often the command runs (7)")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="exit with 1 when the median is longer")
    parser.add_argument("--megabytes", type=float, default=float("inf"), help="exit with 1 when it takes more memory")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = options.file or Path(folder, "small.txt")
        if options.file is None:
            path.write_text(SMALL, encoding="utf-8")
        command = [sys.executable, "-c", "from govkb.cli import main; main()", "extract", str(path)]
        run_once(command)
        runs = [run_once(command) for _ in range(options.rounds)]
    seconds, processor, memory = (median(values) for values in zip(*runs, strict=True))
    print(
        f"govkb extract {path.name}: {seconds:.2f} s ({processor:.2f} s of processor time), {memory:.0f} MB at most; median of {options.rounds} runs"
    )
    return 1 if seconds > options.seconds or memory > options.megabytes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
