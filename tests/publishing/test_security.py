"""Which policy stands on which page."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette

from govkb.publishing.security import CORE_POLICY, OWN_POLICY, is_below, local_path


@pytest.fixture
def mixed(kb_path: Path, tmp_path: Path) -> Datasette:
    """A Datasette that serves a knowledge base beside a database of another kind."""
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE t (a)")
    return Datasette([shutil.copy(kb_path, tmp_path / "kb.sqlite"), str(tmp_path / "other.db")])


@pytest.mark.parametrize(
    ("path", "policy"),
    [
        ("/-/govkb", OWN_POLICY),
        ("/-/govkb/nothing", OWN_POLICY),
        ("/kb", CORE_POLICY),
        ("/kb/claims", CORE_POLICY),
        ("/kb.json", CORE_POLICY),
        ("/", None),
        ("/other", None),
        ("/other/t", None),
        ("/-/plugins", None),
    ],
)
async def test_security_leaves_other_databases_alone(mixed: Datasette, path: str, policy: str | None) -> None:
    """Pages that are not of a knowledge base may load what their plugins need."""
    await mixed.invoke_startup()
    assert (await mixed.client.get(path)).headers.get("content-security-policy") == policy


@pytest.mark.parametrize(
    ("path", "base_url", "local"),
    [("/kb", "/", "/kb"), ("/site/kb", "/site/", "/kb"), ("/kb", "/site/", "/kb"), ("/site", "/site/", "/site")],
)
def test_security_knows_paths_behind_a_proxy(path: str, base_url: str, local: str) -> None:
    """With the folder of base_url in front or without."""
    assert local_path(path, base_url) == local


def test_security_takes_no_beginning_for_a_folder() -> None:
    """`/-/govkbx` is nobody's page below `/-/govkb`."""
    assert [is_below(path, "/-/govkb") for path in ("/-/govkb", "/-/govkb/", "/-/govkb/x", "/-/govkbx")] == [True, True, True, False]
