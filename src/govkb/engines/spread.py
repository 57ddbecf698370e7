"""Which engine runs, and with how many workers."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from govkb.engines.processes import run_in_processes
from govkb.engines.work import R, S, Work, run_here

BYTES_WORTH_A_WORKER = 400_000
"""A worker loads dictionaries and place names before it reads its first report; below this much text that costs more than it saves."""


def run(work: Work[S, R], shards: Sequence[S], *, workers: int, done: Callable[[S, R], None] | None = None) -> list[R]:
    """Every shard's result, in the order of the shards, the same whatever `workers` is.

    `done` is called in this process with each shard and its result as soon as it is there, in any order.
    """
    done = done or _unwatched
    needed = min(workers, len(shards))
    if needed <= 1:
        return run_here(work, shards, done=done)
    return run_in_processes(work, shards, workers=needed, done=done)


def worth_workers(size: int) -> int:
    """Workers that `size` bytes of reports are worth, at most one a processor that this process may use."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(processors, size // BYTES_WORTH_A_WORKER))


def _unwatched(shard: object, result: object) -> None:
    """Nobody waits for single results."""
