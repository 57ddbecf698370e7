"""Text that several reports print is one source: articles printed again (通稿), half-paragraphs used inside another, sentences word for word.

Passages with figures are compared where sampled shingles say it is worth it (`shingles`), laid side by side (`alignment`), and their claims matched
by place: a figure of the later print belongs to the one that stands at its place in the earlier print, where the text around it is the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import networkx as nx

from govkb.model import ClaimRecord
from govkb.reconciliation.alignment import Alignment, align
from govkb.reconciliation.print_order import print_order
from govkb.reconciliation.shingles import candidates
from govkb.resolution import ReportResult
from govkb.resolution.result import passage_id

_WINDOW = 72
"""Characters around a figure, its own included, that must be the same: no phrase, name or formula of the genre is that long."""

_SHORT = 24
"""A shorter passage says nothing alone: it counts where the two articles share more."""

_SAME = 0.82
"""Share of a window's characters that stand in the other print. Sentences on one thing by two hands share a third; 5 % altered leave 95 %."""

_ARTICLE = 0.5
"""Share of the shorter article's text in common from which on the two are one text."""

_CUT = 2_000
"""Longest stretch laid side by side."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage with figures, or a part of one, from `offset` of its text on. `article` is its article's id, or its report's where it has none."""

    report: int
    article: str
    offset: int
    text: str
    claims: tuple[ClaimRecord, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A figure printed again. `alone` tells whether the text around it is long enough to say so by itself."""

    first: ClaimRecord
    again: ClaimRecord
    alone: bool


@dataclass(frozen=True, slots=True)
class Reprints:
    """`claims` are the groups of claims that stand in one text, `articles` those of articles that are one text; each in print order."""

    claims: tuple[tuple[ClaimRecord, ...], ...]
    articles: tuple[tuple[str, ...], ...]


def find_reprints(results: Sequence[ReportResult]) -> Reprints:
    """Everything that a report prints after another; the earlier print is the one published first, then the first by file name."""
    ordered = sorted(results, key=print_order)
    stretches = [stretch for number, result in enumerate(ordered) for stretch in _stretches(number, result)]
    length: Counter[str] = Counter()
    for stretch in stretches:
        length[stretch.article] += len(stretch.text)
    matches: defaultdict[tuple[str, str], list[Match]] = defaultdict(list)
    shared: Counter[tuple[str, str]] = Counter()
    for one, other in candidates([stretch.text for stretch in stretches], [stretch.report for stretch in stretches]):
        first, again = stretches[one], stretches[other]
        side_by_side = align(first.text, again.text)
        pair = first.article, again.article
        shared[pair] += _dense(side_by_side, len(again.text))
        matches[pair] += _matches(first, again, side_by_side)
    one_text = {pair for pair, common in shared.items() if common >= _ARTICLE * min(length[pair[0]], length[pair[1]])}
    claims = nx.Graph(_kept(matches, one_text))
    claims.add_edges_from(_same_sentence(stretches))
    place = {claim.id: at for at, claim in enumerate(claim for stretch in stretches for claim in stretch.claims)}
    record = {claim.id: claim for stretch in stretches for claim in stretch.claims}
    groups = [tuple(record[id_] for id_ in group) for group in _groups(claims, place)]
    position = {article: at for at, article in enumerate(length)}
    return Reprints(tuple(groups), tuple(_groups(nx.Graph(sorted(one_text)), position)))


def _stretches(number: int, result: ReportResult) -> Iterator[Stretch]:
    """The passages of a report that print figures, cut where they are long; what the report prints again stands in the first print alone."""
    by_passage: defaultdict[str, list[ClaimRecord]] = defaultdict(list)
    for claim in result.claims:
        if not claim.repeat:
            by_passage[claim.passage_id].append(claim)
    for passage in result.layout.passages:
        claims = by_passage.get(passage_id(result.report, passage.position))
        if claims is None:
            continue
        inside: defaultdict[int, list[ClaimRecord]] = defaultdict(list)
        for claim in claims:
            inside[claim.text_start // _CUT * _CUT].append(claim)
        for offset in range(0, len(passage.text), _CUT):
            text = passage.text[offset : offset + _CUT]
            yield Stretch(number, claims[0].article_id or result.report.id, offset, text, tuple(inside[offset]))


def _dense(side_by_side: Alignment, length: int) -> int:
    """Characters of the later stretch that stand in windows mostly shared: chance characters of unlike text do not add up."""
    return sum(
        min(_WINDOW, length - start)
        for start in range(0, length, _WINDOW)
        if side_by_side.shared_in(start, min(start + _WINDOW, length)) >= _SAME * min(_WINDOW, length - start)
    )


def _matches(first: Stretch, again: Stretch, side_by_side: Alignment) -> Iterator[Match]:
    for claim in again.claims:
        start, end = claim.text_start - again.offset, claim.text_end - again.offset
        size = min(_WINDOW, len(again.text))
        if size < _SHORT or not _shares(side_by_side, start, end, size, len(again.text)):
            continue
        place = side_by_side.to_first(start, min(end, len(again.text)))
        origin = _at(first, *place)
        if origin is not None:
            yield Match(origin, claim, alone=size >= _WINDOW and len(first.text) >= _WINDOW)


def _shares(side_by_side: Alignment, start: int, end: int, size: int, length: int) -> bool:
    """Whether the text before the figure, around it or behind it stands in the earlier print."""
    begins = (end - size, (start + end - size) // 2, start)
    windows = (max(0, min(begin, length - size)) for begin in begins)
    return any(side_by_side.shared_in(begin, begin + size) >= _SAME * size for begin in windows)


def _at(stretch: Stretch, start: int, end: int) -> ClaimRecord | None:
    """The claim of the stretch that covers most of [start, end), the first of equals."""
    covered = [
        (min(end, claim.text_end - stretch.offset) - max(start, claim.text_start - stretch.offset), claim) for claim in stretch.claims
    ]
    most, claim = max(covered, key=lambda pair: pair[0], default=(0, None))
    return claim if most > 0 else None


def _kept(matches: dict[tuple[str, str], list[Match]], one_text: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The matches that hold: between articles that share long text, of figures about one thing.

    Two counties whose offices write by one template print the same words around other figures; where most figures are the same, a subject read
    otherwise (from a garbled headline) is no other thing.
    """
    for pair, found in matches.items():
        if pair not in one_text and not any(match.alone for match in found):
            continue
        kept = [match for match in found if match.first.subject_id == match.again.subject_id]
        equal = [match for match in found if match.first.value == match.again.value]
        if 2 * len(equal) > len(found):
            kept += equal
        yield from ((match.first.id, match.again.id) for match in kept)


def _same_sentence(stretches: Iterable[Stretch]) -> Iterator[tuple[str, str]]:
    """Figures at the same place of the same sentence about the same thing, in different reports."""
    first: dict[tuple[str, str, int], tuple[int, str]] = {}
    for stretch in stretches:
        for claim in stretch.claims:
            key = claim.subject_id, claim.sentence, claim.text_start - claim.sentence_start
            report, id_ = first.setdefault(key, (stretch.report, claim.id))
            if report != stretch.report:
                yield id_, claim.id


def _groups(graph: nx.Graph, place: dict[str, int]) -> list[tuple[str, ...]]:
    """The connected parts of the graph, each in print order, in the order of their first prints."""
    groups = [tuple(sorted(part, key=place.__getitem__)) for part in nx.connected_components(graph)]
    return sorted(groups, key=lambda group: place[group[0]])
