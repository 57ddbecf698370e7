"""The command's manners: help, exit codes, one line a problem, quiet pipes, UTF-8 everywhere."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMANDS = ("init", "build", "extract", "ledger", "explain", "findings", "serve")
PROGRAM = [sys.executable, "-c", "from govkb.cli import main; main()"]


@pytest.fixture
def environment():
    """This process's environment, with its import path for the command."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def test_entry_help_lists_commands_and_exit_codes(govkb):
    """Everything a newcomer needs is on one screen."""
    run = govkb("--help")
    assert run.code == 0
    assert all(re.search(rf"^  {command} +\w", run.out, re.MULTILINE) for command in COMMANDS)
    assert re.findall(r"^    (\d+) ", run.out, re.MULTILINE) == ["0", "1", "2", "130"]


@pytest.mark.parametrize("command", COMMANDS)
def test_entry_help_of_each_command_has_an_example(govkb, command):
    """An example starts with the command itself."""
    run = govkb(command, "--help")
    assert (run.code, run.err) == (0, "")
    assert re.search(rf"Examples?:\n +govkb {command}", run.out)


def test_entry_help_loads_nothing_heavy(environment):
    """`govkb --help` answers before any dictionary is loaded."""
    script = """
import sys
from govkb.cli import main
try:
    main(["--help"])
finally:
    print(sorted({"spacy", "yaml", "pydantic"} & set(sys.modules)))
"""
    run = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.endswith("[]\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["biuld"], "No such command 'biuld'"),
        (["build", "--wrokers", "2"], "govkb: No such option '--wrokers'"),
        (["build", "--workers", "none"], "'none' is not a valid integer range"),
        (["extract"], "Missing argument"),
        (["build", "gone"], "govkb: gone: there is no such folder; `govkb init` makes one"),
        (["findings", "gone.sqlite"], "govkb: gone.sqlite: does not exist; `govkb build` makes it"),
        (["ledger", "gone.sqlite"], "govkb: gone.sqlite: does not exist"),
    ],
)
def test_entry_says_what_cannot_be_done(govkb, tmp_path, arguments, message):
    """Exit code 2, nothing on stdout, no traceback."""
    run = govkb(*arguments, cwd=tmp_path)
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert "Traceback" not in run.err


def test_entry_prints_utf8_under_any_locale(govkb, small_kb):
    """Chinese comes out whole where the locale says ASCII."""
    run = govkb("findings", small_kb, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"})
    assert (run.code, "甲县" in run.out) == (0, True)


def test_entry_is_quiet_when_the_reader_leaves(environment, rows, small_kb):
    """`govkb findings | head -1` ends without a word."""
    program = subprocess.Popen([*PROGRAM, "findings", small_kb], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    program.stdout.close()
    assert program.stderr.read() == b""
    assert program.wait(timeout=30) == 0
    program.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_entry_says_when_the_output_cannot_be_written(environment, small_kb):
    """A full disk behind stdout is said in one line."""
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run([*PROGRAM, "findings", small_kb], env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (run.returncode, run.stderr) == (2, "govkb: the output cannot be written: No space left on device\n")


def test_entry_ends_with_one_line_on_ctrl_c(environment, tmp_path):
    """Exit code 130, no traceback; here while the command waits for a pipe that nobody writes to."""
    os.mkfifo(tmp_path / "govkb.yaml")
    program = subprocess.Popen(
        [*PROGRAM, "build"], cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    time.sleep(1.5)
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=30)
    assert (program.returncode, out, err) == (130, "", "govkb: interrupted\n")


def test_entry_tells_the_version(govkb):
    """One line, exit code 0."""
    run = govkb("--version")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("govkb")
