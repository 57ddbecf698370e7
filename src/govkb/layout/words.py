"""Which article a fragment's words fit: articles of one page differ in what they are about, as long as their subjects do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

_SCALE = 0.15
"""Pairs of characters overlap and come in words: each counts for less than an independent sign."""

_MOST = 3.0
"""However many words fit, they do not outweigh a place that is named and a sentence that fits together."""


class Words:
    """The words (character pairs) of the articles of a page, as far as its fragments are given to them.

    A pair speaks for an article as far as it is printed there oftener than the article's share of the page lets expect, the fragment itself left
    out: the sum of log((printed + 1) / (expected + 1)), as in naive Bayes with add-one smoothing. Pairs printed nowhere else say nothing.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._pairs = [Counter(text[at : at + 2] for at in range(len(text) - 1)) for text in texts]
        self._page: Counter[str] = Counter()
        for pairs in self._pairs:
            self._page.update(pairs)
        self._total = self._page.total()

    def signs(self, labels: Sequence[int | None], near: Sequence[Sequence[int]]) -> list[dict[int, float]]:
        """For each text, how well it fits each of the labels `near` it; the best fit is 0, all others are less.

        `labels`: the article of each text, None where it is not known for certain.
        """
        known: dict[int, Counter[str]] = {label: Counter() for label in labels if label is not None}
        for pairs, label in zip(self._pairs, labels, strict=True):
            if label is not None:
                known[label].update(pairs)
        totals = {label: pairs.total() for label, pairs in known.items()}
        return [
            self._signs(pairs, label, {number: known[number] for number in numbers if number in known}, totals)
            for pairs, label, numbers in zip(self._pairs, labels, near, strict=True)
        ]

    def _signs(
        self, pairs: Counter[str], label: int | None, known: Mapping[int, Counter[str]], totals: Mapping[int, int]
    ) -> dict[int, float]:
        own = pairs.total()
        elsewhere = {pair: self._page[pair] - count for pair, count in pairs.items() if self._page[pair] > count} if len(known) > 1 else {}
        rest = max(sum(totals[other] for other in known) - (own if label in known else 0), 1)
        often = Counter(elsewhere.values())
        fits: dict[int, float] = {}
        for other, words in known.items():
            inside = other == label
            share = (totals[other] - (own if inside else 0)) / rest
            printed = sum([log(words[pair] - (pairs[pair] if inside else 0) + 1) for pair in elsewhere if pair in words])
            expected = sum([count * log(times * share + 1) for times, count in often.items()])
            fits[other] = _SCALE * (printed - expected)
        best = max(fits.values(), default=0.0)
        return {other: max(fit - best, -_MOST) for other, fit in fits.items()}


def trust(fits: Sequence[Mapping[int, float]], said: Sequence[Mapping[int, float]]) -> float:
    """How far words can be relied on to tell the articles of this page apart, 0 to 1: as far as they agree with the places that are named.

    Where articles on one subject share their words, they agree by chance only.
    """
    asked = agreed = 0
    for fit, says in zip(fits, said, strict=True):
        named = [number for number, sign in says.items() if sign > 0]
        if len(named) == 1 and named[0] in fit:
            asked += 1
            agreed += fit[named[0]] == 0.0
    chance = 1 / max((len(fit) for fit in fits), default=1)
    rate = (agreed + 1) / (asked + 2)
    return max(0.0, (rate - chance) / (1 - chance)) if chance < 1 else 0.0


def learned(stories: Sequence[int], said: Sequence[Mapping[int, float]]) -> list[int | None]:
    """The stories of those fragments that are known for certain: they name their place, or lie between two of their story that do.

    Words are learned from these alone; what lies at a border would otherwise prove its own place.
    """
    signed = [story if says.get(story, 0.0) > 0 else None for story, says in zip(stories, said, strict=True)]
    before = _carried(signed)
    behind = _carried(signed[::-1])[::-1]
    return [story if one == story == two else None for story, one, two in zip(stories, before, behind, strict=True)]


def _carried(signed: Sequence[int | None]) -> list[int | None]:
    carried: list[int | None] = []
    for story in signed:
        carried.append(story if story is not None or not carried else carried[-1])
    return carried
