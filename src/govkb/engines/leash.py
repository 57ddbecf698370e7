"""Worker processes that never outlive their parent.

Each worker watches its end of a pipe whose other end only the parent holds. The system closes that end with the parent, even after
`kill -9`, and the parent closes it to stop workers at once.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from types import ModuleType


def hold(leash: Connection) -> None:
    """In a worker: end this process as soon as the parent lets go of `leash` or dies."""
    threading.Thread(target=_end_with_parent, args=(leash,), daemon=True).start()


@contextmanager
def quiet_start() -> Iterator[None]:
    """In the parent, around the start of workers: they inherit a blocked Ctrl-C, which the parent alone answers, and no main script.

    A spawned process imports its parent's main script, which would build again where a script calls `govkb.build` without a guard.
    """
    main = sys.modules["__main__"]
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _end_with_parent(leash: Connection) -> None:
    parent = multiprocessing.parent_process()
    wait([leash] if parent is None else [leash, parent.sentinel])
    os._exit(1)
