"""A rate against its count, and against its base where the sentence prints one; without it the base that the two imply."""

from __future__ import annotations

from collections.abc import Iterator

from govkb.model import ClaimRecord
from govkb.reconciliation.audits.audit import Audit
from govkb.reconciliation.audits.sentence import Sentence
from govkb.reconciliation.audits.shares import SAYS, printed_as
from govkb.reconciliation.bases import Base, bases_of
from govkb.reconciliation.figures import divide, number_en, number_zh, plain, same_unit, significant

KIND = "rate"


def audit(sentence: Sentence) -> Iterator[Audit]:
    """The rates of the sentence whose count stands in it."""
    for base in bases_of(sentence.claims):
        printed = _printed(sentence, base)
        yield _implied(base) if printed is None else _checked(base, printed)


def _printed(sentence: Sentence, base: Base) -> ClaimRecord | None:
    """The total of people that is named as the base is."""
    totals = (claim for claim in sentence.totals if claim is not base.count and claim.measure and same_unit(claim.unit, "人"))
    return next((claim for claim in totals if base.words.endswith(claim.measure) or claim.measure.endswith(base.words)), None)


def _implied(base: Base) -> Audit:
    high = "∞" if base.high is None else number_zh(base.high)
    formula = f"{plain(base.count.value)} / {plain(base.rate.value)} × {base.per} = {number_en(base.value)}"
    return Audit(
        KIND,
        None,
        f"{base.rate.document}印作{base.count.quote}、每{number_zh_per(base.per)}为{base.rate.quote}，推算的基数为{base.zh}；基数没有印出，无从核对。",
        f"{base.rate.document} prints {base.count.quote} and {base.rate.quote} per {base.per:,}, which implies {base.en}; no base is printed.",
        (base.rate,),
        (base.count,),
        {"formula": formula, "base": base.words, "interval": f"[{number_zh(base.low)}, {high}]"},
    )


def _checked(base: Base, printed: ClaimRecord) -> Audit:
    low = divide(base.count.low, printed.high) * base.per if printed.high else base.low * 0
    high = divide(base.count.high, printed.low) * base.per if base.count.high is not None and printed.low > 0 else None
    quotient = divide(base.count.value, printed.value) * base.per
    verdict, how = printed_as(base.rate, quotient, low, high)
    exact = significant(quotient, 5)
    says, says_en = SAYS[how]
    return Audit(
        KIND,
        verdict,
        f"{base.rate.document}印作{printed.quote}{base.words}中{base.count.quote}，每{number_zh_per(base.per)}为{exact}，印作{base.rate.quote}；{says}。",
        f"{base.rate.document} prints {base.count.quote} among {printed.quote}, {exact} per {base.per:,}, as {base.rate.quote}; {says_en}.",
        (base.rate,),
        (base.count, printed),
        {"formula": f"{plain(base.count.value)} / {plain(printed.value)} × {base.per} = {exact}", "printed": base.rate.quote, "how": how},
    )


def number_zh_per(per: int) -> str:
    """百, 千, 万, 十万, 百万."""
    return {100: "百", 1_000: "千", 10_000: "万", 100_000: "十万", 1_000_000: "百万"}[per]
