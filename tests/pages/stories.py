"""Stories of governance news, made of this folder's own words: each is a place, a topic and paragraphs whose kinds are known."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from pages.places import Place

_SLOT = re.compile(r"\{(\w+)\}")
_WORDS = Path(__file__).with_name("words.yaml")
_NAMES_ITS_PLACE = 0.3
"""Share of paragraphs whose first sentence is made to name the place; on real pages it is about a third."""

_NAMES_ANOTHER = 0.03
"""Share of paragraphs with a sentence on another county, which makes them no part of that county's story."""

_PARALLEL = 0.85
"""Share of labels that are as long as the others of their section."""


@dataclass(frozen=True)
class Paragraph:
    """`kind` is a passage kind's value; bodies and headings make up the story's text."""

    kind: str
    text: str


@dataclass(frozen=True)
class Story:
    """`paragraphs` in reading order: headline, byline, lead, sections, end line. `captions` and `credit` stand beside them."""

    place: Place
    topic: str
    paragraphs: tuple[Paragraph, ...]
    captions: tuple[Paragraph, ...]
    credit: Paragraph | None


def make_story(random: Random, place: Place, topic: str, *, sections: int) -> Story:
    """A story on one topic of one place, in sections of two to four paragraphs."""
    teller = _Teller(random, place, topic)
    paragraphs = [Paragraph("headline", teller.headline())]
    paragraphs += teller.optional("byline", "bylines")
    paragraphs.append(Paragraph("body", teller.lead()))
    for _ in range(sections):
        teller.turn_to_section()
        paragraphs.append(Paragraph("heading", teller.heading()))
        paragraphs += [Paragraph("body", teller.paragraph()) for _ in range(random.randint(2, 4))]
    paragraphs.append(Paragraph("body", teller.tell("closers")))
    paragraphs += teller.optional("byline", "endlines")
    captions = tuple(
        Paragraph("caption", random.choice(words()["marks"]) + teller.tell("caption")) for _ in range(random.choice((0, 0, 1, 2)))
    )
    credit = teller.optional("furniture", "credit") if captions else []
    return Story(place, topic, tuple(paragraphs), captions, credit[0] if credit else None)


def page_line(random: Random) -> str:
    """A line of the page itself: its number, its date, its editors."""
    return _Teller(random, None, topics()[0]).tell("pagelines")


@cache
def words() -> dict[str, Any]:
    return yaml.safe_load(_WORDS.read_text(encoding="utf-8"))


def topics() -> list[str]:
    return sorted(words()["topics"])


class _Teller:
    """Fills templates. A template chosen once is not chosen again before its list is used up, so that a story does not repeat itself."""

    def __init__(self, random: Random, place: Place | None, topic: str) -> None:
        self.random = random
        self.place = place
        self.name = topic
        self.topic: dict[str, list[str]] = words()["topics"][topic]
        self.decks: dict[str, list[str]] = {}
        self.labelled = random.random() < 0.6
        self.introduced = random.random() < 0.4

    def turn_to_section(self) -> None:
        """Four of the topic's things are what the section is about; the others come up less."""
        things = self.random.sample(words()["topics"][self.name]["things"], 7)
        self.topic = {**self.topic, "things": things + things[:4]}
        self.decks.pop("things", None)
        self.label = self._draw("label", words()["label"])
        self.length = len(things[0])

    def headline(self) -> str:
        place = self.place
        name = self.random.choice((place.name, place.name, place.prefecture + place.name, place.province + place.name))
        return f"{name}：{self.tell('headline_first')} {self.tell('headline_last')}"

    def heading(self) -> str:
        return self.random.choice(("{a} {b}", "{b}", "{a} {b}")).format(a=self.tell("heading_first"), b=self.tell("heading_last"))

    def lead(self) -> str:
        return self.tell("leads") + "".join(self.tell("sentences") for _ in range(self.random.randint(0, 2)))

    def paragraph(self) -> str:
        first = self.tell("opening") if self.random.random() < 0.4 else self.tell("sentences")
        if self.labelled:
            first = self._labelled() + "。" + first
        if self.random.random() < _NAMES_ITS_PLACE and self.place.short not in first:
            first = first.replace("此外，", "").replace("同时，", "")
            first = first.replace("。", f"。{self.place.short}", 1) if self.labelled else self.place.short + first
        rest = [self.tell("sentences") for _ in range(self.random.randint(1, 4))]
        if self.random.random() < _NAMES_ANOTHER:
            rest.insert(self.random.randint(0, 1), self.tell("guests"))
        return first + "".join(rest)

    def _labelled(self) -> str:
        """The label of a paragraph. Those of a section are of one make and, mostly, of one length."""
        even = self.random.random() < _PARALLEL
        for _ in range(20):
            label = _SLOT.sub(self._slot, self.label if even else self._draw("label", words()["label"]))
            if not even or len(label) == self.length + len(_SLOT.sub("", self.label)) + 2 * (self.label.count("{") - 1):
                break
        return label

    def optional(self, kind: str, deck: str) -> list[Paragraph]:
        text = self.tell(deck)
        return [Paragraph(kind, text)] if text else []

    def tell(self, deck: str) -> str:
        return _SLOT.sub(self._slot, self._draw(deck, words()[deck]))

    def _draw(self, name: str, options: list[str] | str) -> str:
        deck = self.decks.setdefault(name, [])
        if not deck:
            deck += options
            self.random.shuffle(deck)
        return deck.pop()

    def _slot(self, match: re.Match[str]) -> str:
        name = match[1]
        if name in _TOPIC:
            return _SLOT.sub(self._slot, self._draw(_TOPIC[name], self.topic[_TOPIC[name]]))
        if name in _WORD:
            return _SLOT.sub(self._slot, self._draw(_WORD[name], words()[_WORD[name]]))
        return _MADE[name](self)

    def act(self) -> str:
        """A doing of the topic, or one put together from a verb and a thing."""
        if self.random.random() < 0.5:
            return self._draw("acts", self.topic["acts"])
        return self._draw("adverb", words()["adverb"]) + self._draw("verb", words()["verb"]) + self._draw("things", self.topic["things"])

    def figure(self) -> str:
        value = int(10 ** self.random.uniform(0.5, 4.6))
        return self.random.choice(
            (
                f"{value}",
                f"{value}",
                f"{value}余" if value % 10 == 0 or value > 100 else f"{value}",
                f"{value / 10000:.2f}万" if value > 10000 else f"{value}",
            )
        )

    def person(self) -> str:
        return self._draw("surnames", words()["surnames"]) + self._draw("given", words()["given"])

    def intro(self) -> str:
        return f"（以下简称{self.place.short}）" if self.introduced or self.place.short != self.place.name else ""

    def pick_who(self) -> str:
        return _SLOT.sub(self._slot, self._draw("who", words()["who"]))


_TOPIC = {"thing": "things", "other": "things", "count": "counts", "tally": "counts"}
_WORD = {
    "means": "means",
    "effect": "effect",
    "motto": "mottos",
    "tail": "motto_tails",
    "speech": "speech",
    "say": "sayers",
    "time": "time",
    "fig": "figure_time",
    "adverb": "adverb",
    "verb": "verb",
}
_MADE: dict[str, Callable[[_Teller], str]] = {
    "act": _Teller.act,
    "more": _Teller.act,
    "n": _Teller.figure,
    "small": lambda teller: str(teller.random.randint(2, 29)),
    "share": lambda teller: f"{teller.random.uniform(40, 99):.{teller.random.randint(0, 2)}f}",
    "person": _Teller.person,
    "other_person": _Teller.person,
    "who": _Teller.pick_who,
    "intro": _Teller.intro,
    "place": lambda teller: teller.place.name,
    "neighbour": lambda teller: teller.place.neighbour,
    "short": lambda teller: teller.place.short,
    "whole": lambda teller: teller.place.whole,
    "chain": lambda teller: teller.place.chain,
    "estate": lambda teller: teller.random.choice(teller.place.streets),
    "page": lambda teller: str(teller.random.randint(2, 16)),
    "month": lambda teller: str(teller.random.randint(1, 12)),
    "day": lambda teller: str(teller.random.randint(1, 28)),
}
