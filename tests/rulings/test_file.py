"""rulings.jsonl: nothing lost, nothing torn, whoever writes and whoever is killed."""

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from govkb.errors import FolderError
from govkb.rulings import append, read_rulings
from govkb.rulings.values import to_line

from .conftest import NOW

WRITER = """
import sys
from pathlib import Path
from govkb.rulings import append
from govkb.rulings.values import Decision, Print, Ruling

path, author, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    one = Print("全县共有网格员" + "很长的一句话" * 40, f"{number}名", 1, "碧江区")
    append(path, Ruling("2026-03-01T08:30:00+00:00", author, Decision.NOTE, str(number), (one,)))
    print(number, flush=True)
"""


def _start(path, author, count=1000):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), author, str(count)], env=environment, stdout=subprocess.PIPE, text=True
    )


def _reasons(found, author):
    return sorted(int(ruling.reason) for ruling in found.rulings if ruling.author == author)


def test_file_takes_the_rulings_of_two_writers_at_once(tmp_path):
    """Every one of them, each on a line of its own."""
    path = tmp_path / "rulings.jsonl"
    writers = {author: _start(path, author, 200) for author in ("王", "李")}
    for writer in writers.values():
        writer.communicate(timeout=120)
    found = read_rulings(path)
    assert found.faults == ()
    assert {author: _reasons(found, author) for author in writers} == {author: list(range(200)) for author in writers}
    assert path.read_bytes().count(b"\n") == 400


def test_file_loses_nothing_when_one_of_two_writers_is_killed(tmp_path):
    """Of two that append 1,000 each: all of the other's is there, all that the killed one said it wrote, and no line is torn."""
    path = tmp_path / "rulings.jsonl"
    steady, killed = _start(path, "王"), _start(path, "李")
    said = [killed.stdout.readline() for _ in range(500)]
    killed.send_signal(signal.SIGKILL)
    said += killed.communicate(timeout=60)[0].splitlines()
    steady.communicate(timeout=120)
    found = read_rulings(path)
    written = _reasons(found, "李")
    assert found.faults == ()
    assert _reasons(found, "王") == list(range(1000))
    assert written == list(range(len(written)))
    assert len(said) <= len(written) <= len(said) + 1


def test_file_is_whole_whenever_writers_are_killed(tmp_path, rule):
    """Long lines, a kill at any moment, also inside a write: after the next ruling no line is torn, and no writer's rulings have gaps."""
    path, chance = tmp_path / "rulings.jsonl", random.Random(3)
    base = rule("note")
    long = tuple(replace(one, sentence=one.sentence * 400) for one in base.a)
    for number in range(25):
        writer = os.fork()
        if writer == 0:
            for at in count():
                append(path, replace(base, author=f"写手{number}", reason=str(at), a=long))
        time.sleep(0.005 + chance.random() * 0.03)
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
    append(path, base)
    found = read_rulings(path)
    assert found.faults == ()
    for number in range(25):
        written = _reasons(found, f"写手{number}")
        assert written == list(range(len(written)))


@pytest.mark.parametrize("share", [0.01, 0.5, 0.999])
def test_file_survives_a_line_torn_by_a_killed_writer(tmp_path, rule, share):
    """The fragment, which nobody was told is written, is reported with its line, and taken back by the next writer."""
    path, ruling = tmp_path / "rulings.jsonl", rule("note")
    append(path, ruling)
    line = to_line(rule("note", reason="没有写完")).encode()
    with path.open("ab") as file:
        file.write(line[: max(int(len(line) * share), 1)])
    torn = read_rulings(path)
    assert (torn.rulings, [fault.line for fault in torn.faults]) == ((ruling,), [2])
    assert "its writer was stopped in the middle" in str(torn.faults[0])
    append(path, rule("accept"))
    mended = read_rulings(path)
    assert (len(mended.rulings), mended.faults) == (2, ())


@pytest.mark.parametrize("line", ['{"note": "没有写完', '{"id": "12", "made": "手写"}', "手写的一行"])
def test_file_leaves_what_people_wrote_at_its_end(tmp_path, rule, line):
    """A last line that no writer of ours left torn stays and is reported; the next ruling starts on a line of its own."""
    path = tmp_path / "rulings.jsonl"
    path.write_text(line, encoding="utf-8")
    append(path, rule("note"))
    assert path.read_text(encoding="utf-8").startswith(f"{line}\n")
    found = read_rulings(path)
    assert (len(found.rulings), [fault.line for fault in found.faults]) == (1, [1])


def test_file_orders_rulings_by_time(tmp_path, rule):
    """Whatever the order of lines, such as after a merge; a line that is there twice counts once."""
    path = tmp_path / "rulings.jsonl"
    late, early = rule("accept", at=NOW + timedelta(days=1)), rule("note")
    for ruling in (late, early, late):
        append(path, ruling)
    assert read_rulings(path).rulings == (early, late)


def test_file_that_is_not_there_holds_no_rulings(tmp_path):
    """A folder without decisions is in order."""
    assert read_rulings(tmp_path / "rulings.jsonl").rulings == ()


def test_file_that_cannot_be_written_is_named(tmp_path, rule):
    """The folder is gone, or something else stands there."""
    (tmp_path / "rulings.jsonl").mkdir()
    for path in (tmp_path / "rulings.jsonl", tmp_path / "gone" / "rulings.jsonl"):
        with pytest.raises(FolderError, match="the ruling cannot be written"):
            append(path, rule("note"))


def test_file_is_as_it_was_when_the_disk_is_full(small_disk, rule):
    """A part of a line that the disk still took is taken back."""
    path = small_disk / "rulings.jsonl"
    append(path, rule("note"))
    before = path.read_bytes()
    with pytest.raises(FolderError, match="the ruling cannot be written"):
        append(path, rule("note", reason="很长的理由" * 300_000))
    assert path.read_bytes() == before
    assert read_rulings(path).faults == ()


def test_file_lines_of_other_bytes_are_reported(tmp_path):
    """A line in another encoding costs nothing but itself."""
    path = tmp_path / "rulings.jsonl"
    path.write_bytes("{裁定}".encode("gb18030") + b"\n\n")
    assert [str(fault) for fault in read_rulings(path).faults] == [
        f"{path}:1: is no whole line of JSON: its writer was stopped in the middle, or it was changed by hand; the line is left out"
    ]
