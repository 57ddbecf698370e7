"""How two figures on one thing stand to each other, and why, in one sentence (`Comparing figures` in the design).

First the gate (what was counted, of whom), then when, then the numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

from govkb.model import Bound, ClaimRecord, Relation, Statistic
from govkb.reconciliation.times import apart

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


@dataclass(frozen=True, slots=True)
class Note:
    """What else is known of two figures, half a sentence in each language that ends (zh) or begins (en) with its mark, or empty.

    `one_text` tells whether both stand at one place of one text.
    """

    zh: str = ""
    en: str = ""
    one_text: bool = False


NOTHING = Note()


def relate(a: ClaimRecord, b: ClaimRecord, note: Note = NOTHING) -> Verdict:
    """The relation of two claims with one subject, indicator and statistic."""
    prints_zh, prints_en = _prints(a, b, note)
    if a.scope != b.scope and not (a.statistic is Statistic.RATE and apart(a, b) is not None):
        scopes = f"{a.scope or '未限定'}／{b.scope or '未限定'}"
        scopes_en = f"{a.scope or 'none'} / {b.scope or 'none'}"
        clash, clash_en = ("", "") if meet(a, b) else ("；若其实指同一件事，则两数不一致", "; if both mean the same, they disagree")
        return Verdict(
            Relation.SCOPE,
            f"{prints_zh}；统计范围不同（{scopes}），{note.zh}不作比较{clash}。",
            f"{prints_en}; their scopes differ ({scopes_en}){note.en}: they are not compared{clash_en}.",
        )
    if equal(a, b):
        return _equal(prints_zh, prints_en, note)
    if meet(a, b):
        why, why_en = _rounding(a, b)
        return Verdict(
            Relation.COMPATIBLE, f"{prints_zh}；{note.zh}{why}，两数不矛盾。", f"{prints_en}; {why_en} explains the difference{note.en}."
        )
    gap = apart(a, b)
    if gap is not None and gap.nested:
        return Verdict(
            Relation.SCOPE,
            f"{prints_zh}；一数的时段包含另一数的（{gap.zh}），{note.zh}不作比较。",
            f"{prints_en}; the period of one holds that of the other ({gap.en}){note.en}: they are not compared.",
        )
    if gap is not None:
        return Verdict(
            Relation.UPDATE,
            f"{prints_zh}；标明的时间不同（{gap.zh}），{note.zh}后一时点的数可能取代前一个。",
            f"{prints_en}; the dates printed differ ({gap.en}){note.en}: the later figure may replace the earlier.",
        )
    when, when_en = _no_gap(a, b)
    return Verdict(
        Relation.CONFLICT, f"{prints_zh}；{when}，{note.zh}两数不能并存。", f"{prints_en}; {when_en}{note.en}: both cannot hold."
    )


def equal(a: ClaimRecord, b: ClaimRecord) -> bool:
    """Whether the two print one value."""
    return a.value == b.value and a.value_max == b.value_max and a.bound == b.bound


def meet(a: ClaimRecord, b: ClaimRecord) -> bool:
    """Whether some value satisfies both; the upper end of a rounded figure does not count."""
    return _below(a, b) and _below(b, a)


def _below(a: ClaimRecord, b: ClaimRecord) -> bool:
    if b.high is None or a.low < b.high:
        return True
    return a.low == b.high and (b.low == b.high or b.value_max is not None)


def _prints(a: ClaimRecord, b: ClaimRecord, note: Note) -> tuple[str, str]:
    if note.one_text:
        return (
            f"{a.document}与{b.document}的同一段文字，前者印作{a.quote}，后者印作{b.quote}",
            f"{a.document} and {b.document} print one text, the former with {a.quote}, the latter with {b.quote}",
        )
    if a.document == b.document:
        return f"{a.document}一处印作{a.quote}，另一处印作{b.quote}", f"{a.document} prints {a.quote} in one place, {b.quote} in another"
    return f"{a.document}印作{a.quote}，{b.document}印作{b.quote}", f"{a.document} prints {a.quote}, {b.document} prints {b.quote}"


def _equal(prints_zh: str, prints_en: str, note: Note) -> Verdict:
    if note.one_text:
        return Verdict(Relation.REPEAT, f"{prints_zh}；只算一个来源。", f"{prints_en}; it is one source.")
    return Verdict(Relation.AGREE, f"{prints_zh}；两处各自刊印，数值一致。", f"{prints_en}; the same value, printed independently.")


def _rounding(a: ClaimRecord, b: ClaimRecord) -> tuple[str, str]:
    """Which of the two leaves room for the other."""
    loose = [claim for claim in (a, b) if claim.bound is not Bound.EXACT or claim.low != claim.high]
    ranges = "，".join(f"{claim.quote}可指{interval(claim)}" for claim in loose)
    return (
        f"取舍或约数可以解释（{ranges}）",
        f"rounding or approximation ({'; '.join(f'{claim.quote} is {interval(claim)}' for claim in loose)})",
    )


def interval(claim: ClaimRecord) -> str:
    """The values a figure can stand for, as [low, high]: 4.18万 is [41750, 41850)."""
    if claim.high is None:
        return f"[{claim.low:f}, ∞)"
    rounded = claim.bound is Bound.EXACT and claim.low != claim.high
    return f"[{claim.low:f}, {claim.high:f}{')' if rounded else ']'}"


def _no_gap(a: ClaimRecord, b: ClaimRecord) -> tuple[str, str]:
    """Why time does not explain the difference."""
    if a.time and a.time == b.time:
        return f"时间同为{a.time}", f"both are dated {a.time}"
    if a.time and b.time:
        return f"{a.time}与{b.time}指同一时间", f"{a.time} and {b.time} are one date"
    if a.time or b.time:
        return f"只有一处标明时间（{a.time or b.time}），不能用时间解释", f"no date explains it (only one is dated, {a.time or b.time})"
    return "两处都没有标明时间，不能用时间解释", "no date explains it (neither is dated)"
