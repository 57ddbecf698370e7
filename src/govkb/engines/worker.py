"""One worker process, from both sides.

Each has a pipe of its own, whose far end nobody else holds: when the process dies, even in the middle of an answer, the pipe ends. (The
standard library's pools share one pipe between all workers and wait for ever for the rest of such an answer.)
"""

from __future__ import annotations

import signal
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from govkb.engines.leash import hold, quiet_start
from govkb.engines.work import EngineError, Work
from govkb.errors import GovkbError

_CONTEXT = get_context("spawn")
_PATIENCE = 5  # seconds for a worker to end by itself


class WorkerDied(Exception):  # noqa: N818 - an event more than an error; the engine answers it
    """The process ended without an answer."""


class Worker:
    """A process that answers one shard at a time. `connection` is readable when there is an answer, or when it died."""

    def __init__(self) -> None:
        self.connection, far_end = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(far_end,), daemon=True)
        try:
            with quiet_start():
                self._process.start()
        except OSError as error:
            raise EngineError(f"worker processes cannot be started ({error.strerror}); try --workers 1") from error
        finally:
            far_end.close()

    def prepare(self, work: Work[Any, Any]) -> None:
        """Hand the work over and wait until the process has it; EngineError when it dies over that."""
        try:
            self.connection.send(work)
            self.connection.recv()
        except (EOFError, OSError) as error:
            raise EngineError("worker processes end as soon as they start; try --workers 1") from error

    def ask(self, shard: Any) -> None:
        """Give it a shard to work on. If it has died meanwhile, its answer will say so."""
        with suppress(OSError):
            self.connection.send(shard)

    def answer(self) -> Any:
        """The result of the shard it was asked for; WorkerDied, or the GovkbError that the work raised."""
        try:
            answer = self.connection.recv()
        except (EOFError, OSError) as error:
            raise WorkerDied from error
        if isinstance(answer, GovkbError):
            raise answer
        return answer

    def dismiss(self) -> None:
        """Let it end by itself."""
        self.connection.close()
        self._process.join(_PATIENCE)
        self.stop()

    def stop(self) -> None:
        """End it at once."""
        self.connection.close()
        self._process.kill()
        self._process.join()


def _serve(connection: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    hold()
    try:
        work = connection.recv()
        connection.send(None)
        while True:
            connection.send(_answer(work, connection.recv()))
    except (EOFError, OSError):  # the parent wants nothing more
        return


def _answer(work: Work[Any, Any], shard: Any) -> Any:
    try:
        return work(shard)
    except GovkbError as error:
        return error
