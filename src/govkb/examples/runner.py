"""What a runner of examples is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from govkb.extraction.passages import Context, PassageReading, read_passage
from govkb.extraction.words import Tagger
from govkb.knowledge import Knowledge
from govkb.knowledge.examples import Case
from govkb.knowledge.finder import PlaceFinder

AnyCase = Case[Any, Any]

Runner = Callable[[AnyCase, Knowledge], object]
"""What the mechanism gives on a case's text, in the form of the example's `gives`. Raises UnmetError."""

_Item = TypeVar("_Item")


class UnmetError(Exception):
    """The example does not show what it is to show: nothing is found, or another rule decided."""


def only(found: Sequence[_Item], what: str) -> _Item:
    """The one thing found; UnmetError when there is none or more."""
    if len(found) != 1:
        raise UnmetError(f"the text gives {len(found)} {what}, not one")
    return found[0]


def read_alone(text: str, knowledge: Knowledge) -> PassageReading:
    """A text read as a passage of its own."""
    return read_passage(text, Context(knowledge, PlaceFinder(knowledge, text)), Tagger("jieba"))
