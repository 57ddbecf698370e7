"""Working folders beside the target, locked while in use, so that what a killed build leaves behind is known and cleared by the next."""

from __future__ import annotations

import fcntl
import glob
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def scratch_folder(target: Path) -> Iterator[Path]:
    """A folder of its own on the target's file system, removed at the end; leftovers of killed builds of this target are removed first.

    OSError when the folder cannot be made.
    """
    prefix = f".{target.name}.building-"
    for leftover in sorted(target.parent.glob(f"{glob.escape(prefix)}*")):
        _remove_if_abandoned(leftover)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=target.parent))
    # The system drops the lock with the process, however it ends. A file system without locks only goes without the clearing.
    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _remove_if_abandoned(folder: Path) -> None:
    try:
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:  # gone, or no folder: not ours
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # a build of the same target is at work
        return
    else:
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(lock)
