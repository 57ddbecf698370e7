"""Whose figure it is, as far as the print says: 全州, a place or an organisation that opens the sentence, the paragraph's community, the article's place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govkb.knowledge import Knowledge
from govkb.knowledge.places import Whole
from govkb.model import LEVELS, Place

WHOLE = "subject-whole：泛指词指文章所写的地方"
NAMED = "subject-named：句中点名的地方"
PARAGRAPH = "subject-paragraph：本段所写的地方"
ARTICLE = "subject-article：文章所写的地方"


@dataclass(frozen=True, slots=True)
class Subject:
    """The place a figure is about, and how it was found; `words` are the printed ones."""

    place: Place | None
    words: str
    rule: str


def find_subject(
    text: str, sentence: tuple[int, int], at: int, places: Sequence[Place], topic: Place | None, article: Place | None, knowledge: Knowledge
) -> Subject:
    """The subject of the figure at offset `at`.

    `places` are the passage's places in order, `topic` the place that an earlier sentence of the passage opened with.
    """
    whole = _last_whole(text, sentence[0], at, knowledge)
    named = _named(text, [place for place in places if sentence[0] <= place.start and place.end <= at])
    if whole and (named is None or named.end <= whole[0]):
        place = _fitting(whole[1], named, article)
        if place is not None:
            return Subject(place, text[whole[0] : whole[2]], WHOLE)
    if named is not None:
        return Subject(named, named.text, NAMED)
    if topic is not None:
        return Subject(topic, topic.text, PARAGRAPH)
    return Subject(article, article.text if article is not None else "", ARTICLE)


def _last_whole(text: str, start: int, end: int, knowledge: Knowledge) -> tuple[int, Whole, int] | None:
    last = None
    for rule in knowledge.rules(Whole):
        for match in rule.regex.finditer(text, start, end):
            if last is None or match.start() > last[0]:
                last = (match.start(), rule, match.end())
    return last


def _fitting(whole: Whole, named: Place | None, article: Place | None) -> Place | None:
    """The place that 全州 or 该县 can mean: of its level, with a name of its kind."""
    for place in (named, article):
        if place is not None and whole.can_mean(place.name, place.level):
            return place
    return None


def _named(text: str, places: Sequence[Place]) -> Place | None:
    """The most specific of the last chain of places that opens a clause."""
    named: Place | None = None
    for place in places:
        chained = named is not None and named.end == place.start
        if chained or _opens_clause(text, place.start):
            named = place
    return named


def _opens_clause(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in "。！？，；：、”" or text[max(0, start - 1) : start] in ("在", "为", "将", "由")


def paragraph_topic(text: str, places: Sequence[Place], article: Place | None) -> list[tuple[int, Place]]:
    """Places below the article's own that open a sentence of the passage, with the offset from which they hold."""
    level = LEVELS.index(article.level) if article is not None else 0
    found: list[tuple[int, Place]] = []
    for index, place in enumerate(places):
        if LEVELS.index(place.level) <= level:
            continue
        first = place
        at = index
        while at and places[at - 1].end == first.start:
            at -= 1
            first = places[at]
        if first.start == 0 or text[first.start - 1] in "。！？”":
            found.append((place.start, place))
    return found
