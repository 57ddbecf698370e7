"""Parts and total: the figures of a closed list against the total printed before or behind it.

A list belongs to a total where the print says so: in brackets right behind it (8290人（县内2954人、…）), behind 分为 or 分别为, before 共 or 合计. Behind 共
alone (168个社区共排出22个…) it may as well count other things, so that there a sum is only held against a total that it equals or nearly does.
其中 and 含 open a list of some of the parts: none of them is larger than the total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from govkb.model import Arithmetic, Bound, ClaimRecord
from govkb.reconciliation.audits.audit import Audit
from govkb.reconciliation.audits.sentence import SUMS_UP, Sentence
from govkb.reconciliation.bases import common_end
from govkb.reconciliation.figures import plain, same_unit

KIND = "parts"

_DIVIDED = re.compile(r"(?:划分为|划分成|分为|分成|划为|细分为|分别[为是有]|即|(?:其中|包括|分别)?[：:])[^，,；;。：:0-9]{0,12}$")
_TOGETHER = re.compile(r"共[^，,；;。：:0-9]{0,8}$")
_SOME = re.compile(r"其中|包括|包含|含")
_AMONG = re.compile(r"[^，,；;。：:（(）)0-9]{0,16}中(?:[，,]|有)")
_ALL = re.compile(rf"^[^，,；;。：:（(）)0-9]{{0,12}}[，,]?[^，,；;。：:（(）)0-9]{{0,6}}{SUMS_UP}$")
_NEAR = Decimal("0.1")
"""How far a sum may be from a total that it is only likely to be the sum of."""


def audit(sentence: Sentence) -> Iterator[Audit]:
    """The sums of the sentence."""
    for parts in sentence.lists():
        total, sure = _total(sentence, parts)
        if total is not None:
            yield from _sum(total, parts, sure=sure)
    yield from _some(sentence)


def _total(sentence: Sentence, parts: Sequence[ClaimRecord]) -> tuple[ClaimRecord | None, bool]:
    """The total that the list belongs to, and whether the print says so or the nouns only suggest it."""
    first, last = parts[0], parts[-1]
    bracket = sentence.bracket(first)
    if bracket >= 0:
        return _before_bracket(sentence, parts, bracket), True
    before = [claim for claim in sentence.totals if sentence.end(claim) <= sentence.start(first) and sentence.bracket(claim) < 0]
    if before and same_unit(before[-1].unit, first.unit):
        gap = sentence.between(before[-1], first)
        if _DIVIDED.search(gap):
            return before[-1], True
        if _TOGETHER.search(gap) and not re.search(r"[，,；;。：:]", gap) and _one_noun(parts):
            return before[-1], False
    behind = next((claim for claim in sentence.totals if sentence.start(claim) >= sentence.end(last)), None)
    if behind is not None and same_unit(behind.unit, first.unit) and _ALL.search(sentence.between(last, behind)):
        return behind, True
    return None, False


def _before_bracket(sentence: Sentence, parts: Sequence[ClaimRecord], bracket: int) -> ClaimRecord | None:
    """The total right before the bracket, where the bracket holds the list and nothing but it."""
    inside = [claim for claim in sentence.claims if sentence.bracket(claim) == bracket]
    lead = sentence.text[bracket + 1 : sentence.start(parts[0])]
    if len(inside) != len(parts) or _SOME.match(lead):
        return None
    before = [claim for claim in sentence.totals if sentence.end(claim) <= bracket and sentence.bracket(claim) != bracket]
    if not before or not same_unit(before[-1].unit, parts[0].unit):
        return None
    return None if re.search(r"[，,；;。：:、]", sentence.text[sentence.end(before[-1]) : bracket]) else before[-1]


def _one_noun(parts: Sequence[ClaimRecord]) -> bool:
    """Whether the parts are kinds of one thing of one place (先进党组织, 中间党组织)."""
    return all(part.subject_id == parts[0].subject_id for part in parts) and all(
        common_end(parts[0].measure, part.measure) >= 2 for part in parts[1:]
    )


def _sum(total: ClaimRecord, parts: Sequence[ClaimRecord], *, sure: bool) -> Iterator[Audit]:
    low = sum((part.low for part in parts), Decimal(0))
    high = None if any(part.high is None for part in parts) else sum((part.high or Decimal(0) for part in parts), Decimal(0))
    value = sum((part.value for part in parts), Decimal(0))
    meets = (total.high is None or low <= total.high) and (high is None or total.low <= high)
    exact = value == total.value and all(claim.bound is Bound.EXACT for claim in (total, *parts))
    verdict = Arithmetic.HOLDS if exact else Arithmetic.APPROXIMATE if meets else Arithmetic.IMPOSSIBLE
    if verdict is not Arithmetic.HOLDS and not sure and (len(parts) < 3 or abs(value - total.value) > _NEAR * total.value):
        return
    terms = " + ".join(part.quote for part in parts)
    says, says_en = _SAYS[verdict]
    if not sure and verdict is Arithmetic.IMPOSSIBLE:
        says, says_en = f"如果这几项就是全部，{says}", f"if these are all parts, {says_en}"
    yield Audit(
        KIND,
        verdict,
        f"{total.document}列出的各项{terms} = {plain(value)}，总数印作{total.quote}；{says}。",
        f"{total.document} lists {terms} = {plain(value)} and prints {total.quote} for the total; {says_en}.",
        (total,),
        tuple(parts),
        {"formula": f"{terms} = {plain(value)}", "printed": total.quote},
    )


_SAYS = {
    Arithmetic.HOLDS: ("合计无误", "they add up"),
    Arithmetic.APPROXIMATE: ("有约数或取舍，合计对得上", "they add up within what is rounded or approximate"),
    Arithmetic.IMPOSSIBLE: ("合计对不上，不能同时成立", "they do not add up and cannot all hold"),
}


def _some(sentence: Sentence) -> Iterator[Audit]:
    """Figures behind 其中, or behind a total and 中, that are larger than every total before them."""
    for wholes, begin in _openings(sentence):
        part = next((claim for claim in sentence.totals if sentence.start(claim) >= begin), None)
        if part is None or re.search(r"[；;。：:]", sentence.text[begin : sentence.start(part)]):
            continue
        alike = [claim for claim in wholes if same_unit(claim.unit, part.unit) and claim.subject_id == part.subject_id]
        if alike and all(claim.high is not None and part.low > claim.high for claim in alike):
            whole = alike[-1]
            yield Audit(
                KIND,
                Arithmetic.IMPOSSIBLE,
                f"{part.document}印作其中{part.quote}，全部却印作{whole.quote}；部分大于全部，不能同时成立。",
                f"{part.document} prints {part.quote} among {whole.quote}; a part larger than the whole cannot hold.",
                (whole,),
                (part,),
                {"formula": f"{part.quote} > {whole.quote}", "printed": whole.quote},
            )


def _openings(sentence: Sentence) -> Iterator[tuple[list[ClaimRecord], int]]:
    """Where a sentence begins to speak of some of those it has counted, and the totals it has counted by then."""
    for match in re.finditer("其中", sentence.text):
        yield [claim for claim in sentence.totals if sentence.end(claim) <= match.start()], match.end()
    for claim in sentence.totals:
        among = _AMONG.match(sentence.text, sentence.end(claim))
        if among is not None:
            yield [claim], among.end()
