"""What the READMEs show, run: shell sessions with their output, Python snippets, excerpts of the sample corpus's findings.

A block is marked by an HTML comment before it. `python tests/documents.py README.md README.zh-CN.md` runs every block and puts its output into the document.
"""

from __future__ import annotations

import doctest
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

_SESSION = re.compile(r"<!-- session -->\n```sh\n(?P<input>.*?)```\n```text\n(?P<output>.*?)```\n", re.DOTALL)
_PYTHON = re.compile(r"<!-- python -->\n```pycon\n(?P<input>.*?)```\n", re.DOTALL)
_EXCERPT = re.compile(r"<!-- corpus: (?P<input>[^\n]*) -->\n```text\n(?P<output>.*?)```\n", re.DOTALL)
_FIGURES = re.compile(r"<!-- figures -->\n((?:\|.*\n)+)")
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)\s#]+)")

COLUMNS = ("pages", "claims", "quantity", "article", "bound", "unit", "measure", "subject", "time", "modality", "statistic", "whole")
"""Of the table of measured figures."""

_PAGES = {0: "dev", 2: "blind", 4: "corpus"}
"""The rows of that table that say what is measured now; the others say what was measured first."""


@dataclass(frozen=True)
class Block:
    """What is typed and what is shown."""

    input: str
    output: str


def sessions(document: str) -> list[Block]:
    """The shell sessions of a document, in order: they share one folder."""
    return [Block(found["input"], found["output"]) for found in _SESSION.finditer(document)]


def snippets(document: str) -> list[str]:
    """The Python snippets of a document, which run in the folder of its sessions."""
    return [found["input"] for found in _PYTHON.finditer(document)]


def excerpts(document: str) -> list[Block]:
    """Commands on the knowledge base of the sample corpus, and a part of what they print."""
    return [Block(found["input"], found["output"]) for found in _EXCERPT.finditer(document)]


def links(document: str) -> list[str]:
    """The relative links of a document, without their anchors."""
    return _LINK.findall(document)


def figures(document: str) -> list[dict[str, str]]:
    """The rows of the table of measured figures, by the names of its first row as `measure` gives them: order is what both languages share."""
    lines = _FIGURES.search(document)
    rows = [] if lines is None else [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1].splitlines()[2:]]
    return [dict(zip(COLUMNS, [_PAGES.get(number, ""), *row[1:]], strict=True)) for number, row in enumerate(rows)]


def measure(shared: Path, folder: Path) -> dict[str, dict[str, float]]:
    """The figures of `make score`, by the names of pages in `figures`."""
    pages = {"dev": (shared / "gold" / "claims", shared / "reports"), "blind": (ROOT / "tests/gold/blind", shared / "reports")}
    pages["corpus"] = (ROOT / "tests/gold/corpus", ROOT / "corpus")
    measured = {}
    for name, (gold, reports) in pages.items():
        claims = folder / f"{name}.jsonl"
        claims.write_text(run(f"govkb extract {reports}/*.txt", folder), encoding="utf-8")
        score = f"{sys.executable} {shared}/tools/score_claims.py --json --gold {gold} --pred {claims} --places {shared}/gold/places.jsonl"
        scored = json.loads(run(score, folder))
        f1 = {"claims": scored["gold"], "quantity": scored["quantity"]["f1"], "article": scored["articles"], "whole": scored["whole"]["f1"]}
        measured[name] = {column: round(value, 3) for column, value in (scored["fields"] | f1).items() if column in COLUMNS}
    return measured


@contextmanager
def commands(folder: Path) -> Iterator[dict[str, str]]:
    """An environment in which `govkb` and `sqlite-utils` are those of the Python that runs this."""
    shims = folder / ".commands"
    shims.mkdir(exist_ok=True)
    for name, module, function in (("govkb", "govkb.cli", "main"), ("sqlite-utils", "sqlite_utils.cli", "cli")):
        shim = shims / name
        shim.write_text(f"#!{sys.executable}\nfrom {module} import {function}\n{function}()\n", encoding="utf-8")
        shim.chmod(0o755)
    search = os.pathsep.join([str(shims), os.environ.get("PATH", os.defpath)])
    yield {**os.environ, "PATH": search, "PYTHONPATH": os.pathsep.join(sys.path), "COLUMNS": "100", "LC_ALL": "C.UTF-8"}


def run(typed: str, folder: Path) -> str:
    """What a shell prints, errors included, for lines typed in `folder`."""
    with commands(folder) as environment:
        done = subprocess.run(
            ["bash", "-e", "-c", typed],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=120,
        )
    return done.stdout.decode("utf-8")


def run_snippets(document: str, folder: Path) -> list[tuple[doctest.Example, str]]:
    """Every example of the snippets with what it prints, run in `folder` one after the other."""
    code = "\n".join(snippets(document))
    examples = doctest.DocTestParser().get_examples(code)
    program = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); from documents import answer; answer()"
    with commands(folder) as environment:
        done = subprocess.run(
            [sys.executable, "-c", program],
            input=code,
            cwd=folder,
            env=environment,
            capture_output=True,
            check=True,
            timeout=120,
            text=True,
        )
    return list(zip(examples, done.stdout.split("\0")[1:], strict=True))


def answer() -> None:
    """In a process of its own: run the examples on standard input and print a NUL before the output of each."""
    names: dict[str, object] = {"__name__": "__main__"}
    for example in doctest.DocTestParser().get_examples(sys.stdin.read()):
        sys.stdout.write("\0")
        exec(compile(example.source, "<document>", "single"), names)


def rewritten(document: str, folder: Path) -> str:
    """The document with what its sessions, snippets and commands print now."""
    document = _SESSION.sub(lambda found: _with_output(found, run(found["input"], folder)), document)
    document = _EXCERPT.sub(lambda found: _with_output(found, _paragraph_like(found["output"], run(found["input"], ROOT))), document)
    printed = iter(run_snippets(document, folder))
    return _PYTHON.sub(lambda found: f"<!-- python -->\n```pycon\n{_shown(found['input'], printed)}```\n", document)


def _with_output(found: re.Match[str], output: str) -> str:
    return f"{found[0].partition('```text')[0]}```text\n{output}```\n"


def _paragraph_like(old: str, printed: str) -> str:
    """The paragraph of the output that has most lines of the old excerpt."""
    lines = set(old.splitlines())
    paragraphs = [part.strip("\n") + "\n" for part in printed.split("\n\n")]
    return max(paragraphs, key=lambda part: len(lines & set(part.splitlines())))


def _shown(code: str, printed: Iterator[tuple[doctest.Example, str]]) -> str:
    parts = []
    for example in doctest.DocTestParser().get_examples(code):
        first, *more = example.source.splitlines()
        parts += [f">>> {first}\n", *(f"... {line}\n" for line in more), next(printed)[1]]
    return "".join(parts)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(name)
            path.write_text(rewritten(path.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")
