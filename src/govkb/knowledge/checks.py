"""What no single file can know of itself: ids given twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govkb.errors import Problem
from govkb.knowledge.kinds import FileRead, RuleKind


def rule_ids_are_unique(reads: Sequence[FileRead]) -> Iterator[Problem]:
    """A rule's id names it in readings and reports, so it is unique over all rule files."""
    first: dict[str, str] = {}
    for read in reads:
        if not isinstance(read.kind, RuleKind):
            continue
        for position, rule in enumerate(read.content.rules):
            line = read.line_of("rules", position, "id")
            if rule.id in first:
                yield Problem(read.file, line, f"rule id '{rule.id}' is given twice; the first stands in {first[rule.id]}")
            first.setdefault(rule.id, f"{read.file}:{line}")


CHECKS = (rule_ids_are_unique,)
