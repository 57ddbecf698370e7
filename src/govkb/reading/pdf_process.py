"""PDFium in a process of its own: it is native code, and a hostile file makes it run for ever, take all memory or crash.

The process is started once, answers one PDF after the other, and has limits that it sets itself before each: when it dies, the file is refused and
the next one gets a new process. It ends when its parent does, whose end of the pipe is then closed.
"""

from __future__ import annotations

import atexit
import marshal
import os
import signal
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO, Any

import govkb
from govkb.errors import ReadingError
from govkb.reading.pdf_layer import Glyph, Layer, LayerPage, text_layer

SECONDS = 30
"""Processor time for one PDF. A newspaper page takes a tenth of a second."""

_BYTES = 2 << 30
_LENGTH = struct.Struct("<Q")


def layer_of(data: bytes) -> Layer:
    """The text layer of a PDF, read in the other process. ReadingError as `text_layer` has it, or when the process dies over the file."""
    with _LOCK:
        answer = _HELPER.ask(data)
    if answer is None:
        raise ReadingError(
            f"is a PDF that takes more than {SECONDS} seconds or {_BYTES >> 30} GB to read, or is damaged; print it to a new PDF"
        )
    done, content = marshal.loads(answer)  # noqa: S302 - from our own process
    if not done:
        raise ReadingError(content)
    pages, title, made = content
    return Layer([LayerPage(tuple(box), [Glyph(*glyph) for glyph in glyphs], unknown) for box, glyphs, unknown in pages], title, made)


class _Helper:
    """The process, started when it is first asked."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def ask(self, data: bytes) -> bytes | None:
        """The answer to a PDF; None when the process died over it."""
        # A process that was forked from this one must not talk into its pipe.
        is_mine = self._process is not None and self._owner == os.getpid()
        process = self._process if is_mine and self._process is not None and self._process.poll() is None else self._start()
        answer = None
        with suppress(OSError):
            _send(process.stdin, data)
            answer = _receive(process.stdout)
        if answer is None:
            self.end()
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        self.end()
        self._owner = os.getpid()
        path = os.pathsep.join([str(Path(govkb.__file__).parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])])
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-P", "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
            )
        except OSError as error:
            raise ReadingError(f"is a PDF, and the process that reads it cannot be started: {error.strerror}") from error
        return self._process

    def end(self) -> None:
        """End the process, if there is one of our own."""
        process, self._process = self._process, None
        if process is not None and self._owner == os.getpid():
            process.kill()
            process.communicate()


_HELPER = _Helper()
atexit.register(_HELPER.end)
_LOCK = Lock()


def serve() -> None:
    """In the other process: answer until there are no more questions."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while (data := _receive(sys.stdin.buffer)) is not None:
        _limit()
        _send(sys.stdout.buffer, marshal.dumps(_answer(data)))


def _answer(data: bytes) -> tuple[bool, Any]:
    try:
        pages, title, made = text_layer(data)
    except ReadingError as error:
        return False, str(error)
    except MemoryError:
        return False, f"is a PDF that takes more than {_BYTES >> 30} GB to read"
    return True, ([(page.box, [tuple(glyph) for glyph in page.glyphs], page.unknown) for page in pages], title, made)


def _limit() -> None:
    """Give this process so much memory and so much more time."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + SECONDS
    for kind, limit in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, _BYTES), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def _send(pipe: IO[bytes] | None, data: bytes) -> None:
    if pipe is not None:
        pipe.write(_LENGTH.pack(len(data)))
        pipe.write(data)
        pipe.flush()


def _receive(pipe: IO[bytes] | None) -> bytes | None:
    """The next message; None at the end of the pipe."""
    head = pipe.read(_LENGTH.size) if pipe is not None else b""
    if pipe is None or len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = pipe.read(length)
    return data if len(data) == length else None


if __name__ == "__main__":
    serve()
