"""Prints that no claim has as they were: are they still printed, do they read otherwise, or are they gone?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick
from rapidfuzz import fuzz, process

from govkb.model import ClaimRecord
from govkb.resolution import ReportResult
from govkb.resolution.result import passage_id
from govkb.rulings.keys import normalised, normalised_with_offsets, offset_of, print_of
from govkb.rulings.values import Print

_SIMILAR, _NEARLY_EQUAL = 60, 90
"""Likeness in percent from which on a sentence is taken for the changed one: of the same article or file, or anywhere on the same subject."""

_FIGURES = re.compile(r"[\d.,]+")

_LEAST_SHARED = 12
"""Characters around a figure that two cuts of one sentence have in common."""

Stand = tuple[ReportResult, int, list[int], int]
"""Where a sentence stands: a report, the position of a passage, for each normalised character its offset, and the sentence's first character."""

Masked = tuple[ClaimRecord, str]
"""A claim, and its sentence without figures."""


class Elsewhere:
    """Where in the passages of all reports the sentences of some prints stand: one pass over the text, however many prints there are."""

    def __init__(self, prints: Iterable[Print], results: Sequence[ReportResult]) -> None:
        self._results = results
        self._stands: defaultdict[str, list[Stand]] = defaultdict(list)
        self._by_quote: defaultdict[str, list[tuple[ClaimRecord, Print]]] = defaultdict(list)
        self._at_home: defaultdict[tuple[str, str], list[Masked]] = defaultdict(list)
        lost = list(prints)
        quotes = {one.quote for one in lost}
        homes = {home for one in lost for home in _homes(one.document, one.title, one.subject)}
        for claim in (claim for result in results for claim in result.claims):
            if normalised(claim.quote) in quotes:
                one = print_of(claim)
                self._by_quote[one.quote].append((claim, one))
            for home in homes.intersection(_homes(claim.document, claim.title, claim.subject)):
                self._at_home[home].append((claim, _masked(normalised(claim.sentence))))
        sentences = sorted({one.sentence for one in lost if one.sentence})
        if sentences:
            self._look_for(sentences)

    def _look_for(self, sentences: list[str]) -> None:
        automaton = AhoCorasick(sentences)
        for result in self._results:
            for passage in result.layout.passages:
                text, offsets = normalised_with_offsets(passage.text)
                for pattern, start, _ in automaton.find_matches_as_indexes(text, overlapping=True):
                    self._stands[sentences[pattern]].append((result, passage.position, offsets, start))

    def claims_at(self, one: Print) -> list[ClaimRecord]:
        """The claims that are read today from where the print's quote stands, or from the same words cut into other sentences."""
        at = offset_of(one)
        found: list[ClaimRecord] = []
        for result, position, offsets, start in self._stands.get(one.sentence, []):
            if at >= 0:
                begin, end = offsets[start + at], offsets[start + at + len(one.quote) - 1] + 1
                found += [claim for claim in _claims_of(result, position) if claim.text_start < end and begin < claim.text_end]
        return found or [claim for claim, now in self._by_quote[one.quote] if _is_other_cut(now, one)]

    def account_of(self, one: Print) -> tuple[str, str]:
        """What has become of a print that no claim stands behind, in Chinese and in English."""
        if self._stands.get(one.sentence):
            return f"“{one.quote}”仍如原样刊印，但现在不再读作数据陈述", f"{one.quote} is printed as it was, but no longer read as a claim"
        changed = self._changed(one)
        if changed is None:
            where = one.document or "？"
            return (
                f"含“{one.quote}”的句子（原在{where}）已不在任何报道文件中",
                f"the sentence with {one.quote} (it stood in {where}) is in no report any more",
            )
        return (
            f"含“{one.quote}”的句子已改，{changed.document}现在印作“{changed.sentence}”",
            f"the sentence with {one.quote} has changed; {changed.document} now prints “{changed.sentence}”",
        )

    def _changed(self, one: Print) -> ClaimRecord | None:
        """A claim whose sentence is most like the print's; figures do not count."""
        document, title, subject = (self._at_home.get(home, ()) for home in _homes(one.document, one.title, one.subject))
        return _most_like(one, [*document, *(title if one.title else ())], _SIMILAR) or _most_like(one, subject, _NEARLY_EQUAL)


def _homes(document: str, title: str, subject: str) -> tuple[tuple[str, str], ...]:
    """Where a claim's sentence may be looked for: its file, its article, its subject."""
    return ("document", document), ("title", title), ("subject", subject)


def _most_like(one: Print, claims: Sequence[Masked], least: int) -> ClaimRecord | None:
    sentences = [sentence for _, sentence in claims]
    best = process.extractOne(_masked(one.sentence), sentences, scorer=fuzz.ratio, score_cutoff=least)
    return None if best is None else claims[best[2]][0]


def _is_other_cut(now: Print, then: Print) -> bool:
    """Whether two prints of one quote have the same words on both sides of the figure as far as both reach: a sentence cut elsewhere, not changed."""
    at, was = offset_of(now), offset_of(then)
    before = min(at, was)
    behind = min(len(now.sentence) - at, len(then.sentence) - was)
    shared = now.sentence[at - before : at + behind]
    return shared == then.sentence[was - before : was + behind] and len(shared) - len(now.quote) >= _LEAST_SHARED


def _claims_of(result: ReportResult, position: int) -> Iterator[ClaimRecord]:
    id_ = passage_id(result.report, position)
    return (claim for claim in result.claims if claim.passage_id == id_)


def _masked(sentence: str) -> str:
    return _FIGURES.sub("□", sentence)
