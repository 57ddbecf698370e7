"""Why a figure has its verdict: one sentence in Chinese and one in English, with the prints on record behind it."""

from __future__ import annotations

from govkb.drafts.deciding import Decision
from govkb.drafts.verdicts import Verdict
from govkb.model import ClaimRecord

Reason = tuple[str, str]


def reason_for(claim: ClaimRecord, decision: Decision) -> Reason:
    """Why the record leads to this decision."""
    sources = decision.sources
    if len(sources) == 0:
        return "知识库中没有同一对象、同一指标或相近语句的数", "nothing on record is of the same thing or in similar words"
    first = sources[0]
    ruled = f"（裁定：{decision.ruling}）" if decision.ruling else ""
    ruled_en = f" (ruled: {decision.ruling})" if decision.ruling else ""
    zh, en = _SAID[decision.verdict]
    others = [source for source in sources if source.quote != first.quote]
    other = others[0] if others else first
    names = {
        "first": cited(first),
        "first_en": cited_en(first),
        "other": cited(other),
        "other_en": cited_en(other),
        "quote": claim.quote,
    }
    return zh.format(**names) + ruled, en.format(**names) + ruled_en


_SAID: dict[Verdict, Reason] = {
    Verdict.DIFFERS: ("{first}", "{first_en}"),
    Verdict.CONTESTED: ("另有{first}；与本稿相同的见{other}", "also {first_en}; {other_en} agrees"),
    Verdict.STALE: ("更晚的是{first}", "later on record: {first_en}"),
    Verdict.NOT_IN_KB: ("查不到同一个数；最相近的是{first}", "no such figure on record; nearest: {first_en}"),
    Verdict.SELF_ONLY: ("只见于本文先前的刊印：{first}", "only in an earlier print of this article: {first_en}"),
    Verdict.MATCH: ("{first}", "{first_en}"),
    Verdict.MATCH_APPROX: ("{first}，取舍或约数可以解释", "{first_en}, rounded or approximate"),
    Verdict.MATCH_TRUNCATED: ("{first}，尾数舍去而未四舍五入", "{first_en}, cut off and not rounded"),
}


def cited(claim: ClaimRecord) -> str:
    """A print on record as a citation in Chinese: the figure, where, as of when."""
    return f"{claim.document}印作{claim.quote}{f'（{claim.time}）' if claim.time else ''}"


def cited_en(claim: ClaimRecord) -> str:
    """The same in the manner of a linter."""
    return f"{claim.quote} in {claim.document}{f' ({claim.time})' if claim.time else ''}"


REPEATED: Reason = ("本段在稿内重复刊印", "its passage is printed before in the draft")
"""Of every figure in a later print of a passage."""


def reason_inside(other: tuple[int, int]) -> Reason:
    """A figure that only the draft itself prints again, at line and column `other`."""
    line, column = other
    return f"知识库中查不到，稿内第{line}行第{column}列另印一次", f"not on record; the draft itself prints it again at {line}:{column}"
