"""The threads of the stories on a page: which story each fragment belongs to, and which unfinished fragment it takes up.

Stories may be woven: one is broken off in the middle of a sentence, another is printed in between. All ways to follow the threads are weighed
against each other fragment by fragment, and the best few are kept (a beam search), so time is linear in the number of fragments.
The weights are sums of signs as in `seams`: what a fragment says of its story, how well it takes up what was left unfinished, what a switch costs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_WIDTH = 5
"""Ways kept after each fragment."""

_SWITCH = 4.0
"""A page goes on with the story it was printing, unless something speaks against it."""

_RESUME = 1.5
"""Going back to a story that was left in the middle of a sentence is what a woven page does."""

_RETURN = 2.0
"""What was printed in between without a headline ends somewhere, and the story under whose headline it stands goes on."""

_LOST = 3.0
"""An unfinished sentence whose rest is never printed."""

_START = 1.0
"""A story that may open here does."""

_APPEAR = 3.0
"""A story without any headline or lead appears."""

_STAY_BROKEN = 4.0
"""Going on with a story right behind the mark that breaks it off."""

_TORN = 4.0
"""Leaving a story in the middle of a printed line."""

_BARE = 3.0
"""Leaving a story right behind one of its headings: no column ends with a heading."""

_MOST = 6
"""Stories that a way keeps in mind as open, broken off or printed lately; a page does not weave more."""


@dataclass(frozen=True, slots=True)
class Strand:
    """A fragment as the threads see it.

    `finished`: its last sentence is; `heading`: a line without a sentence; `opens`: the story that opens here, `certain` when nothing else can be
    meant; `headed`: a heading stands right before it; `hidden`: stories without headline or lead that may appear hereabouts; `again`: it was
    printed before; `follows`, `severed`: it was cut out of one printed line, at its beginning, at its end; `breaks`, `resumes`: it is a jump mark.
    `beginning` says how much it looks like the beginning of a paragraph.
    """

    finished: bool = True
    heading: bool = False
    opens: int | None = None
    certain: bool = False
    headed: bool = False
    hidden: tuple[int, ...] = ()
    again: bool = False
    follows: bool = False
    severed: bool = False
    breaks: bool = False
    resumes: bool = False
    beginning: float = 0.0


@dataclass(frozen=True, slots=True)
class Step:
    """The story of one strand, and the strand that it takes up in the middle of a sentence."""

    story: int
    after: int | None = None


@dataclass(slots=True)
class _Way:
    """One way down the page so far, never changed once made.

    `open` holds, by story, the strand left unfinished, the longest waiting first; `broken` the stories broken off by a mark; `known` the stories
    printed so far, the latest first. `trail` leads back through the steps.
    """

    score: float
    story: int
    open: tuple[tuple[int, int], ...]
    broken: tuple[int, ...]
    known: tuple[int, ...]
    trail: tuple[Step, Any] | None

    @property
    def key(self) -> tuple[object, ...]:
        return self.story, self.open, self.broken, frozenset(self.known)

    def left(self, story: int) -> int | None:
        """The strand that the story's next one has to take up."""
        for one, at in self.open:
            if one == story:
                return at
        return None

    def without(self, story: int) -> tuple[tuple[int, int], ...]:
        return tuple(entry for entry in self.open if entry[0] != story)


Joins = Callable[[int, int], float]
"""How well the second strand goes on with the first one's sentence."""


def follow(strands: Sequence[Strand], signs: Sequence[Mapping[int, float]], joins: Joins) -> list[Step]:
    """The best way: a step for each strand. `signs` say, for each strand, how much its text speaks for a story; 0 where nothing is said."""
    ways = [_Way(0.0, -1, (), (), (), None)]
    for at, strand in enumerate(strands):
        ways = _best([after for way in ways for after in _moves(way, at, strand, signs[at], joins)])
    return _steps(max(ways, key=_ended))


def _ended(way: _Way) -> float:
    return way.score - _LOST * len(way.open)


def _best(ways: Sequence[_Way]) -> list[_Way]:
    if len(ways) == 1:
        return list(ways)
    best: dict[tuple[object, ...], _Way] = {}
    for way in ways:
        known = best.setdefault(way.key, way)
        if way.score > known.score:
            best[way.key] = way
    return sorted(best.values(), key=_score, reverse=True)[:_WIDTH]


def _score(way: _Way) -> float:
    return way.score


def _steps(way: _Way) -> list[Step]:
    steps: list[Step] = []
    trail = way.trail
    while trail is not None:
        step, trail = trail
        steps.append(step)
    return steps[::-1]


def _moves(way: _Way, at: int, strand: Strand, signs: Mapping[int, float], joins: Joins) -> list[_Way]:
    if strand.again:
        return [_pass_over(way, at, strand, joins)]
    if strand.breaks:
        broken = tuple(dict.fromkeys((way.story, *way.broken)))[:_MOST] if way.story >= 0 else ()
        return [_Way(way.score, way.story, way.open, broken, way.known, (Step(way.story), way.trail))]
    if strand.resumes and way.broken:
        return [_resume(way, story) for story in way.broken]
    return [_take(way, at, strand, story, signs.get(story, 0.0), joins) for story in _choices(way, strand, signs)]


def _resume(way: _Way, story: int) -> _Way:
    broken = tuple(one for one in way.broken if one != story)
    return _Way(way.score, story, way.open, broken, _latest(way, story), (Step(story), way.trail))


def _latest(way: _Way, story: int) -> tuple[int, ...]:
    known = way.known
    if story < 0 or (known and known[0] == story):
        return known
    if story not in known:
        return (story, *known)[:_MOST]
    at = known.index(story)
    return (story, *known[:at], *known[at + 1 :])


def _choices(way: _Way, strand: Strand, signs: Mapping[int, float]) -> Sequence[int]:
    """The stories that a strand can belong to."""
    if strand.opens is not None and (strand.certain or way.story < 0):
        return (strand.opens,)
    if not strand.hidden and strand.opens is None and len(way.known) == 1:
        return way.known
    choices = dict.fromkeys(way.known[:4])
    choices.update((story, None) for story, _ in way.open)
    choices.update((story, None) for story in signs if story in way.known)
    choices.update(dict.fromkeys(strand.hidden))
    if strand.opens is not None:
        choices[strand.opens] = None
    return tuple(choices) or (way.story,)


def _take(way: _Way, at: int, strand: Strand, story: int, sign: float, joins: Joins) -> _Way:  # noqa: PLR0913, PLR0917
    """The way on which the strand belongs to the story."""
    gain = sign - _cost(way, strand, story)
    left = way.left(story)
    after = None
    if strand.heading:
        gain -= _LOST if left is not None else 0.0
    elif left is not None and not strand.follows:
        joined, fresh = joins(left, at), strand.beginning - _LOST
        after = left if joined >= fresh else None
        gain += max(joined, fresh)
    elif not strand.follows:
        gain += min(strand.beginning, 0.0)
    waiting = way.open if left is None else way.without(story)
    if not (strand.finished or strand.severed or strand.heading):
        waiting = (*waiting, (story, at))[-_MOST:]
    broken = tuple(one for one in way.broken if one != story) if story != way.story and way.broken else way.broken
    return _Way(way.score + gain, story, waiting, broken, _latest(way, story), (Step(story, after), way.trail))


def _cost(way: _Way, strand: Strand, story: int) -> float:
    """What it costs to go on with this story."""
    if story == way.story:
        return _STAY_BROKEN if story in way.broken else 0.0
    if strand.opens == story:
        return 0.0 if strand.certain else _START
    torn = _TORN if strand.follows else _BARE if strand.headed else 0.0
    if story not in way.known:
        return torn + _APPEAR
    if way.left(story) is not None:
        return torn + _RESUME
    under = next((one for one in way.known if one not in strand.hidden), None)
    return torn + (_RETURN if way.story in strand.hidden and story == under else _SWITCH)


def _pass_over(way: _Way, at: int, strand: Strand, joins: Joins) -> _Way:
    """A strand printed before: it belongs to its first print, but it may be what an unfinished sentence goes on in."""
    left = way.left(way.story)
    waiting, after = way.open, None
    if left is not None and not strand.follows and joins(left, at) > strand.beginning:
        waiting, after = way.without(way.story), left
    return _Way(way.score, way.story, waiting, way.broken, way.known, (Step(way.story, after), way.trail))
