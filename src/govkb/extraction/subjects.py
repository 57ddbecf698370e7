"""Whose figure it is, as far as the print says.

In this order: the word for a whole (全州, 该县) or the place or organisation that the sentence names last before the figure, at the opening of a clause;
the one that an earlier sentence of the paragraph named so; the article's place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeVar

from govkb.knowledge import Knowledge
from govkb.knowledge.places import Whole
from govkb.knowledge.scanner import Scanner
from govkb.knowledge.text_rules import FoundedRule
from govkb.model import LEVELS, Mention, Place

WHOLE = "subject-whole：泛指词指文章所写的地方"
NAMED = "subject-named：句中点名"
PARAGRAPH = "subject-paragraph：本段前文点名"
ARTICLE = "subject-article：文章所写的地方"

_OPENINGS = "。！？，；：、”"
_AMONG = ("其中", "包括")
_WHOLES = tuple(
    a + b for a in ("该", "全", "我", "本", "这个") for b in ("省", "州", "市", "县", "区", "旗", "镇", "乡", "街道", "村", "社区")
)
"""Right behind 该县, a smaller place opens its clause as well (在该县河湾镇上坪村，…)."""

_PRINTED = 8
"""Places printed before a word for a whole among which the one it means stands."""

_LEADS = (*_AMONG, "在", "为", "将", "由", "把", "使", "让")


@dataclass(frozen=True, slots=True)
class Subject:
    """The place a figure is about (and the organisation of it, when the figure is that one's), how it was found and on which words."""

    place: Place | None
    organisation: str
    words: str
    rule: str


@dataclass(frozen=True, slots=True)
class Naming:
    """A stretch of text after which figures are about a place, or about an organisation there.

    `holds` tells whether those of the next sentence are too; `until` is where it ends before the sentence does (其中甲区34个、…，).
    """

    start: int
    end: int
    place: Place
    organisation: str
    words: str
    rule: str
    holds: bool
    until: int | None = None


_Printed = TypeVar("_Printed", Naming, Place)


@dataclass(frozen=True, slots=True)
class Namings:
    """The namings of a passage, in order, and the place its article is about."""

    in_order: tuple[Naming, ...]
    article: Place | None


def namings(text: str, places: Sequence[Place], organisations: Sequence[Mention], article: Place | None, knowledge: Knowledge) -> Namings:
    """What in the text can name the subject of the figures behind it."""
    found = [*_named(text, places, organisations, article), *_founded(text, places, article, knowledge)]
    found += _wholes(text, sorted(found, key=lambda one: one.end), places, article, knowledge)
    return Namings(tuple(sorted(found, key=lambda one: (one.end, one.start))), article)


def find_subject(found: Namings, sentence: tuple[int, int], at: int) -> Subject:
    """The subject of the figure at offset `at` of the passage."""
    for naming in reversed(found.in_order):
        if naming.end > at or (naming.until is not None and naming.until <= at):
            continue
        if naming.start >= sentence[0]:
            return Subject(naming.place, naming.organisation, naming.words, naming.rule)
        if naming.holds:
            return Subject(naming.place, naming.organisation, naming.words, PARAGRAPH)
        if found.article is not None and naming.place.name == found.article.name and naming.until is None:
            break  # the text has come back to the article's place since
    article = found.article
    return Subject(article, "", article.text if article is not None else "", ARTICLE)


def _named(text: str, places: Sequence[Place], organisations: Sequence[Mention], article: Place | None) -> list[Naming]:
    """Places that open a clause, the last of a chain standing for it; with the organisation printed right behind."""
    by_start = {mention.start: mention for mention in organisations}
    found: list[Naming] = []
    chain: list[Place] = []
    for place, following in zip_longest(places, places[1:]):
        chain = [*chain, place] if chain and chain[-1].end == place.start else [place]
        if following is not None and following.start == place.end:
            continue
        if not _opens_clause(text, chain[0].start):
            continue
        organisation = by_start.get(place.start)
        name = _own_name(text, chain, organisation) if organisation is not None and _is_site(organisation) else ""
        end = organisation.end if name and organisation is not None else place.end
        below = article is None or LEVELS.index(place.level) > LEVELS.index(article.level)
        among = text.endswith(_AMONG, 0, chain[0].start)
        until = _clause_end(text, end) if among else None
        found.append(Naming(chain[0].start, end, place, name, text[chain[0].start : end], NAMED, below and not among, until))
    return found


def _clause_end(text: str, start: int) -> int:
    return min((at for mark in "，；。" if (at := text.find(mark, start)) >= 0), default=len(text))


def _own_name(text: str, chain: Sequence[Place], organisation: Mention) -> str:
    """An organisation with the places below the county printed before it (柳堤镇梧桐社区党群服务中心)."""
    below = [place for place in chain if LEVELS.index(place.level) > LEVELS.index("county")]
    return text[below[0].start if below else chain[-1].start : organisation.end].rpartition("的")[2]


def _is_site(organisation: Mention) -> bool:
    """Whether figures are the organisation's own; those of party and government bodies are their place's."""
    return organisation.text.endswith(("中心", "大学", "医院", "艺术团", "服务站", "驿站"))


def _founded(text: str, places: Sequence[Place], article: Place | None, knowledge: Knowledge) -> list[Naming]:
    """Organisations that a clause founds and the next clauses speak of (成立枫华艺苑艺术团，吸纳…)."""
    found = []
    for rule in knowledge.rules(FoundedRule):
        for match in rule.regex.finditer(text):
            place = next((place for place in reversed(places) if place.end <= match.start()), article)
            if place is not None:
                found.append(Naming(match.start("name"), match.end("name"), place, match["name"], match["name"], rule.id, holds=False))
    return found


def _wholes(text: str, named: Sequence[Naming], places: Sequence[Place], article: Place | None, knowledge: Knowledge) -> list[Naming]:
    """Words for a whole: that of the naming before, else of the article's place, else of the last place printed before that has such a whole."""
    found = []
    for rule, match in knowledge.built(whole_scanner).every(text):
        before = [one.place for one in _last(named, match.start(), 1)]
        own = [] if article is None else [article]
        candidates = (*before, *own, *_last(places, match.start(), _PRINTED))
        place = next((one for one in candidates if rule.can_mean(one.name, one.level)), None)
        if place is not None:
            found.append(Naming(match.start(), match.end(), place, "", match.group(), WHOLE, holds=False))
    return found


def _last(printed: Sequence[_Printed], at: int, most: int) -> Sequence[_Printed]:
    """The last of those that end before an offset, the nearest first; they come by their ends."""
    count = bisect_right(printed, at, key=lambda one: one.end)
    return printed[max(count - most, 0) : count][::-1]


def whole_scanner(knowledge: Knowledge) -> Scanner[Whole]:
    """The words for a whole; use `knowledge.built(whole_scanner)`."""
    return Scanner((rule, rule.source) for rule in knowledge.rules(Whole))


def _opens_clause(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in _OPENINGS or text.endswith((*_LEADS, *_WHOLES), 0, start)
