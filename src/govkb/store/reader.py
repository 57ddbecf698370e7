"""The reader of kb.sqlite: opens it read-only and gives plain values, or pandas frames where pandas is installed."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from govkb.errors import StoreError
from govkb.model import Bound, ClaimRecord, Fate, Modality, Relation, Source, Statistic
from govkb.store import schema
from govkb.store.records import Finding, FindingClaim, LedgerLine, Observation, RulingLine

if TYPE_CHECKING:
    import pandas as pd

_CLAIM_ROWS = """
SELECT c.*, r.document, a.number AS article, coalesce(a.title, '') AS title, coalesce(i.name, '') AS indicator
FROM claims c
JOIN reports r ON r.id = c.report_id
LEFT JOIN articles a ON a.id = c.article_id
LEFT JOIN indicators i ON i.id = c.indicator_id
"""

_CLAIM_ORDER = 'ORDER BY r.document, c.start, c."end", c.id'
_CLAIMS = f"{_CLAIM_ROWS} {_CLAIM_ORDER}"

_CLAIMS_OF = _CLAIMS.replace("ORDER BY", "WHERE r.document IN (SELECT value FROM json_each(?))\nORDER BY")

_ONE_TEXT = """
SELECT fc.finding_id, fc.claim_id
FROM findings f
JOIN finding_claims fc ON fc.finding_id = f.id
JOIN claims c ON c.id = fc.claim_id
JOIN reports r ON r.id = c.report_id
WHERE f.relation = 'repeat' AND r.document IN (SELECT value FROM json_each(?))
ORDER BY fc.finding_id, fc.claim_id
"""

_LEDGER = """
SELECT r.document, n.start, n."end", n.text, n.value, n.fate, n.reason, coalesce(n.claim_id, '') AS claim_id
FROM numerals n
JOIN reports r ON r.id = n.report_id
ORDER BY r.document, n.start, n."end", n.id
"""

_OBSERVATIONS = """
SELECT o.*, s.name AS subject, i.name AS indicator
FROM observations o
JOIN entities s ON s.id = o.subject_id
JOIN indicators i ON i.id = o.indicator_id
ORDER BY s.path, i.name, o.statistic, o.scope, o.period_start, o.period_end, o.id
"""

_FINDINGS = """
SELECT f.*, coalesce(s.name, '') AS subject, coalesce(i.name, '') AS indicator
FROM findings f
LEFT JOIN entities s ON s.id = f.subject_id
LEFT JOIN indicators i ON i.id = f.indicator_id
ORDER BY instr('error warning info', f.severity), f.relation, s.path, i.name, f.id
"""

_FINDING_CLAIMS = """
SELECT fc.finding_id, fc.side, c.id AS claim_id, r.document, c.start, c."end", c.quote, c.value_text
FROM finding_claims fc
JOIN claims c ON c.id = fc.claim_id
JOIN reports r ON r.id = c.report_id
ORDER BY fc.finding_id, fc.side, r.document, c.start, c.id
"""

_SOURCES = "SELECT document, publisher, page, published, url, note FROM reports ORDER BY document"

_RULINGS = """
SELECT u.*,
       (SELECT json_group_array(claim_id) FROM (SELECT claim_id FROM ruling_claims WHERE ruling_id = u.id AND side = 'a' ORDER BY claim_id)) AS a,
       (SELECT json_group_array(claim_id) FROM (SELECT claim_id FROM ruling_claims WHERE ruling_id = u.id AND side = 'b' ORDER BY claim_id)) AS b,
       (SELECT json_group_array(finding_id) FROM (SELECT finding_id FROM ruling_findings WHERE ruling_id = u.id ORDER BY finding_id)) AS finding_ids
FROM rulings u
ORDER BY u.made, u.id
"""


class KnowledgeBase:
    """An open kb.sqlite. It is read-only, and closes at the end of a `with` block."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; nothing can be read afterwards."""
        self._connection.close()

    def claims(self) -> list[ClaimRecord]:
        """Every claim, by document and place in print."""
        return [_claim(row) for row in self._rows(_CLAIMS)]

    def claims_of(self, *documents: str) -> list[ClaimRecord]:
        """The claims of some documents, by document and place in print."""
        return [_claim(row) for row in self._rows(_CLAIMS_OF, json.dumps(documents))]

    def one_text(self, *documents: str) -> list[list[str]]:
        """Ids of those claims of some documents that stand at one place of one text, place by place."""
        places: defaultdict[str, list[str]] = defaultdict(list)
        for row in self._rows(_ONE_TEXT, json.dumps(documents)):
            places[row["finding_id"]].append(row["claim_id"])
        return list(places.values())

    def ledger(self) -> Iterator[LedgerLine]:
        """Every printed number with its fate, by document and place in print."""
        for row in self._rows(_LEDGER):
            yield LedgerLine(**{**dict(row), "value": _decimal(row["value"]), "fate": Fate(row["fate"])})

    def observations(self) -> list[Observation]:
        """Every observation, by subject and indicator."""
        return [_observation(row) for row in self._rows(_OBSERVATIONS)]

    def findings(self) -> list[Finding]:
        """Every finding, the gravest first."""
        claims: defaultdict[str, list[FindingClaim]] = defaultdict(list)
        for row in self._rows(_FINDING_CLAIMS):
            claims[row["finding_id"]].append(_finding_claim(row))
        return [_finding(row, tuple(claims[row["id"]])) for row in self._rows(_FINDINGS)]

    def rulings(self) -> list[RulingLine]:
        """Every ruling that was there at the build, by the time it was made."""
        return [_ruling(row) for row in self._rows(_RULINGS)]

    def sources(self) -> dict[str, Source]:
        """What is known of where each report comes from, by document."""
        return {row["document"]: Source(*(row[field.name] or "" for field in fields(Source))) for row in self._rows(_SOURCES)}

    def counts(self) -> dict[str, int]:
        """Rows of each table, in the order of the schema."""
        statement = "SELECT count(*) AS rows FROM {}"
        return {name: next(self._rows(statement.format(schema.quote_name(name))))["rows"] for name in schema.load().tables}

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Every row of a table or view of the schema, as stored; StoreError when there is none of that name."""
        return [dict(row) for row in self._rows(_select(name))]

    def frame(self, name: str) -> pd.DataFrame:
        """A table or view of the schema as a pandas frame, columns as stored; StoreError without pandas or for an unknown name.

        `claims`, `observations` and `findings` carry the names behind their keys too: document, title, subject, indicator.
        """
        try:
            import pandas as pd  # noqa: PLC0415 - an extra that most users do without
        except ImportError as error:
            raise StoreError("a frame needs pandas: pip install 'govkb[pandas]'") from error
        statement = {"claims": _CLAIMS, "observations": _OBSERVATIONS, "findings": _FINDINGS}.get(name) or _select(name)
        with _said_plainly(self.path):
            return pd.read_sql_query(statement, self._connection)

    def _rows(self, statement: str, *values: str) -> Iterator[sqlite3.Row]:
        with _said_plainly(self.path):
            yield from self._connection.execute(statement, values)


def open_kb(path: Path | str) -> KnowledgeBase:
    """The knowledge base at `path`; StoreError when it is missing, something else, or made by another version of govkb."""
    path = Path(path)
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; open the kb.sqlite inside it")
    if not path.exists():
        raise StoreError(f"{path}: does not exist; `govkb build` makes it")
    with _said_plainly(path):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            _check(path, connection)
        except BaseException:
            connection.close()
            raise
    connection.row_factory = sqlite3.Row
    return KnowledgeBase(path, connection)


def claims_by_id(connection: sqlite3.Connection, ids: Sequence[str]) -> list[ClaimRecord]:
    """The claims of these ids over an open connection, whose rows are `sqlite3.Row`, by document and place in print."""
    statement = f"{_CLAIM_ROWS} WHERE c.id IN (SELECT value FROM json_each(?)) {_CLAIM_ORDER}"  # noqa: S608 - constants only
    return [_claim(row) for row in connection.execute(statement, (json.dumps(list(ids)),))]


def _check(path: Path, connection: sqlite3.Connection) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != schema.APPLICATION_ID:
        raise StoreError(f"{path}: is a SQLite database but not a govkb knowledge base")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != schema.SCHEMA_VERSION:
        raise StoreError(f"{path}: has schema version {version}, this govkb reads {schema.SCHEMA_VERSION}; run `govkb build` again")


def _select(name: str) -> str:
    known = schema.load()
    if name not in known.tables and name not in known.views:
        raise StoreError(f"no table or view {name!r}; there are {', '.join([*known.tables, *known.views])}")
    return f"SELECT * FROM {schema.quote_name(name)}"  # noqa: S608 - the name is one of the schema's own


@contextmanager
def _said_plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path}: cannot be read as a knowledge base: {error}") from error


def _claim(row: sqlite3.Row) -> ClaimRecord:
    stored = set(row.keys())
    plain = {field.name: row[field.name] for field in fields(ClaimRecord) if field.name in stored}
    empty = {name: row[name] or "" for name in _EMPTY_IS_NULL}
    return ClaimRecord(
        **plain
        | empty
        | {
            "value": Decimal(row["value_text"]),
            "value_max": _decimal(row["value_max"]),
            "low": Decimal(row["low"]),
            "high": _decimal(row["high"]),
            "bound": Bound(row["bound"]),
            "modality": Modality(row["modality"]),
            "statistic": Statistic(row["statistic"]),
            "repeat": bool(row["repeat"]),
            "reading": json.loads(row["reading"]),
            "box": None if row["box"] is None else tuple(json.loads(row["box"])),
        }
    )


_EMPTY_IS_NULL = ("article_id", "indicator_id", "subject", "subject_id", "time", "period_start", "period_end", "repeat_of")


def _observation(row: sqlite3.Row) -> Observation:
    stored = set(row.keys())
    plain = {field.name: row[field.name] for field in fields(Observation) if field.name in stored}
    return Observation(
        **plain
        | {
            "statistic": Statistic(row["statistic"]),
            "period_start": row["period_start"] or "",
            "period_end": row["period_end"] or "",
            "value": Decimal(row["value_text"]),
            "value_max": _decimal(row["value_max"]),
            "bound": Bound(row["bound"]),
            "contested": bool(row["contested"]),
        }
    )


def _finding_claim(row: sqlite3.Row) -> FindingClaim:
    return FindingClaim(row["claim_id"], row["side"], row["document"], row["start"], row["end"], row["quote"], Decimal(row["value_text"]))


def _finding(row: sqlite3.Row, claims: tuple[FindingClaim, ...]) -> Finding:
    return Finding(
        row["id"],
        Relation(row["relation"]),
        row["severity"],
        row["subject"],
        row["indicator"],
        claims,
        row["cause_en"],
        row["cause_zh"],
        json.loads(row["evidence"]),
        row["audit"] or "",
        row["verdict"] or "",
    )


def _ruling(row: sqlite3.Row) -> RulingLine:
    stored = set(row.keys())
    texts = {field.name: row[field.name] or "" for field in fields(RulingLine) if field.name in stored}
    return RulingLine(**texts | {name: tuple(json.loads(row[name])) for name in ("a", "b", "finding_ids")})


def _decimal(value: str | float | None) -> Decimal | None:
    # A float's shortest text is what was written; whole numbers come back without the .0 that SQLite's reals carry.
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        return Decimal(int(value))
    return Decimal(str(value))
