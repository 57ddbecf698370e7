"""Works on numbers, for engines to run; a module of its own because worker processes import it."""

import os
import signal
import time
from dataclasses import dataclass

from govkb.errors import GovkbError


@dataclass(frozen=True)
class Square:
    """The square of a number. `deadly` ends the process that works on it; `slow` numbers take a minute."""

    deadly: int | None = None
    slow: int | None = None

    def __call__(self, shard):
        if shard == self.deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        if shard == self.slow:
            time.sleep(60)
        return shard * shard

    def lost(self, shard):
        return f"lost {shard}"


@dataclass(frozen=True)
class Fill:
    """Many bytes of one value: an answer that does not fit into a pipe at once."""

    size: int

    def __call__(self, shard):
        return bytes([shard]) * self.size

    def lost(self, shard):
        return b"lost"


@dataclass(frozen=True)
class Refusal:
    """Whatever the shard, the run cannot go on."""

    def __call__(self, shard):
        raise GovkbError(f"no segmenter for {shard}")

    def lost(self, shard):
        return None


@dataclass(frozen=True)
class DeadOnArrival:
    """A work that no process can even load."""

    def __reduce__(self):
        return (os._exit, (3,))

    def __call__(self, shard):
        return shard

    def lost(self, shard):
        return None
