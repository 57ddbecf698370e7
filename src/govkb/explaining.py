"""Why the numeral at one place of a report became what it became: passage, fate, and for a claim each field with its rule and words.

Everything is read off a `ReportResult`; what was tried and not taken is found again with the same rules. Offsets are code points of the report.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govkb.extraction.quantities import read_quantities
from govkb.extraction.sentences import clause_around
from govkb.extraction.times import find_times
from govkb.knowledge import Knowledge
from govkb.knowledge.citations import Cited, cite, cited_in
from govkb.knowledge.text_rules import ModalityRule, NameRule, StatisticRule
from govkb.model import ClaimRecord, Fate, Passage
from govkb.resolution import ReportResult
from govkb.resolution.result import MentionRecord, NumeralRecord

_CONTEXT = 24
"""Characters shown on either side of the numeral."""

_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Decision:
    """A field of a claim, its value, the words of its reading, and the rules of the extractors that the reading names."""

    field: str
    value: str
    reading: str
    rules: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """What could have been taken for a field and was not. `why` is a key: only_chinese, other_rule, no_claim, later_rule, other_time, other_name."""

    field: str
    words: str
    why: str
    rules: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All of it. `passage` is None between passages, `numeral` None where no number stands; `nearest` lists the numerals around then."""

    document: str
    offset: int
    char: str
    passage: Passage | None
    article: str
    before: str
    printed: str
    after: str
    numeral: NumeralRecord | None
    fate_rules: tuple[Cited, ...]
    claim: ClaimRecord | None
    decisions: tuple[Decision, ...]
    tried: tuple[Tried, ...]
    stands_in: tuple[str, ...]
    nearest: tuple[NumeralRecord, ...]


def explain(result: ReportResult, offset: int, knowledge: Knowledge) -> Explanation:
    """What became of the number at `offset` of the report, which must lie inside its text (else IndexError).

    An approximator or a unit counts as the number that it belongs to.
    """
    text = result.report.text
    passage = _passage_at(result, offset)
    claim = _claim_at(result, passage, offset)
    numeral = _numeral_at(result, passage, offset, claim)
    if numeral is not None and claim is None:
        claim = next((one for one in result.claims if one.id == numeral.claim_id), None)
    span = (numeral.start, numeral.end) if numeral is not None else (offset, offset + 1)
    clean = (numeral.text_start, numeral.text_end) if numeral is not None else _one(_clean_offset(passage, offset))
    before, after = _around(passage, clean) if passage is not None and clean != _NOWHERE else ("", "")
    return Explanation(
        document=result.report.document,
        offset=offset,
        char=text[offset],
        passage=passage,
        article=next((one.title for one in result.articles if passage is not None and one.number == passage.article), ""),
        before=before,
        printed=text[slice(*span)],
        after=after,
        numeral=numeral,
        fate_rules=cited_in(numeral.reason, knowledge) if numeral is not None else (),
        claim=claim,
        decisions=tuple(_decisions(claim, knowledge)) if claim is not None else (),
        tried=tuple(_tried(result, passage, numeral, claim, knowledge)) if passage is not None and numeral is not None else (),
        stands_in=tuple(_names_at(result, passage, offset)),
        nearest=() if numeral is not None else _nearest(result, offset),
    )


_NOWHERE = (-1, -1)


def _one(clean: int | None) -> tuple[int, int]:
    return _NOWHERE if clean is None else (clean, clean + 1)


def _around(passage: Passage, clean: tuple[int, int]) -> tuple[str, str]:
    """The words before and after, in the order in which the passage is read (columns that interleave are taken apart)."""
    return passage.text[max(0, clean[0] - _CONTEXT) : clean[0]], passage.text[clean[1] : clean[1] + _CONTEXT]


def _passage_at(result: ReportResult, offset: int) -> Passage | None:
    """The passage that prints the character, or drops it as a doubled glyph."""
    for passage in result.layout.passages:
        if any(run.start <= offset < run.start + run.length for run in passage.runs):
            return passage
    return next((one for one in result.layout.passages if any(start <= offset < end for start, end in one.dropped)), None)


def _claim_at(result: ReportResult, passage: Passage | None, offset: int) -> ClaimRecord | None:
    clean = _clean_offset(passage, offset)
    if passage is None or clean is None:
        return None
    own = (one for one in result.claims if passage.start <= one.start < passage.end)
    return next((one for one in own if one.text_start <= clean < one.text_end and _same(passage, one)), None)


def _same(passage: Passage, claim: ClaimRecord) -> bool:
    return passage.to_report(claim.text_start) == claim.start if claim.text_start < len(passage.text) else False


def _clean_offset(passage: Passage | None, offset: int) -> int | None:
    """Offset in the passage's text of a character of the report, None when the passage does not print it."""
    if passage is None:
        return None
    return next((run.clean + offset - run.start for run in passage.runs if run.start <= offset < run.start + run.length), None)


def _numeral_at(result: ReportResult, passage: Passage | None, offset: int, claim: ClaimRecord | None) -> NumeralRecord | None:
    clean = _clean_offset(passage, offset)
    if passage is None or clean is None:
        return None
    own = [one for one in result.numerals if one.position == passage.position]
    exact = next((one for one in own if one.text_start <= clean < one.text_end), None)
    if exact is not None or claim is None:
        return exact
    return next((one for one in own if one.claim_id == claim.id), None)


def _nearest(result: ReportResult, offset: int) -> tuple[NumeralRecord, ...]:
    """The numerals printed nearest to the offset, in the order of print."""
    ordered = sorted(result.numerals, key=lambda one: (one.start, one.end))
    at = bisect_right([one.start for one in ordered], offset)
    around = ordered[max(0, at - _NEAREST) : at + _NEAREST]
    near = sorted(around, key=lambda one: (min(abs(one.start - offset), abs(one.end - 1 - offset)), one.start))[:_NEAREST]
    return tuple(sorted(near, key=lambda one: one.start))


def _names_at(result: ReportResult, passage: Passage | None, offset: int) -> Iterator[str]:
    """Printed names (place, organisation …) that the character is part of."""
    for mention in result.mentions:
        if passage is not None and mention.position == passage.position and mention.start <= offset < mention.end:
            yield f"{mention.text}（{mention.kind}）"


_FIELDS = ("quantity", "measure", "subject", "time", "modality", "statistic")


def _decisions(claim: ClaimRecord, knowledge: Knowledge) -> Iterator[Decision]:
    """The fields of the reading in the order of the contract, then those that the reading has besides."""
    values = {
        "quantity": f"{claim.quote} · {claim.bound}",
        "measure": f"{claim.measure} → {claim.indicator}" if claim.indicator else claim.measure,
        "subject": claim.subject,
        "time": f"{claim.time} → {claim.period_start}/{claim.period_end}" if claim.time else "",
        "modality": claim.modality,
        "statistic": claim.statistic,
    }
    for field in (*_FIELDS, *(name for name in claim.reading if name not in _FIELDS)):
        said = claim.reading.get(field, "")
        yield Decision(field, str(values.get(field, "")), said, cited_in(said, knowledge))


def _tried(
    result: ReportResult, passage: Passage, numeral: NumeralRecord, claim: ClaimRecord | None, knowledge: Knowledge
) -> Iterator[Tried]:
    yield from _other_fates(passage.text, numeral, knowledge)
    if claim is None:
        yield from _as_quantity(passage.text, numeral, knowledge)
        return
    own = [mention for mention in result.mentions if mention.position == passage.position]
    yield from _other_names(own, claim)
    yield from _other_times(passage.text, claim, knowledge)
    yield from _later_rules(passage.text, claim, knowledge)


def _other_fates(text: str, numeral: NumeralRecord, knowledge: Knowledge) -> Iterator[Tried]:
    """Name rules whose match lies over the numeral and that did not decide it."""
    for rule in knowledge.rules(NameRule):
        group = "n" if "n" in rule.regex.groupindex else 0
        for match in rule.regex.finditer(text):
            if match.start(group) < numeral.text_end and numeral.text_start < match.end(group) and rule.id != numeral.reason:
                arabic = numeral.text[0] in "0123456789０１２３４５６７８９"
                why = "only_chinese" if rule.quoted and arabic and numeral.fate is Fate.CLAIM else "other_rule"
                yield Tried("fate", match.group(group), why, (cite(rule, knowledge),))


def _as_quantity(text: str, numeral: NumeralRecord, knowledge: Knowledge) -> Iterator[Tried]:
    """The quantity that the numeral would have been."""
    for reading in read_quantities(text, knowledge):
        inside = any(span.start < numeral.text_end and numeral.text_start < span.end for span in reading.numerals)
        if inside and reading.quantity is not None and reading.quantity.unit:
            yield Tried("quantity", reading.quantity.text, "no_claim", ())


def _other_names(mentions: Iterable[MentionRecord], claim: ClaimRecord) -> Iterator[Tried]:
    """Places and organisations that the sentence names before the figure and whose figure it is not."""
    seen = {claim.subject, *claim.reading.get("subject", "").split("：")[-1:]}
    for mention in mentions:
        inside = claim.sentence_start <= mention.text_start and mention.text_end <= claim.text_start
        if inside and mention.kind in ("place", "organisation") and mention.text not in seen and mention.entity_id != claim.subject_id:
            seen.add(mention.text)
            yield Tried("subject", mention.text, "other_name", ())


def _other_times(text: str, claim: ClaimRecord, knowledge: Knowledge) -> Iterator[Tried]:
    """Expressions of time in the figure's sentence that do not date it."""
    for start, end, rule in find_times(text, knowledge):
        if claim.sentence_start <= start < claim.sentence_end and text[start:end] != claim.time:
            yield Tried("time", text[start:end], "other_time", cited_in(rule, knowledge))


def _later_rules(text: str, claim: ClaimRecord, knowledge: Knowledge) -> Iterator[Tried]:
    """Rules of modality and statistic that match as well but come later in their file."""
    clause = clause_around(text, claim.text_start, claim.text_end, (claim.sentence_start, claim.sentence_end))
    marked = f"{text[clause[0] : claim.text_start]}⟦{claim.quote}⟧{text[claim.text_end : clause[1]]}"
    before = text[claim.sentence_start : claim.text_start]
    rules = [("modality", rule, before if rule.reach == "sentence" else marked) for rule in knowledge.rules(ModalityRule)]
    for field, rule, reach in [*rules, *(("statistic", rule, marked) for rule in knowledge.rules(StatisticRule))]:
        match = rule.regex.search(reach)
        if match is not None and not claim.reading.get(field, "").startswith(rule.id):
            yield Tried(field, match.group().replace("⟦", "").replace("⟧", ""), "later_rule", (cite(rule, knowledge),))
