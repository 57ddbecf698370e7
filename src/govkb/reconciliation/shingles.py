"""Which stretches of text have so much in common that one may be printed from the other: an index of sampled shingles.

Every run of `_SHINGLE` characters is hashed and one hash in `_EVERY` is kept, by its value, so that equal runs are kept or left out together.
A hash belongs to the first stretch that has it; stretches that share `_LEAST` hashes with an earlier one are candidates. However often a text is
printed again, each print meets the first one only: time and memory grow with the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

_SHINGLE = 10
"""Shorter runs are words and phrases; in a longer one 5 % of altered characters leave too few whole (0.95 ** 10 = 60 %)."""

_EVERY = 6
_LEAST = 2
_CANDIDATES = 3
"""Earlier stretches that one is compared with: the paragraph, the paragraph beside it, and another report's print of it."""

_BATCH = 1_000_000
"""Characters hashed at a time."""

_PRIME = np.uint64(0x9E3779B97F4A7C15)
_LIMIT = np.uint64(2**64 // _EVERY)

Hashes = NDArray[np.uint64]
Owners = NDArray[np.int32]
Pairs = NDArray[np.int64]


def candidates(stretches: Sequence[str], reports: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs (earlier, later) of positions in `stretches` worth comparing, sorted by the later one, those with most in common first.

    `reports` gives for each stretch the number of its report; stretches of one report are not compared.
    """
    if len(stretches) == 0:
        return []
    first, owners = _met(stretches)
    places = np.asarray(reports, dtype=np.int32)
    shared = places[first] != places[owners]
    pairs, counts = np.unique(first[shared].astype(np.int64) << 32 | owners[shared], return_counts=True)
    return _best(pairs[counts >= _LEAST], counts[counts >= _LEAST])


def _met(stretches: Sequence[str]) -> tuple[Owners, Owners]:
    """For each sampled hash of each stretch the first stretch that has it, and the stretch itself."""
    hashes, owners = map(np.concatenate, zip(*_batches(stretches), strict=True))
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    begins = np.ones(len(hashes), dtype=bool)
    begins[1:] = hashes[1:] != hashes[:-1]
    return np.repeat(owners[begins], np.diff(np.append(np.flatnonzero(begins), len(hashes)))), owners


def _best(pairs: Pairs, counts: Pairs) -> list[tuple[int, int]]:
    earlier, later = pairs >> 32, pairs & 0xFFFFFFFF
    order = np.lexsort((earlier, -counts, later))
    best: list[tuple[int, int]] = []
    last, taken = -1, 0
    for one, other in zip(earlier[order].tolist(), later[order].tolist(), strict=True):
        taken = taken + 1 if other == last else 1
        last = other
        if taken <= _CANDIDATES:
            best.append((one, other))
    return best


def _batches(stretches: Sequence[str]) -> Iterator[tuple[Hashes, Owners]]:
    """The sampled hashes of all stretches with the positions of the stretches they come from."""
    begin = size = 0
    for at, text in enumerate(stretches):
        size += len(text)
        if size >= _BATCH:
            yield _sampled(stretches[begin : at + 1], begin)
            begin, size = at + 1, 0
    if begin < len(stretches):
        yield _sampled(stretches[begin:], begin)


def _sampled(stretches: Sequence[str], begin: int) -> tuple[Hashes, Owners]:
    joined = "".join(stretches)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    count = max(len(codes) - _SHINGLE + 1, 0)
    hashes = np.zeros(count, dtype=np.uint64)
    for offset in range(_SHINGLE):
        hashes = hashes * _PRIME + codes[offset : offset + count]
    hashes ^= hashes >> np.uint64(29)
    hashes *= _PRIME
    owners = np.repeat(np.arange(begin, begin + len(stretches), dtype=np.int32), [len(text) for text in stretches])
    kept = (hashes < _LIMIT) & (owners[:count] == owners[len(owners) - count :])
    return hashes[kept], owners[:count][kept]
