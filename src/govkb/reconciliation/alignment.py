"""Two stretches of text laid side by side: which characters of one stand in the other, and where.

The method is the longest common subsequence (rapidfuzz): half a paragraph used inside another lines up with its other half, whatever stands around it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz.distance import Indel


@dataclass(frozen=True, slots=True)
class Alignment:
    """Runs of characters that two stretches share, in order: `first` and `again` are where each begins, `sizes` how long it is."""

    first: Sequence[int]
    again: Sequence[int]
    sizes: Sequence[int]
    before: Sequence[int]

    def shared_in(self, start: int, end: int) -> int:
        """Characters of [start, end) of the later stretch that stand in the earlier one too."""
        return self._shared_up_to(end) - self._shared_up_to(start)

    def _shared_up_to(self, offset: int) -> int:
        at = bisect_right(self.again, offset) - 1
        return 0 if at < 0 else self.before[at] + min(self.sizes[at], offset - self.again[at])

    def to_first(self, start: int, end: int) -> tuple[int, int]:
        """The part of the earlier stretch in whose place [start, end) of the later one stands; what was put in has an empty one."""
        return self._place(start, ahead=False), self._place(end, ahead=True)

    def _place(self, offset: int, *, ahead: bool) -> int:
        """In a run its own place; between two runs the beginning of the gap, or its end when looking `ahead`."""
        at = bisect_right(self.again, offset - ahead) - 1
        if at >= 0 and offset <= self.again[at] + self.sizes[at] - (not ahead):
            return self.first[at] + offset - self.again[at]
        if ahead:
            return self.first[at + 1] if at + 1 < len(self.first) else self.first[at] + self.sizes[at] if at >= 0 else 0
        return self.first[at] + self.sizes[at] if at >= 0 else 0


def align(first: str, again: str) -> Alignment:
    """How `again` stands to `first`; time grows with the product of their lengths, so that callers keep stretches short."""
    equal = [block for block in Indel.opcodes(first, again) if block.tag == "equal"]
    sizes = [block.src_end - block.src_start for block in equal]
    return Alignment([block.src_start for block in equal], [block.dest_start for block in equal], sizes, [0, *accumulate(sizes)])
