"""Spoil files by the thousand and read them.

    PYTHONPATH=src:tests python -m fuzz [--files 20000] [--first 0]

Prints how many became reports and how many were refused, and each fault with the number that makes its file again; 1 when there is one.
"""

from __future__ import annotations

import argparse
import faulthandler
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from fuzz.judge import judge
from fuzz.mutations import spoilt
from govkb.knowledge import default_folder, load

_HANGS = 300
"""Seconds on the clock after which a file hangs: the stack is shown and the run ends."""

_TELLS = 100
"""Files after which the number reached is shown."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=20_000, help="how many (20000)")
    parser.add_argument("--first", type=int, default=0, help="number of the first (0)")
    options = parser.parse_args(arguments)
    knowledge = load(default_folder())
    outcomes: Counter[tuple[str, str]] = Counter()
    slowest = (0.0, options.first)
    faulty = 0
    with TemporaryDirectory() as folder:
        for number in range(options.first, options.first + options.files):
            faulthandler.dump_traceback_later(_HANGS, exit=True)
            file = spoilt(number)
            outcome, faults, seconds = judge(file, Path(folder), knowledge)
            outcomes[file.suffix, outcome] += 1
            slowest = max(slowest, (seconds, number))
            faulty += bool(faults)
            for fault in faults:
                sys.stdout.write(f"{number} {file.suffix}: {fault}\n")
            if number % _TELLS == 0:
                sys.stdout.flush()
                sys.stderr.write(f"{number}\r")
    faulthandler.cancel_dump_traceback_later()
    for (suffix, outcome), count in sorted(outcomes.items()):
        sys.stdout.write(f"{suffix:<6} {outcome:<8} {count:>7,}\n")
    sys.stdout.write(f"{sum(outcomes.values()):,} files, {faulty:,} with a fault; the slowest, {slowest[1]}, took {slowest[0]:.2f} s\n")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
