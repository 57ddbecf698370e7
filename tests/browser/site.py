"""A knowledge base served as `govkb serve` serves it, by a process of its own on loopback."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from tempfile import TemporaryFile
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE = 30
"""Seconds until the first answer; a busy machine starts Python slowly."""


def free_port():
    """A port of loopback that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running_site(folder, *options, env=None):
    """The address of a site that serves the knowledge base in `folder` while the context is open."""
    port = free_port()
    command = [sys.executable, "-c", "from govkb.cli import main; main()", "serve", str(folder), "--port", str(port), *options]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **(env or {})}
    with TemporaryFile("w+", encoding="utf-8") as said:  # a pipe that nobody reads would fill and stop the server
        process = subprocess.Popen(command, env=environment, stdout=said, stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}"
            _await(address, process, said)
            yield address
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _await(address, process, said):
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last:
        if process.poll() is not None:
            said.seek(0)
            raise RuntimeError(f"govkb serve ended with {process.returncode}: {said.read()}")
        try:
            urlopen(address, timeout=5).close()
        except (URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"{address} did not answer within {PATIENCE} s")
