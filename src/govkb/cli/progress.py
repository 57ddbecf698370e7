"""A progress bar for people at a terminal; nobody else sees it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from govkb.cli import interrupts


@contextmanager
def progress_bar(total: int) -> Iterator[Callable[[], None]]:
    """A bar on stderr over `total` reports; call its value once a report, which is also where a lost Ctrl-C is found again."""
    interrupts.check()
    if total == 0 or not sys.stderr.isatty():
        yield interrupts.check
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("reading reports"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)

        def advance() -> None:
            interrupts.check()
            bar.advance(task)

        yield advance
