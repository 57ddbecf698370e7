"""A report's text while it is set, piece by piece, and the map from it back to the file."""

from __future__ import annotations

from govkb.model import Origin


class Galley:
    """The text so far; `origins` say where the file has each stretch of it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self.origins: list[Origin] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def add(self, text: str) -> None:
        """More text, for which the file has no place, or one that `origins` is told of before."""
        self._parts.append(text)
        self.length += len(text)
