"""Every audit of sentences, on a table of sentences."""

from pathlib import Path

import pytest
import yaml

from govkb.reconciliation.audits import KINDS, audits_of

TABLE = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(case["text"], case["gives"], id=f"{kind}-{number}") for kind, cases in TABLE.items() for number, case in enumerate(cases)
]


def told(result):
    """Kind, verdict, result and figures of each audit."""
    return [
        [one.kind, None if one.verdict is None else str(one.verdict), one.result[0].quote, [claim.quote for claim in one.of]]
        for one in audits_of(result)
    ]


@pytest.mark.parametrize(("text", "gives"), CASES)
def test_audits_table(resolved, text, gives):
    """A sentence gives the audits of the table and no other."""
    assert gives == told(resolved(f"云岭省青禾市临溪区：算一算账\n\n　　{text}\n"))


def test_audits_table_has_each_kind():
    """No audit of sentences is without its cases, and each has one that cannot hold."""
    of_sentences = set(KINDS) - {"hierarchy", "announced"}
    assert of_sentences == set(TABLE)
    for kind, cases in TABLE.items():
        assert "impossible" in {verdict for case in cases for own, verdict, *_ in case["gives"] if own == kind}
