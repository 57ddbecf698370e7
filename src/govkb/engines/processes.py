"""The engine that spreads shards over worker processes of this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from govkb.engines.leash import hold, quiet_start
from govkb.engines.work import EngineError, R, S, Work


def run_in_processes(work: Work[S, R], shards: Sequence[S], *, workers: int, done: Callable[[S, R], None]) -> list[R]:
    """Every shard's result, in the order of the shards, worked out by `workers` processes; `done` is called with each when it is there.

    When a worker dies, the shards without a result are worked on once more, one at a time; the one that kills its worker again is `lost`.
    EngineError when workers cannot be started at all.
    """
    results: dict[int, R] = {}
    _run_together(work, shards, workers, results, done)
    for place in range(len(shards)):
        if place not in results:
            results[place] = _run_alone(work, shards[place])
            done(shards[place], results[place])
    return [results[place] for place in range(len(shards))]


def _run_together(work: Work[S, R], shards: Sequence[S], workers: int, results: dict[int, R], done: Callable[[S, R], None]) -> None:
    with _pool(work, workers) as pool:
        with quiet_start():
            places = {pool.submit(_work_on, shard): place for place, shard in enumerate(shards)}
        for future in as_completed(places):
            place = places[future]
            try:
                results[place] = future.result()
            except BrokenProcessPool:
                continue
            done(shards[place], results[place])


def _run_alone(work: Work[S, R], shard: S) -> R:
    with _pool(work, 1) as pool:
        try:
            with quiet_start():
                ready = pool.submit(_ready)
            ready.result()
        except BrokenProcessPool as error:
            raise EngineError("worker processes end as soon as they start; try --workers 1") from error
        try:
            result: R = pool.submit(_work_on, shard).result()
        except BrokenProcessPool:
            return work.lost(shard)
        return result


@contextmanager
def _pool(work: Work[Any, Any], workers: int) -> Iterator[ProcessPoolExecutor]:
    context = get_context("spawn")
    leash, grip = context.Pipe(duplex=False)
    with leash, grip:
        try:
            pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(leash, work))
        except (OSError, ImportError, NotImplementedError) as error:
            raise EngineError(f"worker processes cannot be started ({error}); try --workers 1") from error
        try:
            yield pool
        except BaseException:
            # Whoever waits after Ctrl-C should not wait for the end of a large report.
            grip.close()
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


_WORK: list[Work[Any, Any]] = []


def _begin(leash: Connection, work: Work[Any, Any]) -> None:
    hold(leash)
    _WORK[:] = [work]


def _work_on(shard: Any) -> Any:
    return _WORK[0](shard)


def _ready() -> None:
    """Nothing: that it comes back shows that workers live."""
