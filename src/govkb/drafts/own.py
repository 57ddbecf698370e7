"""Which articles and passages on record are the draft's own, printed before: they cannot bear it out, but tell whose its figures are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from govkb.drafts.masking import mask
from govkb.drafts.placing import UNMISTAKABLE, Standing, Strength
from govkb.model import ClaimRecord

_MOST = 0.75
"""Share of the sentences with figures that two articles have in common, of the one and of the other, when they are one article."""

_LEAST = 3
"""Sentences that an article must have in common with another to be the same: a quotation is not."""

_RUN = 2
"""Sentences with figures that a passage has in common with another when it is taken from there: one may be a formula of the genre."""


def own_articles(
    claims: Sequence[ClaimRecord], standings: dict[str, list[Standing]], on_record: Sequence[ClaimRecord]
) -> dict[str, set[str]]:
    """For each article of the draft, by its id, the articles on record that are the same."""
    sentences = _sentences(claims)
    shared: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        for one in standings.get(claim.id, ()):
            if one.strength is Strength.COPY and claim.article_id and one.claim.article_id:
                shared[claim.article_id, one.claim.article_id].add(mask(claim.sentence).text)
    wanted = {there for _, there in shared}
    theirs = _sentences([claim for claim in on_record if claim.article_id in wanted])
    own: defaultdict[str, set[str]] = defaultdict(set)
    for (here, there), common in shared.items():
        if len(common) >= _LEAST and len(common) >= _MOST * max(len(sentences[here]), len(theirs[there])):
            own[here].add(there)
    return own


def taken_passages(claims: Sequence[ClaimRecord], standings: dict[str, list[Standing]]) -> set[tuple[str, str]]:
    """Pairs of a passage of the draft and one on record that it is taken from, by their ids."""
    shared: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        for one in standings.get(claim.id, ()):
            if one.strength is Strength.COPY and one.likeness >= UNMISTAKABLE:
                shared[claim.passage_id, one.claim.passage_id].add(claim.sentence)
    return {pair for pair, sentences in shared.items() if len(sentences) >= _RUN}


def _sentences(claims: Sequence[ClaimRecord]) -> defaultdict[str, set[str]]:
    """The sentences with figures of each article."""
    sentences: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        sentences[claim.article_id].add(mask(claim.sentence).text)
    return sentences
