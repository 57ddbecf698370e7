"""Worker processes get this process's import path, so the toys must be on it."""

from importlib import import_module
from pathlib import Path

import pytest


@pytest.fixture
def toys(monkeypatch):
    """The module tests/engines/toys.py, importable by workers."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    return import_module("toys")
