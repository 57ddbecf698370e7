"""The places that the texts of one page name, each text read once."""

from __future__ import annotations

from collections.abc import Sequence

from govkb.knowledge.finder import PlaceFinder
from govkb.model import Place


class Names:
    """What the finder finds, kept by text."""

    def __init__(self, finder: PlaceFinder) -> None:
        self._finder = finder
        self._found: dict[str, tuple[Place, ...]] = {}

    def of(self, text: str) -> Sequence[Place]:
        """The places in `text`, in the order of print."""
        if text not in self._found:
            self._found[text] = tuple(self._finder.find(text))
        return self._found[text]
