"""Which of many texts share most character pairs with a given one: the few worth a closer look.

Only the rarest pairs of the text asked about are looked up, until enough texts have come up, so that the cost of a question hardly grows with
their number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

_ASKED = 24
"""Pairs of a text that are looked up, the rarest first."""

_WORK = 20_000
"""Texts that are counted for one question: the rarest pairs are asked until so many have come up."""

_FAR_BEHIND = 3
"""A text that shares so many times fewer pairs than the best one is not worth a look."""


def pairs_of(text: str) -> set[str]:
    """The character pairs of `text`."""
    return {text[at : at + 2] for at in range(len(text) - 1)}


class PairIndex:
    """Texts by their character pairs."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts_with: defaultdict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(texts):
            for pair in pairs_of(text):
                self._texts_with[pair].append(number)

    def most_like(self, text: str, *, limit: int) -> Sequence[int]:
        """Numbers of the texts that share most rare pairs with `text`, at most `limit`, best first."""
        known = sorted((len(numbers), pair) for pair in pairs_of(text) if (numbers := self._texts_with.get(pair)))
        shared: Counter[int] = Counter()
        work = 0
        for length, pair in known[:_ASKED]:
            if work > 0 and work + length > _WORK:
                break
            work += length
            shared.update(self._texts_with[pair])
        least = max(shared.values(), default=0) / _FAR_BEHIND
        near = [number for number, count in shared.items() if count >= least]
        return sorted(near, key=lambda number: (-shared[number], number))[:limit]
