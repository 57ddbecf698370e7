"""A mean against the total and the count that its sentence prints: 8290人 in 3566户 is 2.32 a household, printed 户均2人以上.

The mean's own word names what is counted (户均: the total in 户) and its unit what is summed up (人). The sentence must print one of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from govkb.model import ClaimRecord, Statistic
from govkb.reconciliation.audits.audit import Audit
from govkb.reconciliation.audits.sentence import Sentence
from govkb.reconciliation.audits.shares import SAYS, printed_as
from govkb.reconciliation.figures import divide, plain, same_unit, significant

KIND = "mean"

_EACH = re.compile(r"(?P<before>[户人村社家校店亩队])均|平均每(?P<behind>[户人村家校店亩队支个])|每(?P<each>[户人村家校店亩队支个])平均")
_NOUNS = {"村": ("村",), "社": ("社区", "合作社"), "校": ("学校", "小学", "中学"), "队": ("队", "队伍")}
"""What a mean's word means where it is no unit: 村均 is a mean over things whose name ends so."""


def audit(sentence: Sentence) -> Iterator[Audit]:
    """The means of the sentence whose total and count stand in it."""
    for mean in sentence.claims:
        found = _EACH.search(sentence.clause(mean)) if mean.statistic is Statistic.MEAN else None
        if found is None:
            continue
        each = found["before"] or found["behind"] or found["each"]
        before = [claim for claim in sentence.totals if sentence.end(claim) <= sentence.start(mean) and _outside(sentence, claim, mean)]
        counts = [claim for claim in before if _counts(claim, each)]
        totals = [claim for claim in before if same_unit(claim.unit, mean.unit) and claim not in counts]
        if len(counts) == 1 and len(totals) == 1 and counts[0].low > 0 and _one_thing(sentence, mean, found.end(), totals[0], counts[0]):
            yield _mean(mean, totals[0], counts[0])


def _outside(sentence: Sentence, claim: ClaimRecord, mean: ClaimRecord) -> bool:
    """Whether the claim stands at the level of the mean: figures in a bracket break another one down."""
    return sentence.bracket(claim) in (-1, sentence.bracket(mean))


def _counts(claim: ClaimRecord, each: str) -> bool:
    return same_unit(claim.unit, each) or (each in _NOUNS and claim.measure.endswith(_NOUNS[each]))


def _one_thing(sentence: Sentence, mean: ClaimRecord, behind: int, total: ClaimRecord, count: ClaimRecord) -> bool:
    """Whether what the mean is of (户均|就业) is what was summed up: it stands in the clause of the total or of the count, or nothing is said."""
    thing = sentence.clause(mean)[behind:][:2]
    return len(thing) < 2 or any(thing in sentence.clause(claim) + sentence.behind(claim) for claim in (total, count))


def _mean(mean: ClaimRecord, total: ClaimRecord, count: ClaimRecord) -> Audit:
    low = divide(total.low, count.high) if count.high else divide(total.low, count.value) * 0
    high = divide(total.high, count.low) if total.high is not None else None
    quotient = divide(total.value, count.value)
    verdict, how = printed_as(mean, quotient, low, high)
    exact = significant(quotient, 5)
    says, says_en = SAYS[how]
    return Audit(
        KIND,
        verdict,
        f"{mean.document}印作{count.quote}、{total.quote}，{plain(total.value)} ÷ {plain(count.value)} = {exact}，平均数印作{mean.quote}；{says}。",
        f"{mean.document} prints {total.quote} for {count.quote}, which is {exact} each, as {mean.quote}; {says_en}.",
        (mean,),
        (total, count),
        {"formula": f"{plain(total.value)} / {plain(count.value)} = {exact}", "printed": mean.quote, "how": how},
    )
