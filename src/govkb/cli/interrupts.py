"""A Ctrl-C that cannot get lost.

Python answers it with a KeyboardInterrupt wherever the program happens to be. Inside a library that calls back from C or Rust (pydantic
writing a Decimal, SQLite calling a function) the exception may be swallowed or turned into another one; so the press is also remembered.
"""

from __future__ import annotations

import signal
import sys
import threading
from types import FrameType

_PRESSED = threading.Event()


def watch() -> None:
    """From now on remember every Ctrl-C, unless whoever started the command has it ignored."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _press)
        sys.unraisablehook = _report_unraisable


def was_pressed() -> bool:
    """Whether Ctrl-C was pressed, whatever became of the exception."""
    return _PRESSED.is_set()


def check() -> None:
    """Raise the KeyboardInterrupt that a library swallowed."""
    if _PRESSED.is_set():
        raise KeyboardInterrupt


def ignore() -> None:
    """The command is over: a Ctrl-C while Python puts its things away changes nothing any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _press(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001 - what the signal module calls
    _PRESSED.set()
    raise KeyboardInterrupt


def _report_unraisable(unraisable: sys.UnraisableHookArgs) -> None:
    if not issubclass(unraisable.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(unraisable)
