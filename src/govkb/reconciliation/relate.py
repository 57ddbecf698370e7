"""How two figures on one thing stand to each other, and why, in one sentence (`Comparing figures` in the design)."""

from __future__ import annotations

from dataclasses import dataclass

from govkb.model import ClaimRecord, Relation

SEVERITY = {
    Relation.CONFLICT: "error",
    Relation.UPDATE: "warning",
    Relation.REPEAT: "warning",
    Relation.SCOPE: "info",
    Relation.COMPATIBLE: "info",
    Relation.AGREE: "info",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A relation with its cause in Chinese and in English."""

    relation: Relation
    zh: str
    en: str


def relate(a: ClaimRecord, b: ClaimRecord) -> Verdict:
    """The relation of two claims with one subject, indicator and statistic. First what was measured, then when, then the numbers."""
    prints_zh = f"{a.document}印作{a.quote}，{b.document}印作{b.quote}"
    prints_en = f"{a.document} prints {a.quote}, {b.document} prints {b.quote}"
    if a.scope != b.scope:
        scopes = f"{a.scope or '未限定'}／{b.scope or '未限定'}"
        return Verdict(Relation.SCOPE, f"{prints_zh}；口径不同（{scopes}），不作比较。", f"{prints_en}; their scopes differ ({scopes}).")
    if a.value == b.value and a.value_max == b.value_max and a.bound == b.bound:
        return Verdict(Relation.AGREE, f"{prints_zh}；两处各自刊印，数值一致。", f"{prints_en}; the same value, printed independently.")
    if _meet(a, b):
        return Verdict(
            Relation.COMPATIBLE,
            f"{prints_zh}；取舍或约数可以解释，两数不矛盾。",
            f"{prints_en}; rounding or approximation explains the difference.",
        )
    if _dated_apart(a, b):
        return Verdict(
            Relation.UPDATE,
            f"{prints_zh}；时间不同（{a.time}／{b.time}），后一时点的数可能取代前一个。",
            f"{prints_en}; the dates differ ({a.time} / {b.time}), the later figure may replace the earlier.",
        )
    when = f"时间同为{a.time}" if a.time and a.time == b.time else "没有时间可以解释"
    when_en = f"both dated {a.time}" if a.time and a.time == b.time else "no date explains it"
    return Verdict(Relation.CONFLICT, f"{prints_zh}；{when}，两数不能并存。", f"{prints_en}; {when_en}: both cannot hold.")


def _meet(a: ClaimRecord, b: ClaimRecord) -> bool:
    """Whether some value satisfies both; the upper end of a rounded figure does not count."""
    return _below(a, b) and _below(b, a)


def _below(a: ClaimRecord, b: ClaimRecord) -> bool:
    if b.high is None or a.low < b.high:
        return True
    return a.low == b.high and (b.low == b.high or b.value_max is not None)


def _dated_apart(a: ClaimRecord, b: ClaimRecord) -> bool:
    """Whether both are dated, and not alike: by their periods where known, else by the words."""
    if not a.time or not b.time or a.time == b.time:
        return False
    periods = (a.period_start, a.period_end), (b.period_start, b.period_end)
    return periods[0] != periods[1] or not any(periods[0])
