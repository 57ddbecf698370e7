"""What can be ranked together, and in which order."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from govkb.publishing.observations import ranked

COUNTY = {"level": "county", "statistic": "total", "scope": "", "unit": "个", "rank": "preferred", "period_start": None, "period_end": None}


def _rows(*values: tuple[str, str], **changes: Any) -> list[dict[str, Any]]:
    return [COUNTY | {"id": f"{name}{value}", "subject_id": name, "path": name, "value_text": value} | changes for name, value in values]


def _orders(ranking: list[dict[str, Any]]) -> list[tuple[int, str]]:
    return [(row["order"], row["subject_id"]) for row in ranking]


def test_observations_rank_the_greatest_first_and_equals_alike() -> None:
    """1, 2, 2, 4, as in any contest; 10.0 is 10."""
    (ranking,) = ranked(_rows(("甲", "9"), ("乙", "10"), ("丙", "200"), ("丁", "10.0")))
    assert _orders(ranking) == [(1, "丙"), (2, "丁"), (2, "乙"), (4, "甲")]


def test_observations_rank_only_like_with_like() -> None:
    """Another level, unit, scope or statistic makes a list of its own; one place makes none."""
    other = [_rows(("戊", "1"), ("己", "2"), **change) for change in ({"level": "prefecture"}, {"unit": "户"}, {"scope": "城镇"})]
    lone = _rows(("庚", "1"), statistic="share")
    lists = ranked([*_rows(("甲", "9"), ("乙", "10"), ("丙", "8")), *(row for rows in other for row in rows), *lone])
    assert [len(ranking) for ranking in lists] == [3, 2, 2, 2]


def test_observations_rank_the_latest_preferred_value_of_a_place() -> None:
    """An older value, a later one that is not preferred, and a rejected one do not count."""
    values = [
        *_rows(("甲", "5"), period_end="2023-12-31"),
        *_rows(("甲", "6"), period_end="2024-12-31"),
        *_rows(("甲", "7"), period_end="2025-12-31", rank="normal"),
        *_rows(("乙", "1")),
        *_rows(("乙", "99"), rank="deprecated"),
    ]
    (ranking,) = ranked(values)
    assert [(row["subject_id"], row["value_text"]) for row in ranking] == [("甲", "6"), ("乙", "1")]


def test_observations_of_no_level_are_not_ranked() -> None:
    """Organisations have none."""
    assert ranked(_rows(("甲", "9"), ("乙", "10"), level=None)) == []


@given(st.permutations(_rows(*((str(number), str(number % 4)) for number in range(9)))))
def test_observations_are_ranked_alike_in_any_order(rows: list[dict[str, Any]]) -> None:
    """The order in which rows come decides nothing."""
    assert ranked(rows) == ranked(sorted(rows, key=lambda row: row["id"]))
