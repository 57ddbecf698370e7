"""People: a name behind a title (枫林街道党工委副书记田小雨) or before a word of speech (田雨说), with the place or organisation they belong to.

A name is a surname and one or two characters that the segmenter does not take for other words, with something behind it that can follow a name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from govkb.extraction.words import Tagger, Word
from govkb.knowledge import Knowledge
from govkb.knowledge.naming_rules import PersonRule
from govkb.model import Mention, Place

PERSON = "person"
OFFICE, WORK, RESIDENT, NATION, AUTHOR = "office", "work", "resident", "nation", "author"
_ROLES = (OFFICE, WORK, RESIDENT, NATION)

_GIVEN = 2
"""Characters of a given name, at most."""

_REACH = 10
"""Characters behind a title that the segmenter is shown."""

_GAP = 40
"""Characters between a place and the name of its officer, at most."""

_LISTS = ("、", "和", "与")
_MARK = re.compile(r"[^\u4e00-\u9fff]")
_NAME_TAGS = ("nr", "x")
_NOUN_TAGS = ("n", "x", "q")
_BEHIND_TAGS = ("v", "d", "p", "u", "r", "t", "x")
"""Classes of words that can follow a name."""


@dataclass(frozen=True, slots=True)
class Person:
    """A printed name. `role` is one of office, work, resident, nation, author or empty; the place or organisation is that of the role.

    `start` is where the words that name role and place begin: text[start : mention.end] is the evidence.
    """

    mention: Mention
    role: str
    title: str
    start: int
    place: Place | None
    organisation: str


@dataclass(frozen=True)
class PeopleWords:
    """The word lists of `people.yaml`, compiled."""

    surnames: frozenset[str]
    weak: frozenset[str]
    compounds: tuple[str, ...]
    titles: re.Pattern[str]
    authors: re.Pattern[str]
    author_tail: re.Pattern[str]
    nation: re.Pattern[str]
    roles: dict[str, str]
    collective: frozenset[str]
    gap: re.Pattern[str]
    speech: re.Pattern[str]
    behind: tuple[str, ...]
    never: tuple[str, ...]


def people_words(knowledge: Knowledge) -> PeopleWords:
    """Use `knowledge.built(people_words)`."""
    words = {rule.id.removeprefix("person-"): rule.words for rule in knowledge.rules(PersonRule)}
    roles = {title: role for role in _ROLES for title in words[role]}
    own = [title for role in (OFFICE, WORK, RESIDENT) for title in words[role]]
    speech = _any(words["speech"])
    return PeopleWords(
        frozenset(words["surname"]),
        frozenset(words["weak-surname"]),
        words["compound-surname"],
        re.compile(_any(own)),
        re.compile(_any(words[AUTHOR])),
        re.compile(_any(words["author-tail"]) + "$"),
        re.compile(_any(words[NATION])),
        roles,
        frozenset(words["collective"]),
        re.compile(f"(?:{_any([*own, *words['body']])}|、|兼|（[^（）]{{1,8}}）)*"),
        re.compile(speech),
        (*words["speech"], *words["behind"]),
        words["never"],
    )


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word))) + ")"


class PeopleFinder:
    """Finds people in one passage, whose places and organisations are known."""

    def __init__(self, text: str, places: Sequence[Place], organisations: Sequence[Mention], knowledge: Knowledge, tag: Tagger) -> None:
        self.text = text
        self.places = places
        self.organisations = organisations
        self.words = knowledge.built(people_words)
        self.tag = tag

    def find(self, article: Place | None) -> list[Person]:
        """People of the text, in order; bodies among the organisations that stand behind no place are the article's place's."""
        found: dict[int, Person] = {}
        for match in self.words.titles.finditer(self.text):
            for start, end in self._names(match.end(), strict=match.group() in self.words.collective):
                found.setdefault(start, self._with_role(match, start, end, article))
        for match in self.words.nation.finditer(self.text):
            for start, end in (*self._name_before(match.start()), *self._names(match.end())):
                found[start] = Person(self._mention(start, end), NATION, match.group(), min(start, match.start()), None, "")
        for match in self.words.speech.finditer(self.text):
            start = self._clause_start(match.start())
            if start not in found and self._is_name(start, match.start()):
                found[start] = Person(self._mention(start, match.start()), "", "", start, None, "")
        return [found[start] for start in sorted(found) if not self._in_place(start)]

    def _in_place(self, at: int) -> bool:
        """Whether the name of a place stands there (清溪街|道 is a street, nobody who speaks)."""
        before = bisect_right(self.places, at, key=lambda place: place.start) - 1
        return before >= 0 and at < self.places[before].end

    def authors(self, breaks: Iterable[int] = ()) -> list[Person]:
        """Those whom a byline names as its writers; `breaks` are offsets at which the print has white space between names."""
        found = []
        titles = list(self.words.authors.finditer(self.text))
        borders = sorted({*breaks, len(self.text), *(title.start() for title in titles)})
        for title in titles:
            for start, end in self._writers(title.end(), borders):
                found.append(Person(self._mention(start, end), AUTHOR, title.group(), title.start(), None, ""))
        return found

    def _writers(self, start: int, borders: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Names one after the other from `start`, parted by 、 or a border, up to the first part that is no name."""
        while (border := next((at for at in borders if at > start), None)) is not None:
            mark = _MARK.search(self.text, start, border)
            stop = border if mark is None else mark.start()
            tail = self.words.author_tail.search(self.text[start:stop])
            last = stop if tail is None else start + tail.start()
            if not (self._surname(start) and 2 <= last - start <= 2 + _GIVEN):
                return
            yield start, last
            if last < stop or (stop < border and self.text[stop] != "、"):
                return
            start = stop + (stop < border)

    def again(self, names: Iterable[str], found: Sequence[Person]) -> list[Person]:
        """People known from elsewhere in the article, named here by their name alone."""
        taken = {person.mention.start for person in found}
        more = []
        for name in names:
            for match in re.finditer(re.escape(name), self.text):
                if match.start() not in taken and self._length(match.start(), strict=True) == len(name):
                    more.append(Person(self._mention(*match.span()), "", "", match.start(), None, ""))
        return more

    def _mention(self, start: int, end: int) -> Mention:
        return Mention(start, end, self.text[start:end], PERSON, self.text[start:end])

    def _names(self, start: int, *, strict: bool = False) -> Iterator[tuple[int, int]]:
        """The name at `start`, and those that follow it in a list (甲、乙和丙)."""
        while (length := self._length(start, strict=strict)) > 0:
            yield start, start + length
            if not self.text.startswith(_LISTS, start + length):
                return
            start += length + 1

    def _length(self, start: int, *, strict: bool) -> int:
        """Length of the name at `start`, 0 where none stands. `strict`: what stands before is as often followed by a verb as by a name."""
        surname = self._surname(start)
        if surname == 0:
            return 0
        words = self.tag(self.text[start : start + _REACH], start)
        for length in range(surname + _GIVEN, surname, -1):
            inside = [word for word in words if word.end <= start + length]
            if inside and inside[-1].end == start + length and self._fits(inside, surname, words[len(inside) :], strict=strict):
                return length
        return 0

    def _surname(self, start: int) -> int:
        if self.text.startswith(self.words.compounds, start):
            return 2
        return 1 if self.text[start : start + 1] in self.words.surnames else 0

    def _fits(self, name: Sequence[Word], surname: int, behind: Sequence[Word], *, strict: bool) -> bool:
        """Whether these words are a name: by the segmenter's account, or a surname with a given name that it takes for a noun."""
        start, end = name[0].start, name[-1].end
        given = self.text[start + surname : end]
        if given.startswith(self.words.never) or _MARK.search(given) is not None:
            return False
        if self.words.speech.match(self.text, end) is not None:
            return True
        strict = strict or self.text[start] in self.words.weak
        if len(name) == 1:
            return name[0].tag.startswith(_NAME_TAGS) and self._may_follow(end, behind, strict=strict)
        if name[0].end != start + surname or not name[0].tag.startswith(_NOUN_TAGS):
            return False
        if all(word.tag.startswith("nr") for word in name[1:]):
            return self._may_follow(end, behind, strict=strict)
        is_noun = len(given) == _GIVEN and all(len(word.text) == 1 or word.tag.startswith(_NOUN_TAGS) for word in name[1:])
        return is_noun and self._may_follow(end, behind, strict=True)

    def _may_follow(self, end: int, behind: Sequence[Word], *, strict: bool) -> bool:
        if not behind or self.text.startswith(self.words.behind, end) or _MARK.match(self.text, end) is not None:
            return True
        return not strict and behind[0].tag.startswith(_BEHIND_TAGS)

    def _is_name(self, start: int, end: int) -> bool:
        """Whether the text between is a name by the segmenter's own account: nothing but the word of speech vouches for it."""
        surname = self._surname(start)
        if not surname < end - start <= surname + _GIVEN or self.text[start + surname : end].startswith(self.words.never):
            return False
        words = self.tag(self.text[start:end], start)
        return len(words) == 1 and words[0].tag.startswith("nr")

    def _name_before(self, end: int) -> list[tuple[int, int]]:
        words = self.tag(self.text[max(0, end - 4) : end], max(0, end - 4))
        last = words[-1] if words else None
        is_name = last is not None and last.tag.startswith("nr") and self._surname(last.start) > 0 and last.end - last.start <= 1 + _GIVEN
        return [(last.start, last.end)] if is_name and last is not None else []

    def _clause_start(self, end: int) -> int:
        at = end
        while at > 0 and end - at <= 2 + _GIVEN and "\u4e00" <= self.text[at - 1] <= "\u9fff":
            at -= 1
        return at

    def _with_role(self, title: re.Match[str], start: int, end: int, article: Place | None) -> Person:
        mention, role = self._mention(start, end), self.words.roles[title.group()]
        place = next((place for place in reversed(self.places) if place.end < title.end()), None)
        if place is not None and place.end >= title.end() - _GAP:
            organisation = self._site(place, title)
            if organisation or self.words.gap.fullmatch(self.text, place.end, title.end()) is not None:
                return Person(mention, role, title.group(), self._chain_start(place), place, organisation)
        body = self._body(title)
        if body is not None:
            return Person(mention, role, title.group(), body.start, article, body.name)
        return Person(mention, role, title.group(), title.start(), None, "")

    def _chain_start(self, place: Place) -> int:
        """Where the places printed one right after the other up to this one begin."""
        start = place.start
        for before in reversed(self.places):
            if before.end == start:
                start = before.start
        return start

    def _site(self, place: Place, title: re.Match[str]) -> str:
        """The organisation printed between the place and the title, empty where none is; a party body's officers are its place's."""
        for mention in self.organisations:
            tail = self.text[place.end : mention.end]
            inside = mention.start == place.start and mention.end < title.end() and self.words.gap.fullmatch(tail) is None
            if inside and self.words.gap.fullmatch(self.text, mention.end, title.end()) is not None:
                return mention.name
        return ""

    def _body(self, title: re.Match[str]) -> Mention | None:
        """A body of the article's place named without it (县委组织部党员…)."""
        placed = {place.start for place in self.places}
        bare = (mention for mention in self.organisations if mention.start not in placed and mention.end < title.end())
        return next((mention for mention in bare if self.words.gap.fullmatch(self.text, mention.end, title.end())), None)
