"""Fixtures that tests of several rooms share."""

import io
import os
import shutil
import signal
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

import pytest

from govkb.cli import main
from govkb.engines.analysis import analyse
from govkb.folder import init
from govkb.knowledge import default_folder, load
from govkb.model import Bound, Modality, Report, Source, Statistic
from govkb.store import write

PERIOD = {"period_start": None, "period_end": "2025-12-31"}
ROWS = {
    "reports": [
        {
            "id": "r1",
            "document": "a.txt",
            "status": "read",
            "format": "text",
            "encoding": "UTF-8",
            "bytes": 21,
            "characters": 7,
            "sha256": "0",
            "text": "全县120个网格",
        }
    ],
    "entities": [{"id": "e1", "kind": "place", "name": "甲县", "level": "county", "path": "甲县"}],
    "articles": [{"id": "a1", "report_id": "r1", "number": 1, "title": "网格", "place_id": "e1", "start": 0, "reason": "唯一"}],
    "passages": [
        {
            "id": "p1",
            "report_id": "r1",
            "article_id": "a1",
            "position": 0,
            "kind": "body",
            "text": "全县120个网格",
            "start": 0,
            "end": 8,
            "runs": ((0, 0, 8),),
            "dropped": (),
            "repeat_at": 0,
            "reason": "段落",
        }
    ],
    "indicators": [{"id": "grid", "name": "网格", "origin": "curated", "synonyms": ["城市网格"]}],
    "observations": [
        {
            "id": "o1",
            "subject_id": "e1",
            "indicator_id": "grid",
            "statistic": Statistic.TOTAL,
            "scope": "",
            "quote": "120个",
            "value": Decimal(120),
            "value_text": Decimal(120),
            "bound": Bound.EXACT,
            "unit": "个",
            "claim_id": "c1",
            "claims": 1,
            "sources": 1,
            "contested": False,
            "rank": "preferred",
            "reason": "唯一",
            **PERIOD,
        }
    ],
    "claims": [
        {
            "id": "c1",
            "report_id": "r1",
            "article_id": "a1",
            "passage_id": "p1",
            "start": 2,
            "end": 6,
            "text_start": 2,
            "text_end": 6,
            "quote": "120个",
            "value": Decimal(120),
            "value_text": Decimal("120"),
            "low": Decimal("120"),
            "high": Decimal("120"),
            "bound": Bound.EXACT,
            "unit": "个",
            "measure": "网格",
            "indicator_id": "grid",
            "subject": "甲县",
            "subject_id": "e1",
            "scope": "",
            "modality": Modality.REPORTED,
            "statistic": Statistic.TOTAL,
            "repeat": False,
            "observation_id": "o1",
            "sentence": "全县120个网格",
            "sentence_start": 0,
            "sentence_end": 8,
            "reading": {"unit": "个"},
            **PERIOD,
        }
    ],
    "findings": [
        {
            "id": "f1",
            "relation": "conflict",
            "severity": "error",
            "subject_id": "e1",
            "indicator_id": "grid",
            "cause_zh": "不能并存",
            "cause_en": "both cannot hold",
            "evidence": {"values": [Decimal("120")]},
        }
    ],
    "finding_claims": [{"finding_id": "f1", "claim_id": "c1", "side": "a"}],
}


@pytest.fixture
def rows():
    """Rows of one report with one claim, by table; changed freely by a test."""
    return deepcopy(ROWS)


@pytest.fixture
def small_kb(rows, tmp_path):
    """A kb.sqlite of one report with one claim and one finding."""
    write(tmp_path / "kb.sqlite", rows)
    return tmp_path / "kb.sqlite"


@dataclass(frozen=True)
class Run:
    """How a command ended."""

    code: int
    out: str
    err: str


def _govkb(*arguments, cwd=".", env=None):
    if env is not None:
        command = [sys.executable, "-c", "from govkb.cli import main; main()", *map(str, arguments)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **env}
        done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False, timeout=120)
        return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="ascii") for _ in range(2))
    answer = signal.getsignal(signal.SIGINT)
    try:
        with chdir(cwd), redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
            main(list(map(str, arguments)))
    finally:
        signal.signal(signal.SIGINT, answer)
    out.flush()
    err.flush()
    return Run(ended.value.code, out.buffer.getvalue().decode("utf-8"), err.buffer.getvalue().decode("utf-8"))


@pytest.fixture(scope="session")
def govkb():
    """Runs the command: govkb("build", folder) → Run(code, out, err); with `env` in a process of its own."""
    return _govkb


REPORTS = {
    "a.txt": (
        "碧江区网格治理提质增效\n\n"
        "　　截至2025年底，碧江区共有综合网格120个、专属网格25个，网格员1703名。\n"
        "　　全区社区工作者持证率为18.86%。\n"
    ),
    "b.txt": "榕江县做实社区服务\n\n　　榕江县共有网格员168名，联户长1700余名。\n　　今年1月以来，走访群众4.18万余人次。\n",
    "丙.txt": "碧江区网格员队伍建设\n\n　　碧江区共有网格员1705名，比上年增加12名。\n",
}


@pytest.fixture(scope="session")
def _built_once(tmp_path_factory):
    home = init(tmp_path_factory.mktemp("once") / "home").root
    for name, text in REPORTS.items():
        (home / "corpus" / name).write_text(text, encoding="utf-8")
    run = _govkb("build", home, "--workers", "1")
    assert (run.code, run.err) == (0, ""), run
    return home


@pytest.fixture
def built(_built_once, tmp_path):
    """A knowledge base folder of three short reports with its kb.sqlite, to be changed freely."""
    return shutil.copytree(_built_once, tmp_path / "home")


@pytest.fixture
def folder(built):
    """The same folder before its first build."""
    (built / "kb.sqlite").unlink()
    shutil.rmtree(built / ".govkb")
    return built


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 3 MB; skipped where mounting is not permitted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", place]
    if shutil.which("mount") is None or subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("mounting a tmpfs is not permitted here")
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.fixture(scope="session")
def knowledge():
    """The repository's extractors, loaded once for all tests."""
    return load(default_folder())


@pytest.fixture(scope="session")
def resolved(knowledge):
    """Everything known of a text as if it stood in a file: resolved(text, document="a.txt", published="2026-01-05") → ReportResult."""

    def run(text, *, document="a.txt", published=""):
        data = text.encode("utf-8")
        report = Report(document, text, "UTF-8", "text", sha256(data).hexdigest(), len(data), Source(published=published))
        return analyse(report, knowledge, segmenter="jieba")

    return run
