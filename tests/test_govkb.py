"""The Python door: about ten names, and what they do."""

import os
import subprocess
import sys
from decimal import Decimal

import pytest

import govkb


def test_govkb_names_are_all_there():
    """Every public name exists and is documented; the list is short."""
    assert sorted(govkb.__all__) == [
        "ClaimRecord",
        "Finding",
        "GovkbError",
        "KnowledgeBase",
        "Observation",
        "Summary",
        "build",
        "extract",
        "open",
    ]
    assert [name for name in govkb.__all__ if not getattr(govkb, name).__doc__] == []


def test_govkb_has_no_other_names():
    """A misspelt name is an AttributeError, as everywhere."""
    with pytest.raises(AttributeError, match="has no attribute 'biuld'"):
        _ = govkb.biuld


def test_govkb_extract_gives_claims():
    """A text that stands in no file."""
    claims = govkb.extract("碧江区现有综合网格120个，网格员4.18万余名。")
    assert [(claim.quote, claim.value, claim.subject) for claim in claims] == [
        ("120个", Decimal(120), "碧江区"),
        ("4.18万余名", Decimal(41800), "碧江区"),
    ]


@pytest.mark.parametrize("text", ["", " \n", "没有数字。"])
def test_govkb_extract_of_no_figure_is_empty(text):
    """No claim is no error."""
    assert govkb.extract(text) == []


def test_govkb_extract_dates_this_year():
    """今年 counts from the day of publication."""
    (claim,) = govkb.extract("今年以来，碧江区走访群众120人次。", published="2026-03-05")
    assert claim.period_start == "2026-01-01"


def test_govkb_build_and_open(folder):
    """From a folder to plain objects."""
    summary = govkb.build(folder, workers=1)
    assert (summary.target, summary.counts["reports"], summary.rejected) == (folder / "kb.sqlite", 3, ())
    assert callable(govkb.build)
    with govkb.open(folder) as kb:
        assert [finding.relation for finding in kb.findings() if finding.severity == "error"] == ["conflict"]
        assert len(kb.claims()) == summary.counts["claims"]
        assert {observation.subject for observation in kb.observations()} == {"碧江区", "榕江县"}


def test_govkb_build_says_how_many_reports_were_reused(built):
    """Only what changed is read again."""
    (built / "corpus" / "a.txt").write_text("碧江区共有社区12个。\n", encoding="utf-8")
    assert govkb.build(built).reused == 2


def test_govkb_errors_are_one_family(tmp_path):
    """Whatever a user can cause can be caught as GovkbError."""
    for call in (
        lambda: govkb.build(tmp_path / "gone"),
        lambda: govkb.open(tmp_path / "gone"),
        lambda: govkb.extract("1个", extractors=tmp_path),
    ):
        with pytest.raises(govkb.GovkbError):
            call()


def test_govkb_script_with_workers_needs_no_guard(folder, tmp_path):
    """A script that builds with two processes runs once, without `if __name__ == "__main__"`."""
    script = tmp_path / "script.py"
    script.write_text(f"import govkb\nprint(govkb.build({str(folder)!r}, workers=2).counts['reports'])\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, script], env=environment, capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == ("3\n", "")
