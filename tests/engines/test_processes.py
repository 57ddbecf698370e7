"""Engines: the same results from any number of workers, whatever happens to them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from govkb.engines import EngineError, run
from govkb.engines.worker import Worker
from govkb.errors import GovkbError


@pytest.mark.parametrize("workers", [1, 2])
def test_processes_results_stand_in_the_order_of_the_shards(toys, workers):
    """Who worked on what does not show."""
    assert run(toys.Square(), [3, 1, 2, 1], workers=workers) == [9, 1, 4, 1]


@pytest.mark.parametrize("workers", [1, 2])
def test_processes_tell_each_result(toys, workers):
    """Each shard is told once, with its result, as soon as it is there."""
    told = []
    run(toys.Square(), [1, 2, 3], workers=workers, done=lambda shard, result: told.append((shard, result)))
    assert sorted(told) == [(1, 1), (2, 4), (3, 9)]


def test_processes_blame_only_the_shard_that_kills_its_worker(toys):
    """All others are worked on; the deadly one is tried twice."""
    assert run(toys.Square(deadly=2), [0, 1, 2, 3, 4], workers=2) == [0, 1, "lost 2", 9, 16]


@pytest.mark.parametrize("size", [10, 10_000_000])
def test_processes_survive_a_worker_killed_from_outside(toys, monkeypatch, size):
    """A worker that somebody kills once, even in the middle of a large answer, costs no shard."""
    answers = Worker.answer

    def answer_of_the_dead(worker):
        monkeypatch.setattr(Worker, "answer", answers)
        os.kill(worker._process.pid, signal.SIGKILL)
        return answers(worker)

    monkeypatch.setattr(Worker, "answer", answer_of_the_dead)
    expected = [bytes([shard]) * size for shard in range(4)]
    assert [bytes(result) for result in run(toys.Fill(size), range(4), workers=2)] == expected


def test_processes_pass_on_an_error_for_the_user(toys):
    """A GovkbError in a worker stops the run as it does here."""
    with pytest.raises(GovkbError, match="no segmenter for 1"):
        run(toys.Refusal(), [1, 1], workers=2)


def test_processes_that_cannot_start_blame_no_shard(toys):
    """The message says what to do."""
    with pytest.raises(EngineError, match="--workers 1"):
        run(toys.DeadOnArrival(), [1, 2], workers=2)


_SCRIPT = """
import sys
sys.path[:0] = {path!r}
import toys
from govkb.engines import run
print(run(toys.Square(slow={slow}), [1, 2, 3], workers=2), flush=True)
"""


def _start(tmp_path, *, slow):
    script = tmp_path / "script.py"
    script.write_text(_SCRIPT.format(path=sys.path, slow=slow), encoding="utf-8")
    return subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def test_processes_do_not_run_the_main_script(toys, tmp_path):
    """A script without `if __name__ == "__main__"` runs once, not once a worker."""
    out, err = _start(tmp_path, slow=None).communicate(timeout=60)
    assert (out, err) == ("[1, 4, 9]\n", "")


@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGKILL])
def test_processes_do_not_outlive_their_parent(toys, tmp_path, blow):
    """Neither Ctrl-C nor kill -9 leaves a worker behind, and workers say nothing of it."""
    parent = _start(tmp_path, slow=3)
    workers = _wait_for(lambda: len(_children(parent.pid)) >= 2 and _children(parent.pid))
    time.sleep(0.5)
    (os.killpg if blow == signal.SIGINT else os.kill)(parent.pid, blow)
    _, err = parent.communicate(timeout=10)
    assert _wait_for(lambda: not any(_is_alive(pid) for pid in workers))
    assert err.count("Traceback") == (1 if blow == signal.SIGINT else 0)


def _children(pid):
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def _is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _wait_for(condition, *, seconds=10):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.05)
    return False
