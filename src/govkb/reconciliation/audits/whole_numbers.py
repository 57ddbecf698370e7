"""A share of a whole number of things: of 188 people 73.9 % are 139, but 73.7 % are no whole number of them.

The method is the GRIM test (N. Brown and J. Heathers, 2016): with few enough in the whole, not every percentage can be printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from govkb.model import Arithmetic, Bound, ClaimRecord, Statistic
from govkb.reconciliation.audits.audit import Audit
from govkb.reconciliation.audits.sentence import Sentence
from govkb.reconciliation.audits.shares import SAYS, part_and_whole, ways
from govkb.reconciliation.figures import divide, is_exact, is_fraction, plain, significant, step

KIND = "whole-number"

_AMONG = re.compile(r"[^，,；;。：:（(）)0-9]{0,16}中[，,]?[^，,；;。：:（(）)]{0,24}")
_SHARED = ("占", "比例", "比重", "率")


def audit(sentence: Sentence) -> Iterator[Audit]:
    """The shares of the sentence of a whole that is printed before them, with 中 between them."""
    for share in sentence.claims:
        whole = _whole(sentence, share) if share.statistic is Statistic.SHARE and share.unit == "%" else None
        if (
            whole is not None
            and share.bound is Bound.EXACT
            and not is_fraction(share)
            and step(share) * whole.value < 100
            and part_and_whole(sentence, share) is None
        ):
            yield _whole_number(share, whole)


def _whole(sentence: Sentence, share: ClaimRecord) -> ClaimRecord | None:
    """The last total before the share, where the words between them say that the share is of it."""
    before = [claim for claim in sentence.totals if sentence.end(claim) <= sentence.start(share)]
    if not before or not is_exact(before[-1]) or before[-1].value <= 0:
        return None
    between = sentence.between(before[-1], share)
    is_of = _AMONG.fullmatch(between) is not None and any(word in between for word in _SHARED)
    return before[-1] if is_of else None


def _whole_number(share: ClaimRecord, whole: ClaimRecord) -> Audit:
    verdict, how, part = _part(share, whole.value)
    if part is None:
        zh = f"{whole.quote}中没有哪个整数的占比印成{share.quote}；{SAYS[how][0]}。"
        en = f"no whole number out of {whole.quote} is {share.quote}: {SAYS[how][1]}."
        formula = ""
    else:
        exact = significant(divide(part, whole.value) * 100, 5)
        formula = f"{plain(part)} / {plain(whole.value)} = {exact}%"
        zh = f"{whole.quote}中的{plain(part)}{whole.unit}为{exact}%，印作{share.quote}；{SAYS[how][0]}。"
        en = f"{plain(part)} out of {whole.quote} is {exact} %, printed {share.quote}; {SAYS[how][1]}."
    facts = {"formula": formula, "printed": share.quote, "how": how}
    return Audit(KIND, verdict, f"{share.document}：{zh}", f"{share.document}: {en}", (share,), (whole,), facts)


def _part(share: ClaimRecord, whole: Decimal) -> tuple[Arithmetic, str, Decimal | None]:
    """The smallest whole part whose share is printed so, by rounding before cutting off before rounding up; None where there is none."""
    for verdict, how, low, high in ways(share.value, step(share)):
        part = divide(max(low, Decimal(0)) * whole, Decimal(100)).to_integral_value(ROUND_CEILING)
        if part <= whole and part * 100 < high * whole:
            return verdict, how, part
    return Arithmetic.IMPOSSIBLE, "", None
