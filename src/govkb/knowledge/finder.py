"""The places named in one report: those of the tables, and those that the report itself teaches.

A report teaches a name by its shape (云岭省青禾市临溪区, 车民街道文体社区), by the name it stands behind, and by （以下简称…）.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ahocorasick_rs import AhoCorasick, MatchKind

from govkb.knowledge.gazetteer import Found, Gazetteer, Hit, gazetteer_of
from govkb.knowledge.knowledge import Knowledge
from govkb.knowledge.places import Division
from govkb.knowledge.stems import stems_of
from govkb.model import LEVELS, Place

_HAN = "[\u4e00-\u9fff]"
_CHAIN = re.compile(
    rf"(?P<province>{_HAN}{{2,3}}省(?![委级直内外])) ?(?P<prefecture>{_HAN}{{1,5}}?(?:自治州|地区|盟|州|市(?![委级直])))?"
    rf"(?P<county>{_HAN}{{1,6}}?(?:自治县|县(?![委级直域])|区(?![委级直域])|旗|市(?![委级直])))?"
)
_ANNOUNCED = re.compile(
    rf"(?P<prefecture>{_HAN}{{1,5}}?(?:自治州|地区|盟|州|市))?(?P<county>{_HAN}{{1,6}}?(?:自治县|县|区|旗|市))?"
    rf"(?=[：:]|[（(]以下|{_HAN}{{2,4}}街道[：:])"
)
"""A prefecture or county behind a larger place, where a headline or a short form to follow makes sure that its name ends there."""
_PROVINCE = re.compile(rf"(?=({_HAN}{{2,3}}省))")
_SHORT = re.compile(r"[（(]以下(?:简称|称)[“\"‘]?([^“”\"‘’（）()，。]{2,12})[”\"’]?[）)]")
_LIST = "、和与及"
_SHORT_WORDS = "以下"
_SHORT_REACH = 24
_SUFFIX = re.compile(
    r"街道|镇(?<![城乡村集市小建]镇)(?![村街级域化])|乡(?<![城下回]乡)(?![村镇土音亲情愁贤])"
    r"|社区|村(?<![农乡城]村)(?![民级委集里口务居社小寨组镇干])|小区"
    r"|大学城|经济技术开发区|高新技术产业开发区|经济开发区|旅游开发区|开发区|高新区|经开区|产业园区?|工业园区?|科技园区?|度假区"
)
"""Every form begins with a character, so that `re` looks for their first characters alone."""

_LEVELS = {"街道": "township", "镇": "township", "乡": "township", "社区": "community", "村": "community", "小区": "estate"}
"""The other forms are development zones and the like: no level of their own, ranked with townships."""

_CLOSING = re.compile('[”"]?[）)]')
_LONGEST_STEM = 6
_LONGEST_LEAD = 2
_SHORTEST_PROVINCE = 3
"""云岭省: two characters and 省."""


class PlaceFinder:
    """Finds places in the passages of one report, whose whole text teaches names and settles which of several places a name means.

    `told`: places that no table lists and that are known from elsewhere; each counts where the report names a place above it too.
    """

    def __init__(self, knowledge: Knowledge, report: str, *, told: Iterable[Place] = ()) -> None:
        self._gazetteer: Gazetteer = knowledge.built(gazetteer_of)
        self._stems = knowledge.built(stems_of)
        self._learned: dict[str, Place] = {}
        self._taught_names: tuple[str, ...] = ()
        self._automaton = AhoCorasick([])
        self._told: dict[str, tuple[str, ...]] = {}
        self._near: tuple[Division, ...] = ()
        self._found: dict[str, tuple[Place, ...]] = {}
        text = "".join(report.split())
        for place in told:
            if _is_told_of(place, text):
                self._teach(place)
        self._told = {name: place.parents for name, place in self._learned.items()}
        self._learn(text)

    @property
    def aliases(self) -> dict[str, Place]:
        """Short names that the report itself introduces, and what they stand for."""
        return {text: place for text, place in sorted(self._learned.items()) if place.name != text}

    def find(self, text: str) -> list[Place]:
        """The places in `text`, in the order of print and without overlaps. The same text is looked at once: layout and extraction both ask."""
        if text not in self._found:
            self._found[text] = tuple(self._places(text, self._known(self._gazetteer.founds(text))))
        return list(self._found[text])

    def _places(self, text: str, known: Sequence[Place]) -> list[Place]:
        places: list[Place] = []
        for place in self._merge(known, self._taught(text)):
            if places and place.start < places[-1].end:
                continue
            places.append(_as_printed(place, places[-1]) if places else place)
        return self._with_small_places(text, places)

    def _known(self, founds: Sequence[Found]) -> list[Place]:
        found: list[Place] = []
        for hit in self._gazetteer.hits(founds, near=self._near):
            above = found[-1] if found and found[-1].end == hit.start else None
            found.append(self._place(hit, above))
        return found

    def _place(self, hit: Hit, above: Place | None) -> Place:
        divisions = self._settled(hit.divisions)
        one = divisions[0]
        if len(divisions) > 1:
            parents = above.path if above is not None and LEVELS.index(above.level) < LEVELS.index(one.level) else ()
            return Place(hit.start, hit.end, hit.name, one.name, one.level, parents)
        if one.level == LEVELS[3] and not self._could_lie_here(one):
            return Place(hit.start, hit.end, hit.name, one.name, one.level, above.path if above is not None else ())
        path = self._gazetteer.path(one)
        return Place(hit.start, hit.end, hit.name, one.name, one.level, path[:-1], one.code)

    def _could_lie_here(self, town: Division) -> bool:
        """Whether a street or town of the tables can be the one meant: tables are not complete, so one far from all places named is another."""
        if not self._near and self._learned.keys() <= self._told.keys():
            return True
        return any(above in self._near for above in self._gazetteer.divisions.ancestors(town))

    def _settled(self, divisions: Sequence[Division]) -> Sequence[Division]:
        """The one division among several that the report has named, or that lies in one it has named; all of them when that does not decide."""
        if len(divisions) == 1:
            return divisions
        tree = self._gazetteer.divisions
        named = [one for one in divisions if one in self._near]
        inside = named or [one for one in divisions if any(above in self._near for above in tree.ancestors(one)[-1:])]
        inside = inside or [one for one in divisions if any(above in self._near for above in tree.ancestors(one))]
        return inside if len(inside) == 1 else divisions

    def _taught(self, text: str) -> list[Place]:
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(text) if self._taught_names else ():
            name = self._taught_names[index]
            place = self._learned[name]
            found.append(Place(start, end, name, place.name, place.level, place.parents, place.code))
        return found

    @staticmethod
    def _merge(known: Sequence[Place], taught: Sequence[Place]) -> list[Place]:
        """By place in print; of two that begin together the longer, then the taught one."""
        marked = [(place.start, -place.end, 1, place) for place in known] + [(place.start, -place.end, 0, place) for place in taught]
        return [place for *_, place in sorted(marked, key=lambda item: item[:3])]

    def _learn(self, text: str) -> None:
        founds = self._gazetteer.founds(text)
        self._near = self._named_for_certain(founds)
        for place in self._shaped(text):
            self._teach(place)
        self._compile()
        known = self._known(founds)
        for _ in ("prefectures", "counties below them"):
            for place in self._announced(text, [*known, *self._taught(text)]):
                self._teach(place)
            self._compile()
        for place in self._places(text, known):
            if place.level in LEVELS[3:] and not place.code:
                self._teach(place)
        self._compile()
        if _SHORT_WORDS not in text:
            return
        for place in self._places(text, known):
            match = _SHORT.match(text, place.end, place.end + _SHORT_REACH)
            if match is not None and match[1] != place.name:
                self._learned.setdefault(match[1], place)
        self._compile()

    def _teach(self, place: Place) -> None:
        """Learn a name. One that is printed under several places stands for none of them where it is printed alone."""
        known = self._learned.setdefault(place.name, place)
        if set(known.parents) < set(place.parents) and known.parents:
            self._learned[place.name] = place
        elif not set(place.parents) <= set(known.parents):
            # What the report says itself goes before what is known from elsewhere.
            told = self._told.get(place.name)
            if told is None or told not in {known.parents, place.parents}:
                self._learned[place.name] = replace(known, parents=(), code="")
            elif told == known.parents:
                self._learned[place.name] = place

    def _compile(self) -> None:
        self._taught_names = tuple(sorted(self._learned))
        self._automaton = AhoCorasick(self._taught_names, matchkind=MatchKind.LeftmostLongest, store_patterns=False)

    def _named_for_certain(self, founds: Sequence[Found]) -> tuple[Division, ...]:
        certain: dict[Division, None] = {}
        for hit in self._gazetteer.hits(founds):
            if len(hit.divisions) == 1 and hit.divisions[0].level != LEVELS[3]:
                certain[hit.divisions[0]] = None
        return tuple(certain)

    def _shaped(self, text: str) -> Iterator[Place]:
        """Places of provinces that no table lists, printed with their parents."""
        chains = [match for match in _CHAIN.finditer(text) if match["prefecture"]]
        counted = Counter(match[1] for match in _PROVINCE.finditer(text)) if chains else Counter()
        for match in chains:
            cut = self._stems.reach(match["province"][:-1])
            province = _oftenest(match["province"][cut:], counted)
            if len(province) < _SHORTEST_PROVINCE or any(self._gazetteer.named(province[i:]) for i in range(3)):
                continue
            parents: tuple[str, ...] = ()
            for level in LEVELS[:3]:
                name = province if level == LEVELS[0] else match[level]
                if name:
                    end = match.end(level)
                    yield Place(end - len(name), end, name, name, level, parents)
                    parents = (*parents, name)

    def _announced(self, text: str, above: Sequence[Place]) -> list[Place]:
        """Prefectures and counties that no table lists, behind the larger place that they are printed with in a headline."""
        begun = {place.start for place in above}
        found: list[Place] = []
        for place in above:
            match = _ANNOUNCED.match(text, place.end)
            if match is None or place.level not in LEVELS[:2] or place.end in begun:
                continue
            parents, end = place.path, place.end
            for group in LEVELS[1:3]:
                name = match[group]
                if not name or not self._stems.is_behind(name[:-1], ""):
                    continue
                level = LEVELS[2] if place.level == LEVELS[1] else group
                found.append(Place(end, end + len(name), name, name, level, parents))
                parents, end = (*parents, name), end + len(name)
        return found

    def _with_small_places(self, text: str, places: list[Place]) -> list[Place]:
        """`places` and the streets, towns, communities, villages and estates that no table lists."""
        result: list[Place] = []
        rest = list(reversed(places))
        for match in _SUFFIX.finditer(text):
            while rest and rest[-1].start < match.end():
                result.append(rest.pop())
            if self._is_tail(text, result, match):
                result.pop()
            if result and result[-1].end > match.start():
                continue
            small = self._small(text, match, result[-1] if result else None)
            if small is not None:
                if result and result[-1].start == small.start:  # a zone takes up the name that it is called by
                    result.pop()
                result.append(small)
        return [*result, *reversed(rest)]

    def _is_tail(self, text: str, places: Sequence[Place], match: re.Match[str]) -> bool:
        """Whether the last place is a town of the tables that lies elsewhere, and only the end of the name printed here (云岭镇 in 乌云岭镇)."""
        if len(places) < 2 or places[-1].end != match.end() or places[-1].level != LEVELS[3] or places[-1].parents:
            return False
        above, start = places[-2], places[-1].start
        stem = text[above.end : match.start()]
        is_long = above.end < start <= above.end + _LONGEST_LEAD and LEVELS.index(above.level) < LEVELS.index(LEVELS[3])
        return is_long and self._stems.reach(stem) == 0 and self._stems.is_behind(stem, "")

    def _small(self, text: str, match: re.Match[str], before: Place | None) -> Place | None:
        level = _LEVELS.get(match.group())
        end = match.start()
        if level is None:
            return _zone(text, match, before)
        if before is not None and LEVELS.index(before.level) < LEVELS.index(level):
            start = _behind(text, before) if end - before.end <= _LONGEST_STEM + _SHORT_REACH else len(text)
            after, in_town = text[match.end() : match.end() + 12], before.level == LEVELS[3]
            if start <= end <= start + _LONGEST_STEM and self._stems.is_behind(text[start:end], after, in_town=in_town):
                return Place(start, match.end(), text[start : match.end()], text[start : match.end()], level, before.path)
        elif before is not None and before.level == level and text[before.end] in _LIST:
            start = before.end + 1
            if self._stems.is_beside(text[start:end], text[match.end() : match.end() + 12]):
                return Place(start, match.end(), text[start : match.end()], text[start : match.end()], level, before.parents)
        floor = max(before.end if before is not None else 0, end - _LONGEST_STEM)
        start = floor + self._stems.reach(text[floor:end])
        if start == floor and floor > 0 and floor != (before.end if before is not None else 0):
            return None
        beside = before is not None and before.level == level and text[before.end : start] in tuple(_LIST)
        if not self._stems.is_alone(text[start:end], text[max(0, start - 4) : start], text[match.end() : match.end() + 4], beside=beside):
            return None
        parents = before.parents if beside and before is not None else ()
        return Place(start, match.end(), text[start : match.end()], text[start : match.end()], level, parents)


def _oftenest(province: str, counted: Mapping[str, int]) -> str:
    """The name without a character of the word before it (局云岭省), where it is printed oftener without."""
    bare = province[1:]
    return bare if len(bare) >= _SHORTEST_PROVINCE and counted[bare] > counted[province] else province


def _as_printed(place: Place, before: Place) -> Place:
    """A place that the tables do not know lies in the one that is printed right before it."""
    above = before.end == place.start and LEVELS.index(before.level) < LEVELS.index(place.level)
    return replace(place, parents=before.path) if above and not place.code and before.name not in place.parents else place


def is_zone(place: Place) -> bool:
    """Whether a place is a development zone, a university town or the like."""
    match = _SUFFIX.search(place.name[-8:])
    return match is not None and match.group() not in _LEVELS


def _zone(text: str, match: re.Match[str], before: Place | None) -> Place | None:
    """A zone named by the place printed right before it (长清大学城), which lies above it."""
    if before is None or before.end != match.start() or LEVELS.index(before.level) > 2:
        return None
    name = text[before.start : match.end()]
    return Place(before.start, match.end(), name, name, LEVELS[3], before.path)


def _behind(text: str, place: Place) -> int:
    """Where the text goes on behind a place and the short name that may be given for it in brackets."""
    end = place.end
    short = _SHORT.match(text, end, end + _SHORT_REACH) or _CLOSING.match(text, end, end + 2)
    return end if short is None else short.end()


def _is_told_of(place: Place, text: str) -> bool:
    """Many a county has its 阳光社区: one below a county is meant only where something above it is named."""
    if place.name not in text:
        return False
    return place.level in LEVELS[:3] or any(above in text for above in place.parents)
