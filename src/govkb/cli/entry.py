"""The way in and the way out: which command runs, what is said when it cannot, and with which exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from govkb.cli import interrupts
from govkb.errors import GovkbError

OK, ATTENTION, FAILED, INTERRUPTED = 0, 1, 2, 130

_COMMANDS = {
    "init": "Make a new knowledge base folder.",
    "build": "Build kb.sqlite from a folder of reports.",
    "extract": "Print the claims of report files as JSON Lines.",
    "ledger": "List every printed number with what it turned out to be.",
    "explain": "Say why a printed number became what it became.",
    "extractors": "Run the examples of extractors, or count what their rules do.",
    "findings": "List what an editor should look at.",
    "diff": "Put two reports side by side, figure by figure.",
    "rule": "Decide on a finding or a claim, or list what was decided.",
    "check": "Check the figures of a draft against a knowledge base.",
    "serve": "Browse a knowledge base in a web page.",
}

_EPILOG = """\b
Exit codes:
  0    done
  1    done, but something needs attention: a file was rejected
  2    what was asked for cannot be done
  130  interrupted

\b
Example:
  govkb init mykb && cp *.txt mykb/corpus && govkb build mykb && govkb serve mykb
"""


class _Commands(click.Group):
    """Commands whose modules are imported when they run: `govkb --help` need not wait for what they need."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(f"govkb.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


def _show_version(context: click.Context, option: click.Parameter, value: bool) -> None:  # noqa: ARG001 - click's signature
    if value:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - seldom asked for

        try:
            click.echo(f"govkb {version('govkb')}")
        except PackageNotFoundError:
            click.echo("govkb, not installed")
        context.exit()


@click.group(cls=_Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version and exit.")
def govkb() -> None:
    """Chinese governance news reports into a knowledge base that can be queried, checked and browsed."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit; whatever a user can cause ends in one line a problem and an exit code, without a traceback."""
    interrupts.watch()
    _speak_utf8()
    code = _run(arguments)
    try:
        sys.stdout.flush()
    except OSError as error:
        code = _output_failed(error)
    interrupts.ignore()
    sys.exit(code)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        # Not click's own main: it answers a closed pipe and Ctrl-C with exit codes of its own.
        with govkb.make_context("govkb", list(sys.argv[1:] if arguments is None else arguments)) as context:
            code = govkb.invoke(context)
    except GovkbError as error:
        code = _interrupted() if interrupts.was_pressed() else say(error)
    except click.exceptions.Exit as error:
        code = error.exit_code
    except click.UsageError as error:
        path = "govkb" if error.ctx is None else error.ctx.command_path
        code = say(f"{error.format_message()}\n{path} --help says more")
    except click.ClickException as error:
        code = say(error.format_message())
    except (KeyboardInterrupt, click.Abort):
        code = _interrupted()
    except OSError as error:
        if error.filename is not None:
            raise
        code = _output_failed(error)
    return code if isinstance(code, int) else OK


def say(problem: object) -> int:
    """Print each line of a problem on stderr, under govkb's name; the exit code for what cannot be done."""
    for line in str(problem).splitlines():
        click.echo(f"govkb: {line}", err=True)
    return FAILED


def _interrupted() -> int:
    say("interrupted")
    return INTERRUPTED


def _output_failed(error: OSError) -> int:
    # What is still buffered would fail again, with a traceback, when Python ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return OK
    return say(f"the output cannot be written: {error.strerror}")


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
