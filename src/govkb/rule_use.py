"""How often each rule of the extractors matched on a corpus, decided something, overlapped with another of its kind, and was overruled by one.

A rule decides where its id stands in the result (a numeral's fate, a claim's reading, a passage's reason) or its match is what was found. Word lists
that only take part in decisions (stems, phrases, scopes) have matches alone: `decided` and `overruled` are None.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from govkb.extraction.sentences import clause_around, mark_figure
from govkb.extraction.times import find_times
from govkb.knowledge import Entry, Knowledge
from govkb.knowledge.indicators import IndicatorFile
from govkb.knowledge.naming_rules import ProgrammeRule
from govkb.knowledge.places import Whole
from govkb.knowledge.rules import Rule
from govkb.knowledge.text_rules import (
    Approximator,
    FoundedRule,
    FurnitureRule,
    ModalityRule,
    NameRule,
    OrganisationRule,
    StatisticRule,
    UnitRule,
)
from govkb.knowledge.times import TimeRule, TimeWords
from govkb.model import ClaimRecord, Passage, PassageKind
from govkb.resolution import ReportResult

_ORGANISATION_REACH = 24


@dataclass(frozen=True, slots=True)
class RuleUse:
    """One rule's count."""

    file: str
    line: int
    rule: str
    matched: int
    decided: int | None
    overlapped: int
    overruled: int | None


@dataclass(frozen=True, slots=True)
class _Match:
    """One match of a rule: where (in some one text), and whether it decided (None: nothing tells)."""

    rule: str
    start: int
    end: int
    decided: bool | None


def rule_use(results: Iterable[ReportResult], knowledge: Knowledge) -> list[RuleUse]:
    """Every rule and indicator with its counts, in the order of files and lines."""
    counts: Counter[tuple[str, str]] = Counter()
    for result in results:
        for text in _texts(result):
            for look in _LOOKS.values():
                _count(list(look(text, knowledge)), counts)
            for kind in knowledge.entries:
                if issubclass(kind, Rule) and kind not in _LOOKS:
                    _count(list(_plain(knowledge.rules(kind), text.clean)), counts)
    return [_use(entry, counts) for entry in _entries(knowledge)]


def _count(matches: list[_Match], counts: Counter[tuple[str, str]]) -> None:
    """Adds one text's matches of one kind of rule."""
    for one, overlaps in zip(matches, _overlaps(matches), strict=True):
        counts[one.rule, "matched"] += 1
        counts[one.rule, "overlapped"] += overlaps
        if one.decided is None:
            counts[one.rule, "untold"] += 1
        else:
            counts[one.rule, "decided" if one.decided else "overruled"] += 1


def _overlaps(matches: list[_Match]) -> Iterator[bool]:
    for one in matches:
        yield any(one.start < other.end and other.start < one.end and other.rule != one.rule for other in matches)


def _entries(knowledge: Knowledge) -> list[Entry]:
    entries = [entry for kind in knowledge.entries if issubclass(kind, Rule | IndicatorFile) for entry in knowledge.entries[kind]]
    return sorted(entries, key=lambda entry: (entry.file, entry.line))


def _use(entry: Entry, counts: Counter[tuple[str, str]]) -> RuleUse:
    id_ = entry.value.id
    told = counts[id_, "untold"] == 0 and type(entry.value) in _LOOKS
    decided, overruled = (counts[id_, "decided"], counts[id_, "overruled"]) if told else (None, None)
    return RuleUse(entry.file, entry.line, id_, counts[id_, "matched"], decided, counts[id_, "overlapped"], overruled)


@dataclass(frozen=True, slots=True)
class _Text:
    """One passage with what was made of it. Bylines, furniture and repeats are no texts: their numerals and claims are set aside."""

    clean: str
    passage: Passage
    reasons: dict[tuple[int, int], str]
    claims: tuple[ClaimRecord, ...]
    mentions: frozenset[tuple[str, int, int]]
    places: tuple[int, ...]
    heading: str = ""


def _texts(result: ReportResult) -> Iterator[_Text]:
    headings = result.layout.headings()
    for passage in result.layout.passages:
        numerals = [one for one in result.numerals if one.position == passage.position]
        mentions = [one for one in result.mentions if one.position == passage.position]
        aside = passage.repeat_of is not None or passage.kind in (PassageKind.FURNITURE, PassageKind.BYLINE)
        own = () if aside else tuple(one for one in result.claims if _in(one, passage))
        yield _Text(
            "" if aside else passage.text,
            passage,
            {(one.text_start, one.text_end): one.reason for one in numerals},
            own,
            frozenset((one.kind, one.text_start, one.text_end) for one in mentions),
            tuple(one.text_end for one in mentions if one.kind == "place"),
            headings[passage.position],
        )


def _in(claim: ClaimRecord, passage: Passage) -> bool:
    return claim.text_end <= len(passage.text) and passage.to_report(claim.text_start) == claim.start


def _plain(rules: Iterable[Rule], text: str) -> Iterator[_Match]:
    """Matches of rules whose part in a decision nothing tells."""
    for rule in rules:
        for match in rule.regex.finditer(text):
            yield _Match(rule.id, *match.span(), None)


def _furniture(text: _Text, knowledge: Knowledge) -> Iterator[_Match]:
    for rule in knowledge.rules(FurnitureRule):
        if rule.id in re.split("[：；]", text.passage.reason):
            yield _Match(rule.id, 0, 1, True)


def _names(text: _Text, knowledge: Knowledge) -> Iterator[_Match]:
    for rule in knowledge.rules(NameRule):
        group = "n" if "n" in rule.regex.groupindex else 0
        for match in rule.regex.finditer(text.clean):
            start, end = match.span(group)
            over = [reason for (first, last), reason in text.reasons.items() if first < end and start < last]
            if over:
                yield _Match(rule.id, start, end, rule.id in over)


def _times(text: _Text, knowledge: Knowledge) -> Iterator[_Match]:
    taken = {(start, rule) for start, _, rule in find_times(text.clean, knowledge)}
    for id_, pattern in knowledge.built(_time_patterns):
        for match in pattern.finditer(text.clean):
            yield _Match(id_, *match.span(), (match.start(), id_) in taken)


def _time_patterns(knowledge: Knowledge) -> list[tuple[str, re.Pattern[str]]]:
    words = knowledge.one(TimeWords)
    return [(rule.id, re.compile(words.expand(rule.source))) for rule in knowledge.rules(TimeRule)]


def _modalities(text: _Text, knowledge: Knowledge) -> Iterator[_Match]:
    for claim in text.claims:
        said = text.clean[claim.sentence_start : claim.text_start]
        marked = _marked(text.clean, claim)
        for rule in knowledge.rules(ModalityRule):
            if rule.regex.search(rule.within(said=said, marked=marked, heading=text.heading)) is not None:
                yield _Match(rule.id, claim.text_start, claim.text_end, _cites(claim, "modality", rule.id))


def _statistics(text: _Text, knowledge: Knowledge) -> Iterator[_Match]:
    for claim in text.claims:
        marked = _marked(text.clean, claim)
        for rule in knowledge.rules(StatisticRule):
            if rule.regex.search(marked) is not None:
                yield _Match(rule.id, claim.text_start, claim.text_end, _cites(claim, "statistic", rule.id))


def _marked(text: str, claim: ClaimRecord) -> str:
    clause = clause_around(text, claim.text_start, claim.text_end, (claim.sentence_start, claim.sentence_end))
    return mark_figure(text, claim.text_start, claim.text_end, clause)


def _cites(claim: ClaimRecord, field: str, rule: str) -> bool:
    return rule in re.split("[：、（]", claim.reading.get(field, ""))


def _approximators(text: _Text, knowledge: Knowledge) -> Iterator[_Match]:
    for claim in text.claims:
        for rule in knowledge.rules(Approximator):
            if _cites(claim, "quantity", rule.id):
                yield _Match(rule.id, claim.text_start, claim.text_end, True)


def _units(text: _Text, knowledge: Knowledge) -> Iterator[_Match]:
    for claim in text.claims:
        for rule in knowledge.rules(UnitRule):
            if claim.unit in (rule.words or ()):
                yield _Match(rule.id, claim.text_start, claim.text_end, True)


def _wholes(text: _Text, knowledge: Knowledge) -> Iterator[_Match]:
    words = {claim.reading.get("subject", "").rpartition("：")[2] for claim in text.claims}
    for rule in knowledge.rules(Whole):
        for match in rule.regex.finditer(text.clean):
            yield _Match(rule.id, *match.span(), match.group() in words)


def _founded(text: _Text, knowledge: Knowledge) -> Iterator[_Match]:
    for rule in knowledge.rules(FoundedRule):
        for match in rule.regex.finditer(text.clean):
            yield _Match(rule.id, *match.span("name"), any(_cites(claim, "subject", rule.id) for claim in text.claims))


def _organisations(text: _Text, knowledge: Knowledge) -> Iterator[_Match]:
    ends = {end for kind, _, end in text.mentions if kind == "organisation"}
    for rule in knowledge.rules(OrganisationRule):
        for start in text.places:
            match = rule.regex.match(text.clean, start, start + _ORGANISATION_REACH)
            if match is not None and match.end() > start:
                yield _Match(rule.id, *match.span(), match.end() in ends)


def _programmes(text: _Text, knowledge: Knowledge) -> Iterator[_Match]:
    for rule in knowledge.rules(ProgrammeRule):
        for match in rule.regex.finditer(text.clean):
            span = match.span("name")
            yield _Match(rule.id, *span, ("programme", *span) in text.mentions)


def _indicators(text: _Text, knowledge: Knowledge) -> Iterator[_Match]:
    for claim in text.claims:
        for file in knowledge.all(IndicatorFile):
            if claim.indicator_id == file.id or claim.indicator_id in file.narrower:
                yield _Match(file.id, claim.text_start, claim.text_end, True)


_LOOKS: dict[type, Callable[[_Text, Knowledge], Iterator[_Match]]] = {
    FurnitureRule: _furniture,
    NameRule: _names,
    TimeRule: _times,
    ModalityRule: _modalities,
    StatisticRule: _statistics,
    Approximator: _approximators,
    UnitRule: _units,
    Whole: _wholes,
    FoundedRule: _founded,
    OrganisationRule: _organisations,
    ProgrammeRule: _programmes,
    IndicatorFile: _indicators,
}
"""How the matches of a kind of rule are found again in a passage."""
