"""Worker processes that keep quiet at Ctrl-C and never outlive their parent."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import wait
from types import ModuleType


def hold() -> None:
    """In a worker: end this process as soon as its parent is gone, even after `kill -9`."""
    threading.Thread(target=_end_with_parent, daemon=True).start()


@contextmanager
def quiet_start() -> Iterator[None]:
    """In the parent, around the start of a worker: it inherits that Ctrl-C is ignored, which the parent alone answers, and no main script.

    A spawned process imports its parent's main script, which would build again where a script calls `govkb.build` without a guard.
    """
    # Only the main thread may say what becomes of signals; from another one the worker ignores Ctrl-C a moment later by itself.
    is_main = threading.current_thread() is threading.main_thread()
    answer = signal.signal(signal.SIGINT, signal.SIG_IGN) if is_main else None
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        if answer is not None:
            signal.signal(signal.SIGINT, answer)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
