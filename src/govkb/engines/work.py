"""What every engine runs, and the simplest engine: one shard after the other in this process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from govkb.errors import GovkbError

S = TypeVar("S")
R = TypeVar("R")
S_contra = TypeVar("S_contra", contravariant=True)
R_co = TypeVar("R_co", covariant=True)


class EngineError(GovkbError):
    """The engine itself cannot run, whatever the reports are."""


class Work(Protocol[S_contra, R_co]):
    """A pure function of a shard. It is pickled to other processes, and so are shards and results."""

    def __call__(self, shard: S_contra, /) -> R_co:
        """The result of one shard; a GovkbError stops the run, so a fault of the shard alone must be part of the result."""

    def lost(self, shard: S_contra, /) -> R_co:
        """The result of a shard whose process died over it."""


def run_here(work: Work[S, R], shards: Sequence[S], *, done: Callable[[S, R], None]) -> list[R]:
    """Every shard's result, worked out in this process. `done` is called with each as soon as it is there."""
    results = []
    for shard in shards:
        result = work(shard)
        done(shard, result)
        results.append(result)
    return results
