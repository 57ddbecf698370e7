"""The repository is written in its own words: no sentence of a newspaper page, no path of a machine, no host of a package registry."""

from __future__ import annotations

import re
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from ahocorasick_rs import AhoCorasick, MatchKind

from govkb.errors import ReadingError
from govkb.knowledge import Knowledge
from govkb.knowledge.finder import PlaceFinder
from govkb.knowledge.place_names import PlaceNames
from govkb.reading.decoding import decode
from govkb.store import schema

ROOT = Path(__file__).parents[1]
PAGES = ROOT.parent / "shared" / "reports"

RUN = 13
"""So many Han characters in a row, names of places counted as one, are a phrase of somebody's, not a term."""

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_NAME = "〇"
"""Stands for the name of a place, whose characters are nobody's words."""


def files() -> list[Path]:
    """Every file that git tracks or would, links and vanished ones aside; without git, every file outside hidden folders."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = [name.decode("utf-8", "surrogateescape") for name in listed.stdout.split(b"\0") if name]
    found = [ROOT / name for name in names] or [path for path in ROOT.rglob("*") if not path.relative_to(ROOT).parts[0].startswith(".")]
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def texts() -> Iterator[tuple[str, str]]:
    """Name and text of every text file, and of every row of kb.sqlite."""
    for path in files():
        name = path.relative_to(ROOT).as_posix()
        data = path.read_bytes()
        if data.startswith(b"SQLite format 3\0"):
            yield from ((f"{name}: {place}", text) for place, text in _texts_of_database(path))
            continue
        try:
            yield name, decode(data).text
        except ReadingError:
            continue


def _texts_of_database(path: Path) -> Iterator[tuple[str, str]]:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        for name in schema.load().tables:
            for row in connection.execute(f'SELECT * FROM "{name}"'):
                yield name, "\n\n".join(value for value in row if isinstance(value, str))
    finally:
        connection.close()


_TERMS = ("每万城镇人口拥有社区工作者",)
"""Official names of indicators; they are nobody's sentence."""


def names_of(knowledge: Knowledge, learned: frozenset[str]) -> AhoCorasick:
    """Official names of places, of the tables and of the pages, and their habitual forms; the longest is found."""
    tables = PlaceNames(knowledge)
    names = {name for name in (*tables.readings, *tables.townships, *learned, *_TERMS) if len(name) >= 3}
    return AhoCorasick(sorted(names), matchkind=MatchKind.LeftmostLongest)


def runs(text: str, names: AhoCorasick) -> list[str]:
    """The runs of Han characters, line breaks and blanks taken out, names of places as one character each."""
    return [_with_names_as_one(run, names) for run in _HAN.findall("".join(text.split()))]


def _with_names_as_one(run: str, names: AhoCorasick) -> str:
    parts, at = [], 0
    for _, start, end in names.find_matches_as_indexes(run):
        parts += [run[at:start], _NAME]
        at = end
    return "".join([*parts, run[at:]])


def shared_runs(text: str, known: frozenset[str], names: AhoCorasick) -> list[str]:
    """The longest stretches of the text that stand on a page too."""
    found = []
    for run in runs(text, names):
        at = 0
        while at + RUN <= len(run):
            end = at
            while end + RUN <= len(run) and run[end : end + RUN] in known:
                end += 1
            if end > at:
                found.append(run[at : end + RUN - 1])
            at = max(end, at + 1)
    return found


@pytest.fixture(scope="module")
def pages(knowledge):
    """What the newspaper pages print: every stretch of RUN characters, and the names of places."""
    if not PAGES.is_dir():
        pytest.skip("needs the newspaper pages")
    printed = [decode(path.read_bytes()).text for path in sorted(PAGES.glob("*.txt"))]
    assert len(printed) >= 1
    learned = frozenset(place.text for text in printed for place in PlaceFinder(knowledge, text).find("".join(text.split())))
    names = names_of(knowledge, learned)
    return frozenset(run[at : at + RUN] for text in printed for run in runs(text, names) for at in range(len(run) - RUN + 1)), names


def test_own_words_shares_no_phrase_with_a_page(pages):
    """Facts are retold, not copied: in the corpus, the examples of the extractors, the tests, the documents and kb.sqlite."""
    known, names = pages
    copied = [(name, run) for name, text in texts() for run in shared_runs(text, known, names)]
    assert copied == []


def test_own_words_finds_what_is_copied(pages):
    """A sentence of a page is caught, with its line broken and with another place in it."""
    known, names = pages
    sentence = max((run for run in known if _NAME not in run), key=lambda run: (len(set(run)), run))
    assert shared_runs(f"{sentence[:6]}\n　{sentence[6:]}", known, names) == [sentence]
    with_name = min(run for run in known if run.count(_NAME) == 1)
    assert shared_runs(with_name.replace(_NAME, "黔东南州"), known, names) == [with_name]


HOSTS = ("pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "deb.debian" + ".org", "crates" + ".io")
MACHINE = re.compile(
    r"(?<![\w./~-])/(?:" + "|".join(("work", "root", "home", "Users", "mnt", "opt", "srv")) + r")/[\w.-]+|[A-Z]:\\\\?Users\\"
)
SHARED_MAY_STAND_IN = ("Makefile", ".ci/run", "tests/test_docs.py", "tests/test_own_words.py")


def plain_texts() -> dict[str, str]:
    """Text files by name, kb.sqlite as one."""
    found: dict[str, list[str]] = {}
    for name, text in texts():
        found.setdefault(name.partition(": ")[0], []).append(text)
    return {name: "\n".join(parts) for name, parts in found.items()}


def test_own_words_names_no_machine_and_no_registry():
    """What is written here holds on every machine."""
    told = {name: [*MACHINE.findall(text), *(host for host in HOSTS if host in text)] for name, text in plain_texts().items()}
    assert {name: found for name, found in told.items() if found} == {}


def test_own_words_stand_on_their_own():
    """What lies beside the repository is named by the few files that look for it, and do without it."""
    beside = re.compile(r"\.\./" + r"shared|[/\"']" + r"shared[\"']|" + r"\$\(SHARED\)")
    naming = [name for name, text in plain_texts().items() if beside.search(text)]
    assert [name for name in naming if name not in SHARED_MAY_STAND_IN and not name.startswith("tests/")] == []
