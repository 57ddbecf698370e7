"""The base that a count and a rate of one article imply: 2624人 at 18.86 per 万 is 139.1万 people.

The two belong together by structure: the rate's clause says 每万… of whom, its measure ends like the count's, the count stands before it in its sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from govkb.model import ClaimRecord, Modality, Statistic
from govkb.reconciliation.figures import divide, number_en, number_zh, same_unit, significant

_PER = re.compile(r"每(?P<number>十万|百万|万|千|百)(?P<base>[^，。；：、每]{1,20})$")
_VERB = re.compile(r"(?<=..)(?:拥有|配备|配有|达到|(?<![国公私所特专固原现享共])有)")
"""The verb between a base and what is counted in it; no base is named in one character, and 国有, 现有 are no verbs."""

_TEN = {"百": 100, "千": 1_000, "万": 10_000, "十万": 100_000, "百万": 1_000_000}
_LINKS = ("拥有", "配备", "配有", "达到", "有", "配", "的", "中", "为", "达")
"""Words that lead from a base to what is counted in it, and from there to the number."""

_REACH = 12
"""Figures before a rate among which its count stands."""

_CLAUSE = 40
"""Characters before a rate in which 每万 stands."""

_DOUBLED = re.compile(r"(.{2,}?)\1")


@dataclass(frozen=True, slots=True)
class Base:
    """What `rate` is a rate of: `words` as printed, and the numbers of them for which the count is printed as that rate.

    `value` is the count over the rate, `low` and `high` what the rate's rounding leaves open (high None where the count is only a lower bound).
    """

    count: ClaimRecord
    rate: ClaimRecord
    per: int
    words: str
    value: Decimal
    low: Decimal
    high: Decimal | None

    @property
    def zh(self) -> str:
        """139.1万城镇人口."""
        return f"{number_zh(self.value)}{self.words}"

    @property
    def en(self) -> str:
        """1,391,000 (城镇人口)."""
        return f"{number_en(self.value)} ({self.words})"


def bases_of(claims: Iterable[ClaimRecord]) -> Iterator[Base]:
    """The bases implied in each sentence, in the order of print."""
    sentences: defaultdict[tuple[str, int], list[ClaimRecord]] = defaultdict(list)
    for claim in claims:
        if claim.modality is Modality.REPORTED and not claim.repeat:
            sentences[claim.passage_id, claim.sentence_start].append(claim)
    for sentence in sentences.values():
        for at, rate in enumerate(sentence):
            base = _base(rate, sentence[max(0, at - _REACH) : at]) if rate.statistic is Statistic.RATE and rate.low > 0 else None
            if base is not None:
                yield base


def _base(rate: ClaimRecord, before: list[ClaimRecord]) -> Base | None:
    at = rate.text_start - rate.sentence_start
    found = _PER.search(rate.sentence, max(0, at - _CLAUSE), at)
    if found is None:
        return None
    totals = [claim for claim in before if claim.text_end <= rate.text_start and claim.statistic is Statistic.TOTAL]
    count = next((claim for claim in reversed(totals) if same_unit(claim.unit, rate.unit) and _one_thing(claim, rate)), None)
    if count is None:
        return None
    per = _TEN[found["number"]]
    low = divide(count.low, rate.high) * per if rate.high else Decimal(0)
    high = None if count.high is None else divide(count.high, rate.low) * per
    return Base(count, rate, per, _words(found["base"], count), divide(count.value, rate.value) * per, low, high)


def _one_thing(count: ClaimRecord, rate: ClaimRecord) -> bool:
    """Whether the rate's measure ends as the count's does (每万人口拥有社区工作者, 社区工作者), or as the indicator that the count is one of."""
    ends = (common_end(count.measure, rate.measure), common_end(count.indicator, rate.measure))
    return count.subject_id == rate.subject_id and max(ends) >= 2


def common_end(one: str, other: str) -> int:
    """Characters that two phrases end with alike."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return next((size for size, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _words(printed: str, count: ClaimRecord) -> str:
    """The base without what is counted in it, the words that link them, and a word printed twice over (人口人口)."""
    ends = (count.measure, count.indicator, *_LINKS)
    verb = _VERB.search(printed)
    words, rest = "", printed if verb is None else printed[: verb.start()]
    while words != rest:
        words = rest
        rest = next((words.removesuffix(end) for end in ends if end and words.endswith(end) and len(words) > len(end)), words)
    return _DOUBLED.sub(r"\1", words)


def difference(a: Base, b: Base) -> tuple[str, str]:
    """What the bases implied in two articles say of each other, in Chinese and English: half a sentence each."""
    more, less = (a, b) if a.value >= b.value else (b, a)
    percent = significant((divide(more.value, less.value) - 1) * 100, 2)
    zh = f"按各自的比率推算，{a.count.document}的基数为{a.zh}，{b.count.document}为{b.zh}，相差{percent}%，"
    en = f", and the rates printed beside them imply {a.en} and {b.en}, {percent} % apart"
    return zh, en
