"""What is on record: the claims of a knowledge base, by what they are of and by the words around them, and what editors ruled on them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from govkb.drafts.masking import Masked, mask
from govkb.drafts.pairs import PairIndex
from govkb.model import ClaimRecord, Source
from govkb.reconciliation.things import Key, key_of
from govkb.store import KnowledgeBase
from govkb.store.records import RulingLine


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence on record without its figures, and its claims with their places in it. Sentences alike but for figures are one line."""

    masked: str
    claims: tuple[tuple[ClaimRecord, int], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What a note says beside the figures: the definition of each curated indicator by id (empty where it has none), the source of each report."""

    definitions: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)


NO_WORDS = Words()

_ABOUT = Decimal("0.2")
"""How far an approximation may lie from the value, as a share of it: 近3万 and 29180, 1200余 and 1257."""


class Record:
    """The claims on record, ready to be looked up. Later prints of a passage in one report are left out."""

    def __init__(self, claims: Iterable[ClaimRecord], rulings: Iterable[RulingLine] = (), words: Words = NO_WORDS) -> None:
        self.words = words
        self.claims: Sequence[ClaimRecord] = [claim for claim in claims if not claim.repeat]
        self.rulings = Rulings(rulings)
        by_text: defaultdict[str, list[tuple[ClaimRecord, int]]] = defaultdict(list)
        self._by_key: defaultdict[Key, list[ClaimRecord]] = defaultdict(list)
        self._by_unit: defaultdict[tuple[str, str], list[ClaimRecord]] = defaultdict(list)
        for claim in self.claims:
            masked = mask(claim.sentence)
            by_text[masked.text].append((claim, place_in(masked, claim)))
            self._by_key[key_of(claim)].append(claim)
            self._by_unit[claim.subject_id, claim.unit].append(claim)
        for of_unit in self._by_unit.values():
            of_unit.sort(key=_value)
        self._lines = [Line(text, tuple(found)) for text, found in by_text.items()]
        self._pairs = PairIndex(line.masked for line in self._lines)

    def lines_like(self, masked: str, *, limit: int) -> list[Line]:
        """The sentences on record that share most with a masked sentence."""
        return [self._lines[number] for number in self._pairs.most_like(masked, limit=limit)]

    def of(self, keys: Iterable[Key]) -> list[ClaimRecord]:
        """The claims with one of the keys."""
        return [claim for key in sorted(set(keys)) for claim in self._by_key.get(key, ())]

    def near_value(self, claim: ClaimRecord, subject_id: str) -> Sequence[ClaimRecord]:
        """The claims of a subject in the claim's unit with about its value, as far as approximations go; none without a subject."""
        of_unit = self._by_unit.get((subject_id, claim.unit), ()) if subject_id else ()
        low = bisect_left(of_unit, claim.value * (1 - _ABOUT), key=_value)
        return of_unit[low : bisect_right(of_unit, claim.value * (1 + _ABOUT), key=_value)]


class Rulings:
    """What editors decided that bears on a comparison."""

    def __init__(self, lines: Iterable[RulingLine]) -> None:
        self.preferred: dict[str, RulingLine] = {}
        self.rejected: dict[str, RulingLine] = {}
        self._apart: set[frozenset[str]] = set()
        for line in lines:
            if line.status == "applied":
                self._take(line)

    def _take(self, line: RulingLine) -> None:
        match line.decision:
            case "prefer":
                self.preferred |= dict.fromkeys(line.a, line)
                for beaten in line.b:
                    self.preferred.pop(beaten, None)
            case "reject" if not line.relation:
                self.rejected |= dict.fromkeys(line.a, line)
            case "different" | "reject":
                self._apart |= {frozenset((a, b)) for a in line.a for b in line.b}
            case _:
                pass

    def are_apart(self, one: ClaimRecord, other: ClaimRecord) -> bool:
        """Whether an editor found that the two do not contradict each other."""
        return frozenset((one.id, other.id)) in self._apart


def _value(claim: ClaimRecord) -> Decimal:
    return claim.value


def open_record(kb: KnowledgeBase) -> Record:
    """Everything that a knowledge base has on record."""
    curated = [row for row in kb.rows("indicators") if row["origin"] == "curated"]
    return Record(kb.claims(), kb.rulings(), Words({row["id"]: row["definition"] or "" for row in curated}, kb.sources()))


def place_in(masked: Masked, claim: ClaimRecord) -> int:
    """Where a claim's figure stands in its masked sentence."""
    return masked.place_of(claim.text_start - claim.sentence_start)
