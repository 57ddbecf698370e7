"""Reports of two papers on one district that print two figures for one thing, and rulings on them."""

from datetime import UTC, datetime

import pytest

from govkb.engines.analysis import analyse
from govkb.model import Report
from govkb.reconciliation import reconcile
from govkb.rulings import Decision, Target, make_ruling

TEXTS = {
    "a.txt": "碧江区网格治理提质增效\n\n　　截至目前，碧江区共有网格员1703名，网格120个。\n　　碧江区有社区党员2000名。\n",
    "b.txt": "碧江区网格员队伍建设\n\n　　截至目前，碧江区共有网格员1705名，其中专职网格员12名。\n",
}
NOW = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def read(knowledge):
    """Everything known of reports given as {file name: text}."""

    def _read(texts):
        reports = [Report(name, text, "UTF-8", "text", "0", len(text)) for name, text in texts.items()]
        return [analyse(report, knowledge, segmenter="jieba") for report in reports]

    return _read


@pytest.fixture(scope="session")
def results(read):
    """The two reports."""
    return read(TEXTS)


@pytest.fixture(scope="session")
def reconciled(results):
    """What they say together."""
    return reconcile(results)


@pytest.fixture(scope="session")
def conflict(reconciled):
    """1703名 against 1705名."""
    return next(finding for finding in reconciled.findings if str(finding.relation) == "conflict")


@pytest.fixture(scope="session")
def claim_of(results):
    """The claim with a quote."""
    return lambda quote: next(claim for result in results for claim in result.claims if claim.quote == quote)


@pytest.fixture(scope="session")
def rule(conflict, claim_of):
    """A ruling on the conflict, on the side of it with the quote `of`, or on the claims with the quotes given."""

    def _rule(decision, *quotes, of="", reason="已核实", at=NOW):
        side = "" if of == "" else "a" if of in {claim.quote for claim in conflict.a} else "b"
        if quotes:
            first, *others = map(claim_of, quotes)
            target = Target("claim", (first,), tuple(others))
        else:
            target = Target("finding", conflict.a, conflict.b, str(conflict.relation), side)
        return make_ruling(target, Decision(decision), author="王编辑", reason=reason, now=at)

    return _rule
