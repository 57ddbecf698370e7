"""A share against the part and the whole that it is printed with: 216家 of 438家 is 49.315 %, printed 49.31% only if cut off.

The part is the last total before the share; the whole stands before it, counts the same (in unit and noun), and the share's own words say that it is
the part's: 占 or 占比, or its verb is the part's (覆盖…216家，组织覆盖率).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from govkb.model import Arithmetic, Bound, ClaimRecord, Statistic
from govkb.reconciliation.audits.audit import Audit
from govkb.reconciliation.audits.sentence import Sentence
from govkb.reconciliation.bases import common_end
from govkb.reconciliation.figures import divide, is_fraction, plain, same_unit, significant, step

KIND = "share"
_OF_PART = ("占", "比例", "比重")
_EXACT, _ROUND = Decimal("0.000001"), Decimal(1)
"""How far a figure may be from the quotient and be it exactly (三分之二 has no end in decimals); how far, in per cent, a fraction may be from it."""


def audit(sentence: Sentence) -> Iterator[Audit]:
    """The shares of the sentence whose part and whole stand in it."""
    for share in sentence.claims:
        if share.statistic is Statistic.SHARE and share.unit == "%":
            pair = part_and_whole(sentence, share)
            if pair is not None:
                yield _share(share, *pair)


def part_and_whole(sentence: Sentence, share: ClaimRecord) -> tuple[ClaimRecord, ClaimRecord] | None:
    """The two totals that the share is made of, None where the sentence does not say."""
    own = sentence.bracket(share)
    before = [claim for claim in sentence.totals if sentence.end(claim) <= sentence.start(share) and sentence.bracket(claim) in (own, -1)]
    if len(before) < 2:
        return None
    part = before[-1]
    if not _says_of(sentence, share, part):
        return None
    wholes = [claim for claim in before[:-1] if same_unit(claim.unit, part.unit) and claim.value >= part.value and claim.value > 0]
    return next(((part, whole) for whole in reversed(wholes) if _one_noun(sentence, part, whole)), None)


def _says_of(sentence: Sentence, share: ClaimRecord, part: ClaimRecord) -> bool:
    clause = sentence.clause(share)
    if any(word in clause for word in _OF_PART):
        return True
    verb = share.measure.removesuffix("率")[-2:] if share.measure.endswith("率") else ""
    return len(verb) == 2 and verb in sentence.clause(part) + sentence.behind(part)


def _one_noun(sentence: Sentence, part: ClaimRecord, whole: ClaimRecord) -> bool:
    """Whether the part is some of the whole: one noun, or 中 between them (438家中，216家)."""
    gap = sentence.between(whole, part)
    return common_end(part.measure, whole.measure) >= 2 or "中，" in gap or "其中" in gap


def _share(share: ClaimRecord, part: ClaimRecord, whole: ClaimRecord) -> Audit:
    low = divide(part.low, whole.high) * 100 if whole.high else Decimal(0)
    high = divide(part.high, whole.low) * 100 if part.high is not None and whole.low > 0 else None
    quotient = divide(part.value, whole.value) * 100
    verdict, how = printed_as(share, quotient, low, high)
    exact = significant(quotient, 5)
    says, says_en = SAYS[how]
    return Audit(
        KIND,
        verdict,
        f"{share.document}印作{whole.quote}中{part.quote}，{plain(part.value)} ÷ {plain(whole.value)} = {exact}%，占比印作{share.quote}；{says}。",
        f"{share.document} prints {part.quote} of {whole.quote}, which is {exact} %, as {share.quote}; {says_en}.",
        (share,),
        (part, whole),
        {"formula": f"{plain(part.value)} / {plain(whole.value)} = {exact}%", "printed": share.quote, "how": how},
    )


SAYS = {
    "exact": ("分毫不差", "that is exact"),
    "rounded": ("四舍五入相符", "that is right when rounded"),
    "cut off": ("截去尾数才相符，四舍五入不符", "that holds only if it is cut off, not rounded"),
    "rounded up": ("进一法才相符，四舍五入不符", "that holds only if it is rounded up"),
    "approximate": ("在所印约数或界限之内", "that lies within the approximate figure"),
    "round word": ("作为约数相符", "that holds as a round word"),
    "within": ("计入所据数字的取舍才相符", "that holds only within the rounding of the figures it is made from"),
    "": ("无论四舍五入、截尾还是进一都不符，不能同时成立", "neither rounded, cut off nor rounded up does it hold"),
}
"""How a quotient is printed → what is said of it."""


def printed_as(figure: ClaimRecord, quotient: Decimal, low: Decimal, high: Decimal | None) -> tuple[Arithmetic, str]:
    """Whether a figure can be the print of a quotient, and how, by the words of `SAYS`; empty when it cannot.

    `quotient` is that of the printed values, [low, high] what their own rounding leaves open. 三分之二 is exact of what is 66.667 %, and of what is
    66 % a round word.
    """
    if figure.bound is not Bound.EXACT:
        meets = (figure.high is None or low <= figure.high) and (high is None or figure.low <= high)
        return (Arithmetic.HOLDS, "approximate") if meets else (Arithmetic.IMPOSSIBLE, "")
    if abs(quotient - figure.value) <= _EXACT:
        return Arithmetic.HOLDS, "exact"
    if is_fraction(figure):
        near = abs(quotient - figure.value) <= _ROUND
        return (Arithmetic.APPROXIMATE, "round word") if near else (Arithmetic.IMPOSSIBLE, "")
    for verdict, how, start, end in ways(figure.value, step(figure)):
        if _reach(quotient, quotient, start, end, closed_below=how != "rounded up"):
            return verdict, how
    if any(_reach(low, high, start, end, closed_below=how != "rounded up") for _, how, start, end in ways(figure.value, step(figure))):
        return Arithmetic.APPROXIMATE, "within"
    return Arithmetic.IMPOSSIBLE, ""


def ways(value: Decimal, unit: Decimal) -> tuple[tuple[Arithmetic, str, Decimal, Decimal], ...]:
    """The ways to print a number with this last decimal, and between which ends the numbers lie that are printed so."""
    return (
        (Arithmetic.HOLDS, "rounded", value - unit / 2, value + unit / 2),
        (Arithmetic.APPROXIMATE, "cut off", value, value + unit),
        (Arithmetic.APPROXIMATE, "rounded up", value - unit, value),
    )


def _reach(low: Decimal, high: Decimal | None, start: Decimal, end: Decimal, *, closed_below: bool) -> bool:
    """Whether [low, high] has a value in [start, end), or in (start, end] when not closed below."""
    if closed_below:
        return low < end and (high is None or high >= start)
    return low <= end and (high is None or high > start)
