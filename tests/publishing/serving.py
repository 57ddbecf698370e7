"""A real server process on a free port of this machine."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PROGRAM = "import sys; from pathlib import Path; from govkb.publishing import serve; serve(Path(sys.argv[1]), port=int(sys.argv[2]))"


@contextmanager
def served(kb: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The port and the process of a server of `kb`, once it answers; killed at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-c", _PROGRAM, str(kb), str(port)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        fetch(f"http://127.0.0.1:{port}/-/govkb")
        yield port, server
    finally:
        server.kill()
        server.communicate()


def fetch(address: str) -> str:
    """The page at `address`, waited for up to half a minute."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=5) as response:
                return str(response.read().decode())
        except urllib.error.URLError:
            time.sleep(0.1)
    raise TimeoutError(address)
