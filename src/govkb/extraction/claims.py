"""From a passage's figures to claims: what, whose, when, how, each with the rule and the words it rests on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from govkb.extraction.ledger import Figure
from govkb.extraction.measures import Earlier, Figures, Measure, find_measure
from govkb.extraction.phrases import MeasureGrammar, phrase_words
from govkb.extraction.sentences import Sentences, clause_around, mark_figure, split_sentences
from govkb.extraction.subjects import Namings, find_subject, namings
from govkb.extraction.times import times_in
from govkb.extraction.words import Tagger
from govkb.knowledge import Knowledge
from govkb.knowledge.phrases import phrases_of
from govkb.knowledge.text_rules import Approximator, ModalityRule, StatisticRule
from govkb.model import Bound, Claim, Mention, Modality, Place, Quantity, Statistic

_DETACHED = 24
"""A detached approximator stands within this many characters before its number."""

_VAGUE = "近年"
_COMPARES = ("比", "较", "同")
"""Before an expression of time these make it the base of a comparison (比上年增长), not the time of the figure."""

_AND = ("和", "与", "及", "、")
"""Between two figures of one kind (分别增长4.9%和6.7%)."""

_FROM = ("从", "由")
"""Before an expression of time these date the first of two figures (从2020年的3万亩扩大到5万亩)."""

_OF_THING = re.compile("前[^，。；、]{1,6}的")
"""Behind it the time tells of a thing's age (2000年以前建成的小区)."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PassageText:
    """A passage as the claims are read from it: its clean text, the names in it, the place its article is about, the heading it stands under."""

    position: int
    text: str
    places: Sequence[Place]
    organisations: Sequence[Mention]
    article: Place | None
    heading: str = ""


def read_claims(passage: PassageText, figures: Sequence[Figure], tag: Tagger, knowledge: Knowledge) -> list[Claim]:
    """The claims of one passage, one for each figure, in order."""
    if not figures:
        return []
    reader = _Reader(passage, [figure.quantity for figure in figures], tag, knowledge)
    claims: list[Claim] = []
    for index, figure in enumerate(figures):
        claims.append(reader.claim(index, figure, claims[-1] if claims else None))
        reader.remember(claims[-1])
    return claims


class _Reader:
    """What is the same for all figures of one passage."""

    def __init__(self, passage: PassageText, quantities: Sequence[Quantity], tag: Tagger, knowledge: Knowledge) -> None:
        self.passage = passage
        self.text = passage.text
        self.quantities = quantities
        self.knowledge = knowledge
        self.grammar = MeasureGrammar(knowledge.built(phrase_words), tag)
        self.sentences: Sentences = split_sentences(passage.text)
        self.times = times_in(passage.text, dict.fromkeys(self.sentences.around(one.start) for one in quantities), knowledge)
        self.namings: Namings = namings(passage.text, passage.places, passage.organisations, passage.article, knowledge)
        spans = [(start, end) for times in self.times.values() for start, end, _ in times]
        self.figures = Figures(passage.text, quantities, [place.end for place in passage.places], spans)
        self.by_unit: dict[str, Claim] = {}

    def claim(self, index: int, figure: Figure, before: Claim | None) -> Claim:
        quantity = self.quantities[index]
        sentence = self.sentences.around(quantity.start)
        clause = clause_around(self.text, quantity.start, quantity.end, sentence)
        marked = mark_figure(self.text, quantity.start, quantity.end, clause)
        measure = find_measure(self.figures, sentence, index, self._earlier(sentence, quantity, before), self.grammar)
        subject = find_subject(self.namings, sentence, quantity.start)
        time, time_rule = self._time(sentence, quantity)
        modality, modality_rule = self._modality(sentence, quantity, marked)
        statistic, statistic_rule = self._statistic(marked, measure, quantity, before)
        detached = self._detached(clause, quantity)
        reading = {
            "quantity": "、".join((*figure.rules, *([detached.id] if detached else []))) or "exact：无约数词",
            "measure": measure.rule,
            "subject": f"{subject.rule}：{subject.words}" if subject.words else subject.rule,
            "time": time_rule,
            "modality": modality_rule,
            "statistic": statistic_rule,
        }
        return Claim(
            self.passage.position,
            _with_bound(quantity, detached),
            measure.text,
            subject.words,
            subject.place,
            subject.organisation,
            time,
            modality,
            statistic,
            sentence,
            reading,
        )

    def remember(self, claim: Claim) -> None:
        """Keep the claim for the figures behind it that leave their noun out."""
        if claim.measure:
            self.by_unit[self._unit_class(claim.quantity)] = claim

    def _earlier(self, sentence: Span, quantity: Quantity, before: Claim | None) -> Earlier:
        same = self.by_unit.get(self._unit_class(quantity))
        return Earlier(
            last=before.measure if before is not None and before.sentence == sentence else "",
            same_unit=same.measure if same is not None and same.sentence == sentence else "",
            in_passage=same.measure if same is not None else "",
        )

    def _unit_class(self, quantity: Quantity) -> str:
        return self.knowledge.built(phrases_of).unit_class(quantity.unit)

    def _time(self, sentence: Span, quantity: Quantity) -> tuple[str, str]:
        """The last expression of time before the figure in its sentence; one that is vague counts only where it opens the sentence."""
        for start, end, rule in reversed(self.times[sentence]):
            if end > quantity.start or self._is_elsewhere(start, end, quantity):
                continue
            if _VAGUE not in self.text[start:end] or start == sentence[0]:
                return self.text[start:end], f"{rule}：{self.text[start:end]}"
        return "", "none：句中没有时间词"

    def _is_elsewhere(self, start: int, end: int, quantity: Quantity) -> bool:
        """Whether the time [start, end) is the base of a comparison, the start of a change to the figure, or part of a thing's name."""
        before = self.text[max(start - 1, 0) : start]
        if before in _FROM:
            at = bisect_left(self.quantities, end, key=lambda one: one.start)
            return self.quantities[at].start < quantity.start
        return before in _COMPARES or _OF_THING.match(self.text, end - 1) is not None

    def _modality(self, sentence: Span, quantity: Quantity, marked: str) -> tuple[Modality, str]:
        said = self.text[sentence[0] : quantity.start]
        for rule in self.knowledge.rules(ModalityRule):
            match = rule.regex.search(rule.within(said=said, marked=marked, heading=self.passage.heading))
            if match is not None:
                return rule.modality, f"{rule.id}：{_unmarked(match.group())}"
        return Modality.REPORTED, "reported：没有表示规定或计划的词"

    def _statistic(self, marked: str, measure: Measure, quantity: Quantity, before: Claim | None) -> tuple[Statistic, str]:
        if before is not None and before.quantity.unit == quantity.unit and self.text[before.quantity.end : quantity.start] in _AND:
            return before.statistic, f"{before.statistic}：与并列的前一数字相同"
        for rule in self.knowledge.rules(StatisticRule):
            match = rule.regex.search(marked)
            if match is not None:
                return rule.statistic, f"{rule.id}：{_unmarked(match.group())}"
        if "平均" in measure.text or "人均" in measure.text:
            return Statistic.MEAN, f"statistic-mean：{measure.text}"
        if before is not None and before.statistic is Statistic.MEAN and "/" in quantity.unit and before.quantity.unit == quantity.unit:
            return Statistic.MEAN, f"statistic-mean：承前句的“{before.measure}”"
        return Statistic.TOTAL, "total：没有其他统计量的词"

    def _detached(self, clause: Span, quantity: Quantity) -> Approximator | None:
        """An approximator with other words between it and the number (至少对20%…)."""
        if quantity.bound is not Bound.EXACT:
            return None
        head = self.text[max(clause[0], quantity.start - _DETACHED) : quantity.start]
        rules = self.knowledge.rules(Approximator)
        return next((rule for rule in rules if rule.place == "detached" and rule.regex.search(head)), None)


def _unmarked(words: str) -> str:
    return words.replace("⟦", "").replace("⟧", "")


def _with_bound(quantity: Quantity, rule: Approximator | None) -> Quantity:
    if rule is None:
        return quantity
    high = None if rule.high is None else quantity.value * rule.high
    return replace(quantity, bound=rule.bound, low=quantity.value, high=high)
