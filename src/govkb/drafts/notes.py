"""存异说明: a note on two values that an editor can paste below a draft: both figures, their dates, what they count, and where they are printed."""

from __future__ import annotations

from govkb.drafts.record import Words
from govkb.drafts.verdicts import Figure, Verdict
from govkb.model import ClaimRecord

_ON = frozenset({Verdict.DIFFERS, Verdict.CONTESTED, Verdict.STALE, Verdict.ARITHMETIC})
_MOST = 3
"""Values on record that a note names."""


def note_on(figure: Figure, words: Words) -> str:
    """The note on a figure that another value stands against; empty for any other."""
    claim = figure.claim
    if claim is None or figure.verdict not in _ON:
        return ""
    if figure.verdict is Verdict.ARITHMETIC:
        others = "、".join(dict.fromkeys(other.quote for other in figure.inside))
        return f"【存异说明】{_thing(claim)}：本稿作{claim.quote}。{_closed(figure.reason_zh)}{f'同稿相关数字：{others}。' if others else ''}发稿前请核对。"
    against = _other_values(claim, figure.sources)
    values = "；".join(f"{_cited(other, words)}作{other.quote}（{_dated(other)}）" for other in against)
    quotes = "；".join(f"“{other.sentence}”（{other.document}，第{other.start}—{other.end}字）" for other in against)
    return (
        f"【存异说明】{_thing(claim)}：本稿作{claim.quote}（{_dated(claim)}）；{values}。{_counted(claim, against, words)}依据：{quotes}。"
    )


def _other_values(claim: ClaimRecord, sources: tuple[ClaimRecord, ...]) -> list[ClaimRecord]:
    """One print of each value that is not the draft's, the decisive one first."""
    values = {(source.value, source.value_max, source.bound): source for source in reversed(sources) if source.quote != claim.quote}
    order = {source.id: at for at, source in enumerate(sources)}
    return sorted(values.values(), key=lambda source: order[source.id])[:_MOST] or list(sources[:1])


def _thing(claim: ClaimRecord) -> str:
    name = claim.indicator or claim.measure
    # What stands before a broken range (9—4户) is no name.
    return f"{claim.subject}{name if any(map(str.isalpha, name)) else ''}" or "此数"


def _dated(claim: ClaimRecord) -> str:
    if not claim.time:
        return "未注明时间"
    period = "至".join(dict.fromkeys(filter(None, (claim.period_start, claim.period_end))))
    return f"{claim.time}，即{period}" if period else claim.time


def _cited(claim: ClaimRecord, words: Words) -> str:
    source = words.sources.get(claim.document)
    told = [] if source is None else [source.publisher, source.published, source.page]
    about = "，".join(filter(None, told))
    title = f"《{' '.join(claim.title.split())}》" if claim.title else ""
    return f"{claim.document}{title}{f'（{about}）' if about else ''}"


def _counted(claim: ClaimRecord, against: list[ClaimRecord], words: Words) -> str:
    """What is counted (口径), by the indicator's definition and the scopes and phrases as printed."""
    definition = words.definitions.get(claim.indicator_id) or next(
        (found for one in against if (found := words.definitions.get(one.indicator_id))), ""
    )
    parts = [f"口径：{definition.rstrip('。')}"] if definition else []
    phrases = list(dict.fromkeys(f"“{one.measure}”" for one in against if one.measure != claim.measure and one.measure))
    if phrases:
        parts.append(f"本稿称“{claim.measure}”，来源称{'、'.join(phrases)}")
    if len({one.scope for one in (claim, *against)}) > 1:
        parts.append(f"范围：本稿{claim.scope or '未限定'}，来源{'、'.join(one.scope or '未限定' for one in against)}")
    return f"{'；'.join(parts)}。" if parts else ""


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith("。") else f"{sentence}。"
