"""What can go wrong with a build, and that it costs nobody anything: a clear message, the old kb.sqlite intact, the rest built."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from govkb.store import open_kb

PROGRAM = [sys.executable, "-c", "from govkb.cli import main; main()"]


def test_failures_bad_files_are_named_and_the_rest_is_built(folder, govkb):
    """Empty, random and oversized files are rows with a reason; exit code 1."""
    corpus = folder / "corpus"
    (corpus / "empty.txt").touch()
    (corpus / "noise.txt").write_bytes(random.Random(1).randbytes(5000))
    (corpus / "large.txt").write_bytes("网格".encode() * 3_500_000)
    (corpus / "folder.txt").mkdir()
    run = govkb("build", folder)
    said = [line.partition(";")[0] for line in run.err.splitlines()]
    assert run.code == 1
    assert said == [
        "govkb: empty.txt: is empty",
        "govkb: folder.txt: is a folder, not a file",
        "govkb: large.txt: is 21,000,000 bytes",
        "govkb: noise.txt: is not text in UTF-8, GB18030, UTF-16 or any encoding that can be told",
    ]
    with open_kb(folder / "kb.sqlite") as kb:
        rows = {row["document"]: (row["status"], bool(row["reason"])) for row in kb.rows("reports")}
    bad = dict.fromkeys(["empty.txt", "folder.txt", "large.txt", "noise.txt"], ("rejected", True))
    assert rows == bad | dict.fromkeys(["a.txt", "b.txt", "丙.txt"], ("read", False))


@pytest.mark.parametrize("arguments", [["--corpus", "{folder}/nothing"], []])
def test_failures_a_folder_without_reports_empties_nothing(built, govkb, arguments):
    """Neither a wrong --corpus nor an emptied corpus replaces a knowledge base."""
    before = (built / "kb.sqlite").read_bytes()
    (built / "nothing").mkdir()
    for path in (built / "corpus").glob("*.txt"):
        path.unlink()
    run = govkb("build", built, *(argument.format(folder=built) for argument in arguments))
    assert (run.code, run.out) == (2, "")
    assert "holds no reports; put .txt files there" in run.err
    assert (built / "kb.sqlite").read_bytes() == before


def test_failures_a_corpus_that_cannot_be_read_empties_nothing(built, govkb):
    """When every file is bad, something else is wrong: exit code 2, and each reason."""
    before = (built / "kb.sqlite").read_bytes()
    for path in (built / "corpus").glob("*.txt"):
        path.write_bytes(b"")
    run = govkb("build", built)
    assert (run.code, run.out) == (2, "")
    assert run.err.splitlines()[:3] == ["govkb: a.txt: is empty", "govkb: b.txt: is empty", "govkb: 丙.txt: is empty"]
    assert "none of its files could be read" in run.err
    assert (built / "kb.sqlite").read_bytes() == before


def test_failures_a_first_build_records_bad_files_alone(folder, govkb):
    """Where there is nothing to lose, a knowledge base of one rejected file is built; exit code 1."""
    for path in (folder / "corpus").glob("*.txt"):
        path.write_bytes(b"")
    run = govkb("build", folder)
    assert (run.code, run.out.partition(": ")[2].partition(",")[0]) == (1, "0 reports")


def test_failures_a_new_folder_builds_an_empty_knowledge_base(tmp_path, govkb):
    """`govkb init mykb && cd mykb && govkb build` works, twice, and says what to do."""
    govkb("init", "mykb", cwd=tmp_path)
    for _ in range(2):
        run = govkb("build", cwd=tmp_path / "mykb")
        assert (run.code, run.err) == (0, "")
        assert "put reports (.txt) into the corpus folder" in run.out


def test_failures_malformed_extractors_are_told_all_at_once(built, govkb):
    """Every mistake of every file has its line; nothing is built."""
    before = (built / "kb.sqlite").read_bytes()
    (built / "extractors" / "units.yaml").write_text("rules:\n  - colour: red\n", encoding="utf-8")
    (built / "extractors" / "approximators.yaml").write_text("rules: [\n", encoding="utf-8")
    run = govkb("build", built)
    assert (run.code, run.out) == (2, "")
    lines = run.err.splitlines()
    assert any(line.startswith("govkb: units.yaml:2:") for line in lines)
    assert any(line.startswith("govkb: approximators.yaml:") for line in lines)
    assert (built / "kb.sqlite").read_bytes() == before


def test_failures_mistakes_in_sources_are_told_all_at_once(folder, govkb):
    """sources.csv is checked before any report is read."""
    (folder / "corpus" / "sources.csv").write_text("file,published\na.txt,1.2.2026\ngone.txt,\n", encoding="utf-8")
    run = govkb("build", folder)
    assert (run.code, run.out) == (2, "")
    assert [line.partition("sources.csv:")[2][:1] for line in run.err.splitlines()] == ["2", "3"]


def test_failures_a_read_only_folder_is_said_first(built, govkb):
    """Before any report is read."""
    (built / "out").mkdir()
    (built / "out").chmod(0o555)
    run = govkb("build", built, "--output", built / "out" / "kb.sqlite")
    assert (run.code, run.out) == (2, "")
    assert "read-only" in run.err


def test_failures_a_full_disk_leaves_the_old_file(folder, govkb, small_disk):
    """One line says so; nothing is left beside the old file."""
    target = small_disk / "kb.sqlite"
    assert govkb("build", folder, "--output", target).code == 0
    before = target.read_bytes()
    (small_disk / "ballast").write_bytes(b"0" * (2_900_000 - len(before)))
    run = govkb("build", folder, "--output", target)
    assert (run.code, run.out) == (2, "")
    assert "not written: " in run.err
    assert len(run.err.splitlines()) == 1
    assert target.read_bytes() == before
    assert sorted(path.name for path in small_disk.iterdir()) == ["ballast", "kb.sqlite"]


@pytest.mark.parametrize(("blow", "code", "said"), [(signal.SIGINT, 130, "govkb: interrupted\n"), (signal.SIGKILL, -signal.SIGKILL, "")])
def test_failures_a_build_cut_short_leaves_the_old_file(built, govkb, blow, code, said):
    """Ctrl-C and kill -9 while workers read: the old kb.sqlite stays, no worker is left, and the next build works."""
    before = (built / "kb.sqlite").read_bytes()
    text = (built / "corpus" / "a.txt").read_text(encoding="utf-8")
    for number in range(100):
        (built / "corpus" / f"n{number}.txt").write_text(text * 40 + f"　　共有网格{number}个。\n", encoding="utf-8")
    shutil.rmtree(built / ".govkb")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    build = [*PROGRAM, "build", built, "--workers", "2"]
    program = subprocess.Popen(build, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    _wait_for(lambda: any((built / ".govkb").glob("cache/*.json")))
    (os.killpg if blow == signal.SIGINT else os.kill)(program.pid, blow)
    out, err = program.communicate(timeout=30)
    # After kill -9 Python's own resource tracker may speak of semaphores.
    assert (program.returncode, out, "" if blow == signal.SIGKILL else err) == (code, "", said)
    assert (built / "kb.sqlite").read_bytes() == before
    assert _wait_for(lambda: not _session(program.pid))
    for path in (built / "corpus").glob("n*.txt"):
        path.unlink()
    assert govkb("build", built).code == 0
    assert (built / "kb.sqlite").read_bytes() == before


def _session(leader):
    """Processes still alive in the session that `leader` opened."""
    alive = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, session = path.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(session) == leader and state != "Z":
            alive.append(path)
    return alive


def _wait_for(condition, *, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False
