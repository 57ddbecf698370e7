"""How many pages a second `govkb serve` gives, and how long one takes: a real server on this machine, asked by wrk.

The knowledge base is that of made-up dossiers (dossiers.py), reconciled and written as a build does, with a number and a name for each figure;
it has at least 50 MB and is kept under .govkb for the next time. Each page is asked for many rows of it in turn: first once each by one client,
which tells how long a page takes that nobody has asked for since the build, then by eight clients over and over, which tells how many there are
in a second. Beside the clock's figures stands the server's own processor time, which other programs on the machine leave as it is.

    python bench/load.py [--seconds 20] [--clients 8]
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dossiers import corpus

from govkb.errors import StoreError
from govkb.knowledge import default_folder, load
from govkb.model import make_id
from govkb.reconciliation import reconcile
from govkb.store import open_kb, write
from govkb.store.rows import graph_tables, tables_of

KEPT = Path(__file__).parents[1] / ".govkb" / "load.sqlite"
CLAIMS = 21_000
MEGABYTES = 50
ROWS = 300
"""Rows that a page is asked for in turn."""

FIRST = 60
"""Pages asked for once each."""

LEAST_A_SECOND = 100
MOST_MATRIX_MS, MOST_SEARCH_MS = 300, 50

_PATHS = """
local paths = {}
function init(args)
  for line in io.lines(args[1]) do paths[#paths + 1] = line end
  at = 0
end
function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What wrk and the system say of one page: requests a second, median and 99th percentile of milliseconds, errors, processor ms a request."""

    rate: float
    median: float
    worst: float
    errors: int
    processor: float


@dataclass(frozen=True, slots=True)
class First:
    """Pages that nobody has asked for before: median milliseconds by the clock, mean milliseconds of the processor."""

    median: float
    processor: float


def knowledge_base(path: Path) -> Path:
    """The knowledge base at `path`, made when it is not there or of another version."""
    try:
        open_kb(path).close()
    except StoreError:
        path.parent.mkdir(exist_ok=True)
        write(path, _tables())
    if path.stat().st_size < MEGABYTES * 1e6:
        sys.exit(f"{path}: has less than {MEGABYTES} MB; raise CLAIMS")
    return path


def _tables() -> dict[str, list[dict[str, Any]]]:
    knowledge = load(default_folder())
    results = corpus(CLAIMS, knowledge).results
    tables: dict[str, list[dict[str, Any]]] = tables_of(results, (), reconcile(results, knowledge), knowledge)  # type: ignore[assignment]
    texts: dict[str, str] = {}
    for passage in tables["passages"]:
        texts[passage["report_id"]] = texts.get(passage["report_id"], "") + passage["text"]
    for report in tables["reports"]:
        report |= {"text": texts[report["id"]], "characters": len(texts[report["id"]]), "published": "2025-06-01", "publisher": "青禾日报"}
    tables["numerals"] = [_printed(claim) | {"value": str(claim["value_text"]), "fate": "claim", "reason": "数字加量词", "claim_id": claim["id"]}
                          for claim in tables["claims"]]  # fmt: skip
    tables["mentions"] = [_printed(claim) | {"kind": "place", "text": claim["subject"], "entity_id": claim["subject_id"]}
                          for claim in tables["claims"] if claim["subject_id"]]  # fmt: skip
    return tables | graph_tables(tables)


def _printed(claim: dict[str, Any]) -> dict[str, Any]:
    copied = ("report_id", "passage_id", "start", "end", "text_start", "text_end")
    return {"id": make_id("printed", claim["id"]), "text": claim["quote"], **{name: claim[name] for name in copied}}


def pages(path: Path) -> dict[str, list[str]]:
    """Addresses of each page to be asked for."""
    with closing(sqlite3.connect(path)) as connection:

        def ids(statement: str) -> list[str]:
            return [row[0] for row in connection.execute(f"{statement} LIMIT {ROWS}")]

        counties = ids("SELECT id FROM entities WHERE level = 'county' ORDER BY id")
        words = ids("SELECT substr(text, 3 + length(id) % 7, 2 + rowid % 4) FROM passages ORDER BY id")
        return {
            "home": ["/-/govkb"],
            "place": [f"/-/govkb/place/{id_}" for id_ in counties],
            "article": [f"/-/govkb/article/{id_}" for id_ in ids("SELECT id FROM articles ORDER BY id")],
            "claim": [f"/-/govkb/claim/{id_}" for id_ in ids("SELECT id FROM claims ORDER BY id")],
            "finding": [f"/-/govkb/finding/{id_}" for id_ in ids("SELECT id FROM findings ORDER BY id")],
            "search": [f"/-/govkb/search?q={urllib.parse.quote(word)}" for word in words],
            "indicator": [f"/-/govkb/indicator/{id_}" for id_ in ids("SELECT DISTINCT indicator_id FROM observations ORDER BY 1")],
            "matrix": ["/-/govkb/matrix?level=county"],
            "graph": ["/-/govkb/graph"],
            "graph data": ["/-/govkb/graph.json"],
            "rulings": ["/-/govkb/rulings"],
            "table": ["/kb/claims?_size=50"],
        }


@contextmanager
def server(path: Path) -> Iterator[tuple[int, int]]:
    """Port and process number of a server of the knowledge base."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from govkb.cli import main; main()", "serve", str(path), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/-/govkb", timeout=10).close()
                break
            except urllib.error.URLError:
                time.sleep(0.1)
        yield port, process.pid
    finally:
        process.kill()
        process.wait()


def ask(port: int, process: int, paths: list[str], *, clients: int, seconds: float) -> Asked:
    """Let wrk ask for the paths in turn."""
    with TemporaryDirectory() as folder:
        script, listed = Path(folder) / "paths.lua", Path(folder) / "paths"
        script.write_text(_PATHS, encoding="utf-8")
        listed.write_text("\n".join(paths) + "\n", encoding="utf-8")
        # Whatever the server still has to answer to those who asked before is out of the way first.
        urllib.request.urlopen(f"http://127.0.0.1:{port}{paths[0]}", timeout=60).close()
        before = _processor(process)
        command = ["wrk", "-t", "1", "-c", str(clients), "-d", f"{seconds:.0f}s", "--timeout", "30s", "--latency", "-s", str(script)]
        run = subprocess.run([*command, f"http://127.0.0.1:{port}", "--", str(listed)], capture_output=True, text=True, check=True)
        used = _processor(process) - before
    total = int(re.search(r"(\d+) requests in", run.stdout)[1])  # type: ignore[index]
    faults = sum(map(int, re.findall(r"(?:Non-2xx or 3xx responses:|connect|read|write|timeout) (\d+)", run.stdout)))
    return Asked(
        _number(run.stdout, r"Requests/sec:"), _number(run.stdout, "50%"), _number(run.stdout, "99%"), faults, 1000 * used / max(total, 1)
    )


def first(port: int, process: int, paths: list[str]) -> First:
    """Ask for some of the paths, each once; a page of one address for variants of it that say the same."""
    asked = paths[:FIRST] if len(paths) > 1 else [f"{paths[0]}{'&' if '?' in paths[0] else '?'}page={at}" for at in range(1, FIRST + 1)]
    times: list[float] = []
    before = _processor(process)
    for path in asked:
        began = time.perf_counter()
        urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60).read()
        times.append(1000 * (time.perf_counter() - began))
    return First(statistics.median(times), 1000 * (_processor(process) - before) / len(asked))


def _number(text: str, name: str) -> float:
    """The figure behind a name in wrk's words; times in milliseconds."""
    value, unit = re.search(rf"{name}\s+([\d.]+)(us|ms|s|m)?", text).groups()  # type: ignore[union-attr]
    return float(value) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000, None: 1}[unit]


def _processor(process: int) -> float:
    """Seconds of the processor that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def faults(name: str, alone: First, together: Asked) -> list[str]:
    """What a page falls short of."""
    found = [f"{name}: {together.errors} errors"] if together.errors else []
    if name in {"place", "article", "claim"} and together.rate < LEAST_A_SECOND:
        found.append(f"{name}: {together.rate:.0f} requests a second, fewer than {LEAST_A_SECOND}")
    most = {"matrix": MOST_MATRIX_MS, "search": MOST_SEARCH_MS}.get(name)
    if most is not None and alone.median > most:
        found.append(f"{name}: {alone.median:.0f} ms, more than {most}")
    return found


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--seconds", type=float, default=20)
    arguments.add_argument("--clients", type=int, default=8)
    arguments.add_argument("--pages", default="", help="names of pages, with commas between; all when left out")
    chosen = arguments.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("wrk is missing: install Debian's package wrk (apt-get install wrk)")
    path = knowledge_base(KEPT)
    asked = pages(path)
    names = [name for name in chosen.pages.split(",") if name] or list(asked)
    print(f"{path.stat().st_size / 1e6:.0f} MB, {chosen.clients} clients, {chosen.seconds:.0f} s a page")
    print(
        f"{'page':<11} {'first time':>10} {'processor':>10} | {chosen.clients} clients {'median':>10} {'99 %':>8} {'processor':>10}  errors"
    )
    short: list[str] = []
    with server(path) as (port, process):
        for name in names:
            alone = first(port, process, asked[name])
            together = ask(port, process, asked[name], clients=chosen.clients, seconds=chosen.seconds)
            print(
                f"{name:<11} {alone.median:>7.1f} ms {alone.processor:>7.1f} ms | {together.rate:>7.0f} /s {together.median:>7.1f} ms "
                f"{together.worst:>5.0f} ms {together.processor:>7.1f} ms {together.errors:>7}",
                flush=True,
            )
            short += faults(name, alone, together)
    print(*short, sep="\n")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
