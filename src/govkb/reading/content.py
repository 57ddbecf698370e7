"""What a reader makes of a file: text, the way back to the file, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from govkb.model import Origin

MADE = "made"
"""Name of a clue that says when the file was made, which is no day of publication but may give a printed day its year."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One thing that a file says of itself: `name` is title, a field of Source or MADE; `origin` says where it stands, in words."""

    name: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a file. `origin` is empty where offsets in the text are offsets in the decoded file.

    `encoding` is empty for formats that state their own. `clues` are believed before what the text prints of itself, `weak_clues` after it, each
    in their order. `beside` is text that stands beside the report and may date it.
    """

    text: str
    encoding: str
    origin: tuple[Origin, ...] = ()
    clues: tuple[Clue, ...] = ()
    weak_clues: tuple[Clue, ...] = ()
    beside: str = ""
