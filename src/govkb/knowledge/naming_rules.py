"""Models of the files on people, programmes and pairs: how their names are printed."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from govkb.knowledge.rules import Rule, Text

Texts = Annotated[tuple[Text, ...], Field(min_length=1)]


class PersonRule(Rule):
    """Words for one purpose in finding people; the purpose is the rule's id."""

    words: Texts


class ProgrammeRule(Rule):
    """How the name of a programme is printed; the pattern has a group `name`."""


class RunRule(Rule):
    """Words by which a place or body runs the programme named behind them."""


class PairRule(Rule):
    """How two places or organisations are said to be paired: a pattern on the text in which the first stands as ① and the second as ②."""


class CommitteeRule(Rule):
    """How the name of an organisation that is its place's party committee ends."""
