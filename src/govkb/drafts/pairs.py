"""Which of many texts share most character pairs with a given one: the few worth a closer look.

Only the rarest pairs of the text asked about are looked up, until enough texts have come up, so that the cost of a question hardly grows with
their number. The index is three arrays: every pair that occurs, where its texts begin, and the texts of all pairs in a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

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
        texts = list(texts)
        number = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
        inside = number[1:] == number[:-1]  # no pair of one text's end and another's beginning
        self._pairs, which = np.unique(_coded("".join(texts))[inside], return_inverse=True)
        # Sorted by hand: numpy's own way of finding distinct numbers is slow where nearly all are.
        occurrences = np.sort(which * max(len(texts), 1) + number[1:][inside])
        occurrences = occurrences[np.diff(occurrences, prepend=-1) > 0]
        self._texts = occurrences % max(len(texts), 1)
        self._starts = np.searchsorted(occurrences, np.arange(len(self._pairs) + 1) * max(len(texts), 1))

    def most_like(self, text: str, *, limit: int) -> Sequence[int]:
        """Numbers of the texts that share most rare pairs with `text`, at most `limit`, best first."""
        asked = np.unique(_coded(text))
        at = np.searchsorted(self._pairs, asked)
        at = at[self._pairs[np.minimum(at, len(self._pairs) - 1)] == asked] if len(self._pairs) else at[:0]
        lengths = self._starts[at + 1] - self._starts[at]
        rarest = np.argsort(lengths, kind="stable")[:_ASKED]
        enough = max(int(np.searchsorted(np.cumsum(lengths[rarest]), _WORK, side="right")), 1)
        found = [self._texts[self._starts[pair] : self._starts[pair + 1]] for pair in at[rarest[:enough]]]
        if len(found) == 0:
            return []
        shared = np.bincount(np.concatenate(found))
        near = np.flatnonzero(shared >= max(shared.max() / _FAR_BEHIND, 1))
        best = near[np.argsort(-shared[near], kind="stable")][:limit]
        return [int(one) for one in best]


def _coded(text: str) -> NDArray[np.int64]:
    """The character pairs of `text` in order, each as one number."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
    return (points[:-1] << 32) | points[1:]
