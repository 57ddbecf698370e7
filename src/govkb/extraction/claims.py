"""From a passage's figures to claims: what, whose, when, how, each with the rule and the words it rests on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from govkb.extraction.ledger import Figure
from govkb.extraction.measures import MeasureGrammar, find_measure, phrase_words
from govkb.extraction.sentences import Sentences, clause_around
from govkb.extraction.subjects import find_subject, paragraph_topic
from govkb.extraction.times import find_times
from govkb.extraction.words import Tagger
from govkb.knowledge import Knowledge
from govkb.knowledge.text_rules import Approximator, ModalityRule, StatisticRule
from govkb.model import Bound, Claim, Modality, Place, Quantity, Statistic

_DETACHED = 24
"""A detached approximator stands within this many characters before its number."""

_VAGUE = "近年"
Span = tuple[int, int]


def read_claims(
    passage: int,
    text: str,
    figures: Sequence[Figure],
    places: Sequence[Place],
    article: Place | None,
    sentences: Sentences,
    tag: Tagger,
    knowledge: Knowledge,
) -> list[Claim]:
    """The claims of one passage, one for each figure, in order. `places` are the passage's, `article` is what its article is about."""
    times = find_times(text, knowledge) if figures else []
    topics = paragraph_topic(text, places, article) if figures else []
    quantities = [figure.quantity for figure in figures]
    grammar = MeasureGrammar(knowledge.built(phrase_words), tag)
    claims = []
    for index, figure in enumerate(figures):
        quantity = quantities[index]
        sentence = sentences.around(quantity.start)
        clause = clause_around(text, quantity.start, quantity.end, sentence)
        marked = f"{text[clause[0] : quantity.start]}⟦{text[quantity.start : quantity.end]}⟧{text[quantity.end : clause[1]]}"
        measure = find_measure(text, sentence, quantities, index, grammar)
        at = bisect_right([start for start, _ in topics], quantity.start) - 1
        topic = topics[at][1] if at >= 0 else None
        subject = find_subject(text, sentence, quantity.start, places, topic, article, knowledge)
        time, time_rule = _time(text, sentence, quantity, times)
        modality, modality_rule = _modality(text, sentence, quantity, marked, knowledge)
        statistic, statistic_rule = _statistic(marked, measure.text, knowledge)
        bound, bound_rule = _detached(text, clause, quantity, knowledge)
        claims.append(
            Claim(
                passage,
                _with_bound(quantity, bound),
                measure.text,
                subject.words,
                subject.place,
                time,
                modality,
                statistic,
                sentence,
                {
                    "quantity": "、".join((*figure.rules, *bound_rule)) or "exact：无约数词",
                    "measure": measure.rule,
                    "subject": f"{subject.rule}：{subject.words}" if subject.words else subject.rule,
                    "time": time_rule,
                    "modality": modality_rule,
                    "statistic": statistic_rule,
                },
            )
        )
    return claims


def _time(text: str, sentence: Span, quantity: Quantity, times: Sequence[tuple[int, int, str]]) -> tuple[str, str]:
    """The last expression of time before the figure in its sentence; one that is vague counts only where it opens the sentence."""
    before = [one for one in times if sentence[0] <= one[0] and one[1] <= quantity.start]
    for start, end, rule in reversed(before):
        if _VAGUE not in text[start:end] or start == sentence[0]:
            return text[start:end], f"{rule}：{text[start:end]}"
    return "", "none：句中没有时间词"


def _modality(text: str, sentence: Span, quantity: Quantity, marked: str, knowledge: Knowledge) -> tuple[Modality, str]:
    clause_head = marked[: marked.index("⟦")]
    reach = {"sentence": text[sentence[0] : quantity.start], "clause": clause_head, "adjacent": marked}
    for rule in knowledge.rules(ModalityRule):
        match = rule.regex.search(reach[rule.reach])
        if match is not None:
            return rule.modality, f"{rule.id}：{match.group()}"
    return Modality.REPORTED, "reported：没有表示规定或计划的词"


def _statistic(marked: str, measure: str, knowledge: Knowledge) -> tuple[Statistic, str]:
    for rule in knowledge.rules(StatisticRule):
        match = rule.regex.search(marked)
        if match is not None:
            return rule.statistic, f"{rule.id}：{match.group().replace('⟦', '').replace('⟧', '')}"
    if "平均" in measure or "人均" in measure:
        return Statistic.MEAN, f"statistic-mean：{measure}"
    return Statistic.TOTAL, "total：没有其他统计量的词"


def _detached(text: str, clause: Span, quantity: Quantity, knowledge: Knowledge) -> tuple[Approximator | None, tuple[str, ...]]:
    """An approximator with other words between it and the number (至少对20%…)."""
    if quantity.bound is not Bound.EXACT:
        return None, ()
    head = text[max(clause[0], quantity.start - _DETACHED) : quantity.start]
    for rule in knowledge.rules(Approximator):
        if rule.place == "detached" and rule.regex.search(head):
            return rule, (rule.id,)
    return None, ()


def _with_bound(quantity: Quantity, rule: Approximator | None) -> Quantity:
    if rule is None:
        return quantity
    high = None if rule.high is None else quantity.value * rule.high
    return Quantity(
        quantity.start, quantity.end, quantity.text, quantity.value, quantity.value_max, rule.bound, quantity.unit, quantity.value, high
    )
