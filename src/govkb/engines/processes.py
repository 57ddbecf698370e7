"""The engine that spreads shards over worker processes of this machine."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import Any

from govkb.engines.work import R, S, Work
from govkb.engines.worker import Worker, WorkerDied

_DEATHS_TO_BLAME = 2


def run_in_processes(work: Work[S, R], shards: Sequence[S], *, workers: int, done: Callable[[S, R], None]) -> list[R]:
    """Every shard's result, in the order of the shards, worked out by `workers` processes; `done` is called with each when it is there.

    A shard whose worker dies is worked on once more by a new one; when that dies too, the shard is `lost`. No other shard suffers.
    EngineError when workers cannot be started.
    """
    results: dict[int, R] = {}
    waiting = deque(range(len(shards)))
    deaths: Counter[int] = Counter()
    with _team(work, workers) as team:
        busy: dict[Worker, int] = {}
        while len(results) < len(shards):
            _ask(team, busy, waiting, shards)
            for worker in _ready(busy):
                place = busy.pop(worker)
                try:
                    results[place] = worker.answer()
                except WorkerDied:
                    team.replace(worker)
                    deaths[place] += 1
                    if deaths[place] < _DEATHS_TO_BLAME:
                        waiting.appendleft(place)
                        continue
                    results[place] = work.lost(shards[place])
                done(shards[place], results[place])
    return [results[place] for place in range(len(shards))]


class _Team:
    """The workers at hand. All start before the first is waited for, so that they load side by side."""

    def __init__(self, work: Work[Any, Any], size: int) -> None:
        self._work = work
        self.workers: list[Worker] = []
        self._size = size

    def start(self) -> None:
        for _ in range(self._size):
            self.workers.append(Worker())
        for worker in self.workers:
            worker.prepare(self._work)

    def replace(self, worker: Worker) -> None:
        """A new worker in the place of a dead one."""
        self.workers.remove(worker)
        worker.stop()
        self.workers.append(Worker())
        self.workers[-1].prepare(self._work)


@contextmanager
def _team(work: Work[Any, Any], size: int) -> Iterator[_Team]:
    team = _Team(work, size)
    try:
        team.start()
        yield team
    except BaseException:
        # Whoever waits after Ctrl-C should not wait for the end of a large report.
        for worker in team.workers:
            worker.stop()
        raise
    for worker in team.workers:
        worker.dismiss()


def _ask(team: _Team, busy: dict[Worker, int], waiting: deque[int], shards: Sequence[Any]) -> None:
    """Give every idle worker a shard that waits."""
    for worker in [worker for worker in team.workers if worker not in busy]:
        if len(waiting) == 0:
            return
        place = waiting.popleft()
        busy[worker] = place
        worker.ask(shards[place])


def _ready(busy: dict[Worker, int]) -> list[Worker]:
    """The workers that have answered or died, after waiting for one."""
    workers = {worker.connection: worker for worker in busy}
    return [workers[connection] for connection in wait(list(workers)) if isinstance(connection, Connection)]
