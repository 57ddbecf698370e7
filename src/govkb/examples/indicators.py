"""Examples of indicators, by the whole way from text to claims."""

from __future__ import annotations

from hashlib import sha256

from govkb.engines.analysis import analyse
from govkb.examples.references import curated
from govkb.examples.runner import AnyCase, Runner, UnmetError
from govkb.knowledge import Knowledge
from govkb.knowledge.indicators import IndicatorClaim, IndicatorFile
from govkb.model import ClaimRecord, Report


def indicator(case: AnyCase, knowledge: Knowledge) -> object:
    """The example itself when each claim that it gives is read so, and no other claim is of an indicator of its file."""
    text: str = case.example.text
    data = text.encode()
    report = Report("example", text, "UTF-8", "text", sha256(data).hexdigest(), len(data))
    claims = list(analyse(report, knowledge, segmenter="jieba").claims)
    for wanted in case.example.claims:
        found = next((claim for claim in claims if _is(claim, wanted, knowledge)), None)
        if found is None:
            raise UnmetError(f"no claim is {_wanted(wanted, knowledge)}; read: {'; '.join(map(_read, claims)) or 'none'}")
        claims.remove(found)
    own = {case.rule.id, *case.rule.narrower}
    more = [claim for claim in claims if claim.indicator_id in own]
    if more:
        raise UnmetError(f"also read: {'; '.join(map(_read, more))}")
    return case.example.gives


def _is(claim: ClaimRecord, wanted: IndicatorClaim, knowledge: Knowledge) -> bool:
    statistic = wanted.statistic or knowledge.built(curated)[wanted.indicator].statistic
    said = (claim.value, claim.unit, claim.measure, claim.indicator_id, claim.scope, claim.statistic)
    return said == (wanted.value, wanted.unit, wanted.measure, wanted.indicator, wanted.scope, statistic)


def _wanted(wanted: IndicatorClaim, knowledge: Knowledge) -> str:
    statistic = wanted.statistic or knowledge.built(curated)[wanted.indicator].statistic
    return " · ".join(filter(None, (f"{wanted.value}{wanted.unit}", wanted.measure, wanted.indicator, wanted.scope, statistic)))


def _read(claim: ClaimRecord) -> str:
    return " · ".join(filter(None, (f"{claim.value}{claim.unit}", claim.measure, claim.indicator_id, claim.scope, claim.statistic)))


RUNNERS: dict[type, Runner] = {IndicatorFile: indicator}
