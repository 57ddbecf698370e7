"""One address of every kind of page, chosen for having much to show."""

import sqlite3
from contextlib import closing

OWN = "/-/govkb"

_BUSIEST = {
    "place": "SELECT subject_id FROM observations JOIN entities e ON e.id = subject_id WHERE e.kind = 'place' GROUP BY 1 ORDER BY count(*) DESC, 1",
    "article": "SELECT article_id FROM claims WHERE article_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1",
    "finding": "SELECT id FROM findings WHERE relation = 'conflict' ORDER BY id",
    "indicator": "SELECT indicator_id FROM observations GROUP BY 1 ORDER BY count(DISTINCT subject_id) DESC, 1",
    "report": "SELECT report_id FROM claims GROUP BY 1 ORDER BY count(*) DESC, 1",
    "other report": "SELECT report_id FROM claims GROUP BY 1 ORDER BY count(*), 1",
    "claim": "SELECT c.claim_id FROM finding_claims c JOIN findings f ON f.id = c.finding_id WHERE f.relation = 'conflict' ORDER BY 1",
}


def addresses(kb):
    """Path by name, for each own page and core's table page of the knowledge base `kb`."""
    with closing(sqlite3.connect(kb)) as connection:
        found = {page: connection.execute(f"{sql} LIMIT 1").fetchone()[0] for page, sql in _BUSIEST.items()}
    return {
        "home": OWN,
        "search": f"{OWN}/search?q=网格",
        "check": f"{OWN}/check",
        "compare": f"{OWN}/compare?kind=reports&a={found.pop('report')}&b={found.pop('other report')}",
        "matrix": f"{OWN}/matrix",
        "graph": f"{OWN}/graph",
        "rulings": f"{OWN}/rulings",
        **{page: f"{OWN}/{page}/{identifier}" for page, identifier in found.items()},
        "tables": "/kb",
        "table": "/kb/claims",
    }
