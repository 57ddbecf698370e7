"""Every phrase the pages use stands in labels.yaml, in both languages."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pytest
import yaml

from govkb import publishing
from govkb.model import LEVELS, Bound, Fate, Modality, PassageKind, Relation, Statistic
from govkb.publishing.contrast import Contrast
from govkb.publishing.decided import PENDING
from govkb.publishing.labels import labels
from govkb.reconciliation.differences import Outcome
from govkb.resolution.relations import KINDS
from govkb.rulings import Decision, Status

ROOM = Path(str(publishing.__file__)).parent
TABLE = yaml.safe_load((ROOM / "labels.yaml").read_text(encoding="utf-8"))
SOURCES = {path: path.read_text(encoding="utf-8") for path in sorted([*ROOM.rglob("*.html"), *ROOM.rglob("*.py")])}


def _used(pattern: str) -> set[str]:
    return {key for source in SOURCES.values() for key in re.findall(pattern, source)}


def test_labels_have_every_phrase_used() -> None:
    """A page never asks for a phrase that is not there."""
    used = _used(r"""\b(?:t|text|MissingPageError|RefusedError)\(["']([a-z_.]+[a-z])["']""")
    assert used - set(TABLE["text"]) == set()


def test_labels_have_every_field_used() -> None:
    """Nor for a field's name."""
    assert _used(r"""\bfield\(["']([a-z_]+)["']""") | _used(r"""\bfact\(["']([a-z_]+)["']""") <= set(TABLE["field"])


def test_labels_have_no_phrase_unused() -> None:
    """A phrase no page asks for any more is taken out; keys put together from parts are known by their beginning."""
    quoted = {part for source in SOURCES.values() for part in re.findall(r"""["']([a-z_.]+)["']""", source)}
    built = (
        "count.",
        "finding.side.",
        "place.observations.",
        "download.",
        "matrix.stated",
        "matrix.origin.",
        "matrix.rows",
        "matrix.columns",
        "compare.pick.",
        "compare.unknown.",
    )
    assert {key for key in TABLE["text"] if key not in quoted and not key.startswith(built)} == set()


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("bound", Bound),
        ("modality", Modality),
        ("statistic", Statistic),
        ("relation", Relation),
        ("passage", PassageKind),
        ("level", LEVELS),
        ("decision", Decision),
        ("ruling", (*Status, PENDING)),
        ("fate", Fate),
        ("relation_out", KINDS),
        ("relation_in", KINDS),
        ("outcome", (*Outcome, *Contrast)),
    ],
)
def test_labels_name_every_value_of_the_model(kind: str, values: type[StrEnum] | tuple[str, ...]) -> None:
    """Each value of a closed list has its words."""
    assert set(TABLE["value"][kind]) == set(values)


def test_labels_fill_in_the_same_names_in_both_languages() -> None:
    """A translation loses no {name}."""
    uneven = [key for key, (zh, en) in TABLE["text"].items() if set(re.findall(r"\{\w+\}", zh)) != set(re.findall(r"\{\w+\}", en))]
    assert uneven == []


@pytest.mark.parametrize("language", ["", None, "fr", "zh", "<script>"])
def test_labels_fall_back_to_chinese(language: str | None) -> None:
    """Any language but English is Chinese."""
    assert labels(language).language == "zh"


def test_labels_show_unknown_values_as_they_are() -> None:
    """A value that a newer knowledge base brings is shown, not an error."""
    assert labels("zh").value("relation", "brand-new") == "brand-new"
