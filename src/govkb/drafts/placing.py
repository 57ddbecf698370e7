"""Where a figure of a draft stands on record: the claims that are of the same thing, or that stand in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain

from rapidfuzz.distance import Indel

from govkb.drafts.agreement import Agreement, agreement
from govkb.drafts.masking import mask
from govkb.drafts.pairs import pairs_of
from govkb.drafts.record import Line, Record, place_in
from govkb.extraction.subjects import NAMED, PARAGRAPH
from govkb.model import ClaimRecord
from govkb.reconciliation.things import key_of, things_of

_LINES = 12
"""Sentences on record that a sentence of the draft is compared with."""

_AROUND = 12
"""Characters on each side of a figure that make up its surroundings."""

_COPIED, _NEAR = 0.8, 0.5
"""Share of the surroundings that two places have in common, from which on one is a copy of the other, or near it."""

UNMISTAKABLE = 0.95
"""Share from which on the words tell all by themselves."""

_LEAST = 6
"""Characters that the surroundings must have in common, however short they are."""


_TELLING = (0.4, 0.25, 0.12)
"""Share of the pairs around a figure that two places have in common, by how many digits tell the figure from others: one, two, more."""


_ELSEWHERE = 0.2
"""Share that is asked for besides when the figure is taken for another place's than it was read as."""


class Strength(IntEnum):
    """Why a claim on record is taken for the same figure as the draft's."""

    VALUE = 0
    """A value that agrees, of one subject and unit, among words of which some are the same: enough to bear the figure out, never to contradict it."""
    NEAR = 1
    """Similar words around it."""
    THING = 2
    """The same subject, indicator, statistic and scope, and the same thing among several of them (reconciliation's gate)."""
    COPY = 3
    """The same words around it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim on record at the place of a draft's figure; `likeness` of their surroundings is between 0 and 1.

    `line` are all claims of its sentence on record, where words led to it.
    """

    claim: ClaimRecord
    strength: Strength
    likeness: float
    line: tuple[ClaimRecord, ...] = ()


def place_claims(claims: Sequence[ClaimRecord], record: Record) -> dict[str, list[Standing]]:
    """For each claim of a draft, by its id, where it stands on record, the strongest first."""
    found: defaultdict[str, dict[str, Standing]] = defaultdict(dict)
    for claim, standing in chain(_by_thing(claims, record), _by_words(claims, record), _by_value(claims, record)):
        before = found[claim.id].get(standing.claim.id)
        if before is None or (standing.strength, standing.likeness) > (before.strength, before.likeness):
            found[claim.id][standing.claim.id] = standing
    return {id_: sorted(of_one.values(), key=_order) for id_, of_one in found.items()}


def _order(standing: Standing) -> tuple[int, float, str, int]:
    return -standing.strength, -standing.likeness, standing.claim.document, standing.claim.start


def _by_thing(claims: Sequence[ClaimRecord], record: Record) -> Iterator[tuple[ClaimRecord, Standing]]:
    """Claims that reconciliation would compare the draft's with."""
    ours = {claim.id for claim in claims}
    on_record = [claim for claim in record.of(map(key_of, claims)) if claim.id not in ours]
    for thing in things_of([*on_record, *claims]):
        others = [claim for claim in thing.claims if claim.id not in ours]
        for claim in thing.claims:
            if claim.id in ours:
                yield from ((claim, Standing(other, Strength.THING, words_in_common(claim, other))) for other in others)


def _by_value(claims: Sequence[ClaimRecord], record: Record) -> Iterator[tuple[ClaimRecord, Standing]]:
    """Claims of the subject whose value agrees, where some of the words around it are the same; the rounder the figure, the more.

    A figure whose own sentence names no place may be of any that the draft writes of, with more words in common when another paragraph does:
    who retells several places in one draft names each once.
    """
    places = dict.fromkeys(claim.subject_id for claim in claims)
    around = {(claim.passage_id, claim.subject_id) for claim in claims}
    for claim in claims:
        named = claim.reading.get("subject", "").startswith((NAMED, PARAGRAPH))
        for subject_id in [claim.subject_id] if named else places:
            least = 0 if (claim.passage_id, subject_id) in around else _ELSEWHERE
            for other in record.near_value(claim, subject_id):
                needed = _TELLING[min(_digits(claim), _digits(other), len(_TELLING)) - 1] + least
                if agreement(claim, other) is not Agreement.NONE and (likeness := words_in_common(claim, other)) >= needed:
                    yield claim, Standing(other, Strength.VALUE, likeness)


def _digits(claim: ClaimRecord) -> int:
    """How many digits tell the figure from others."""
    return len(claim.value.normalize().as_tuple().digits)


def words_in_common(one: ClaimRecord, other: ClaimRecord) -> float:
    """The share of the character pairs around one figure, numbers and marks aside, that stand around the other too."""
    a, b = _words_around(one), _words_around(other)
    return len(a & b) / max(min(len(a), len(b)), 1)


def _words_around(claim: ClaimRecord) -> set[str]:
    start, end = claim.text_start - claim.sentence_start, claim.text_end - claim.sentence_start
    before, behind = claim.sentence[max(0, start - _AROUND) : start], claim.sentence[end : end + _AROUND]
    return {pair for words in (before, behind) for pair in pairs_of(words) if pair.isalpha() and not pair.isascii()}


def _by_words(claims: Sequence[ClaimRecord], record: Record) -> Iterator[tuple[ClaimRecord, Standing]]:
    by_sentence: defaultdict[str, list[ClaimRecord]] = defaultdict(list)
    for claim in claims:
        by_sentence[claim.sentence].append(claim)
    for sentence, own in by_sentence.items():
        masked = mask(sentence)
        places = [(claim, place_in(masked, claim)) for claim in own]
        for line in record.lines_like(masked.text, limit=_LINES):
            yield from _in_line(masked.text, places, line)


def _in_line(masked: str, places: Iterable[tuple[ClaimRecord, int]], line: Line) -> Iterator[tuple[ClaimRecord, Standing]]:
    """The figures of one sentence that stand in one line on record."""
    blocks = _common_blocks(masked, line.masked)
    on_record: defaultdict[int, list[ClaimRecord]] = defaultdict(list)
    for other, at in line.claims:
        on_record[at].append(other)
    for claim, at in places:
        there = _aligned(at, blocks)
        if there is None or there not in on_record:
            continue
        likeness, shared = _likeness(at, there, masked, line.masked, blocks)
        if shared < _LEAST or likeness < _NEAR:
            continue
        for other in on_record[there]:
            strength = Strength.COPY if likeness >= _COPIED else Strength.NEAR
            yield claim, Standing(other, strength, likeness, tuple(one for one, _ in line.claims))


Block = tuple[int, int, int]
"""Where a common stretch begins in one text and in the other, and its length."""


def _common_blocks(one: str, other: str) -> list[Block]:
    if one == other:
        return [(0, 0, len(one))]
    return [(block.a, block.b, block.size) for block in Indel.opcodes(one, other).as_matching_blocks() if block.size]


def _aligned(at: int, blocks: Iterable[Block]) -> int | None:
    return next((b + at - a for a, b, size in blocks if a <= at < a + size), None)


def _likeness(at: int, there: int, one: str, other: str, blocks: Sequence[Block]) -> tuple[float, int]:
    """The share of both surroundings that is common, and how many characters that is; the figures themselves do not count."""
    first, last = max(0, at - _AROUND), min(len(one), at + _AROUND + 1)
    first_there, last_there = max(0, there - _AROUND), min(len(other), there + _AROUND + 1)
    shared = shared_there = -1
    for a, b, size in blocks:
        shared += max(0, min(a + size, last) - max(a, first))
        shared_there += max(0, min(b + size, last_there) - max(b, first_there))
    return (shared / max(last - first - 1, 1) + shared_there / max(last_there - first_there - 1, 1)) / 2, min(shared, shared_there)
