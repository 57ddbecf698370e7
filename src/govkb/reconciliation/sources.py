"""How many sources stand behind claims: reports, of which those that print one text are one."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from govkb.model import ClaimRecord
from govkb.reconciliation.reprints import Reprints

_NONE = Reprints((), ())


class Sources:
    """What is known of texts that several reports print. With no reprints every report is a source of its own."""

    def __init__(self, reprints: Reprints = _NONE) -> None:
        self._first = {claim.id: group[0].id for group in reprints.claims for claim in group}
        self._text = {article: group[0] for group in reprints.articles for article in group}

    def count(self, claims: Iterable[ClaimRecord]) -> int:
        """Independent sources of the claims."""
        claims = list(claims)
        if len({claim.report_id for claim in claims}) <= 1:
            return min(len(claims), 1)
        graph = nx.Graph()
        for claim in claims:
            report, *texts = self._keys(claim)
            graph.add_node(report)
            graph.add_edges_from((report, text) for text in texts)
        return int(nx.number_connected_components(graph))

    def independent(self, one: ClaimRecord, other: ClaimRecord) -> bool:
        """Whether the two stand in different reports and neither prints the other's text."""
        return set(self._keys(one)).isdisjoint(self._keys(other))

    def first_print(self, claim: ClaimRecord) -> str:
        """Id of the claim that prints the same text first, the claim's own where none does before it."""
        return self._first.get(claim.id, claim.id)

    def _keys(self, claim: ClaimRecord) -> list[str]:
        """The report, then what the claim's text is known by where others print it too."""
        keys = [claim.report_id]
        if claim.id in self._first:
            keys.append(self._first[claim.id])
        if claim.article_id in self._text:
            keys.append(self._text[claim.article_id])
        return keys
