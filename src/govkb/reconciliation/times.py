"""Whether two figures are of different times, as far as the prints tell."""

from __future__ import annotations

from dataclasses import dataclass

from govkb.model import ClaimRecord


@dataclass(frozen=True, slots=True)
class Gap:
    """Two figures are of different times, or may be. `nested`: the period of one lies in that of the other, so that neither replaces the other."""

    zh: str
    en: str
    nested: bool = False


def apart(a: ClaimRecord, b: ClaimRecord) -> Gap | None:
    """How the times of two figures differ; None when they are one time or when one of the two is not dated at all.

    A figure as of a day (截至2025年底) and one of the period that ends on it (2025年) are of one time. An expression whose day is not known
    (截至目前, in a report without a date of publication) may be of any time, so that it differs from every other expression.
    """
    if not a.time or not b.time:
        return None
    one, other = (_dated(claim) if a.time == b.time else claim.time for claim in (a, b))
    words = f"{one}／{other}", f"{one} / {other}"
    known = [bool(claim.period_start or claim.period_end) for claim in (a, b)]
    if all(known):
        return None if _one_time(a, b) else Gap(*words, nested=_holds(a, b) or _holds(b, a))
    if a.time == b.time:
        return None
    open_ = "、".join(f"“{claim.time}”" for claim, is_known in zip((a, b), known, strict=True) if not is_known)
    return Gap(f"{words[0]}，{open_}没有确切日期", f"{words[1]}; the day of {open_.replace('、', ' and ')} is not known")


def _one_time(a: ClaimRecord, b: ClaimRecord) -> bool:
    if (a.period_start, a.period_end) == (b.period_start, b.period_end):
        return True
    return a.period_end != "" and a.period_end == b.period_end and "" in (a.period_start, b.period_start)


def _dated(claim: ClaimRecord) -> str:
    """The expression with its days, where two are printed alike and mean different ones."""
    return f"{claim.time}（{'—'.join(filter(None, dict.fromkeys((claim.period_start, claim.period_end))))}）"


def _holds(a: ClaimRecord, b: ClaimRecord) -> bool:
    """Whether the whole period of `b` lies in that of `a`, both with a first and a last day."""
    ends = (a.period_start, b.period_start, b.period_end, a.period_end)
    return "" not in ends and a.period_start <= b.period_start and b.period_end <= a.period_end
