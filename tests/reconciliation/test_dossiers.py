"""Dossiers made up with known disagreements: what was planted is found, whole, once, and nothing else is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from dossiers import corpus, told

from govkb.model import Relation
from govkb.reconciliation import reconcile

BENCH = Path(__file__).parents[2] / "bench" / "reconcile.py"


@pytest.mark.parametrize("seed", [1, 2])
def test_dossiers_findings_are_those_planted(knowledge, seed):
    """Agreement, rounding, update, scope, conflict, misprint in a reprint, one of several figures; norms and unresolved figures say nothing."""
    made = corpus(2_000, knowledge, seed)
    found = reconcile(made.results, knowledge)
    assert {relation for relation, *_ in made.planted} == {"agree", "compatible", "update", "scope", "conflict"}
    assert made.planted - told(found) == set()
    assert told(found) - made.planted - made.reprinted == set()
    assert len(made.reprinted - told(found)) <= 0.02 * len(made.reprinted)


def test_dossiers_each_disagreement_is_told_once(knowledge):
    """However often its two figures are printed: in a paragraph printed twice, in a reprint."""
    found = reconcile(corpus(2_000, knowledge).results, knowledge)
    disagreements = [one for one in found.findings if one.relation is not Relation.REPEAT]
    keys = [(one.subject_id, one.indicator_id, frozenset(claim.quote for claim in (*one.a, *one.b))) for one in disagreements]
    assert len(keys) == len(set(keys))


def test_dossiers_order_of_reports_does_not_matter(knowledge):
    """Last to first gives the same."""
    results = corpus(1_000, knowledge).results
    assert reconcile(results[::-1], knowledge) == reconcile(results, knowledge)


@pytest.mark.slow
@pytest.mark.skipif("GOVKB_SLOW" not in os.environ, reason="takes a minute; set GOVKB_SLOW=1")
def test_dossiers_time_grows_no_faster_than_n_log_n():
    """On dossiers, and where thousands of figures meet under one key."""
    measured = subprocess.run([sys.executable, BENCH, "3000", "15000"], capture_output=True, text=True, check=False)
    assert measured.returncode == 0, measured.stdout
