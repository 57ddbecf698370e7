"""The threads of the stories on a page: which story each fragment belongs to, and which unfinished fragment it takes up.

Stories may be woven: one is broken off in the middle of a sentence, another is printed in between. All ways to follow the threads are weighed
against each other fragment by fragment, and the best few are kept (a beam search), so time is linear in the number of fragments.
The weights are sums of signs as in `seams`: what a fragment says of its story, how well it takes up what was left unfinished, what a switch costs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

_WIDTH = 12
"""Ways kept after each fragment."""

_SWITCH = 4.0
"""A page goes on with the story it was printing, unless something speaks against it."""

_RESUME = 2.0
"""Going back to a story that was left in the middle of a sentence is what a woven page does."""

_LOST = 3.0
"""An unfinished sentence whose rest is never printed."""

_START = 1.0
"""A story that may open here does."""

_APPEAR = 4.0
"""A story without any headline or lead appears."""

_STAY_BROKEN = 4.0
"""Going on with a story right behind the mark that breaks it off."""

_TORN = 4.0
"""Leaving a story in the middle of a printed line."""

_MOST_OPEN = 6
_RECENT = 3


@dataclass(frozen=True, slots=True)
class Strand:
    """A fragment as the threads see it.

    `finished`: its last sentence is; `heading`: a line without a sentence; `opens`: the story that opens here, `certain` when nothing else can be
    meant; `again`: it was printed before; `follows`: it stands in one printed line with the strand before; `breaks`, `resumes`: jump marks.
    `beginning` says how much it looks like the beginning of a paragraph.
    """

    finished: bool = True
    heading: bool = False
    opens: int | None = None
    certain: bool = False
    again: bool = False
    follows: bool = False
    severed: bool = False
    breaks: bool = False
    resumes: bool = False
    beginning: float = 0.0
    hidden: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """The story of one strand, and the strand that it takes up in the middle of a sentence."""

    story: int
    after: int | None = None


@dataclass(frozen=True, slots=True)
class _Way:
    """One way down the page so far. `open` holds for stories the strand left unfinished, the longest waiting first; `trail` leads back."""

    score: float
    story: int
    open: tuple[tuple[int, int], ...] = ()
    started: frozenset[int] = frozenset()
    broken: frozenset[int] = frozenset()
    recent: tuple[int, ...] = ()
    trail: tuple[Step, object] | None = None

    @property
    def key(self) -> tuple[object, ...]:
        return self.story, self.open, self.started, self.broken


Joins = Callable[[int, int], float]
"""How well the second strand goes on with the first one's sentence."""


def follow(strands: Sequence[Strand], signs: Sequence[Mapping[int, float]], joins: Joins) -> list[Step]:
    """The best way: a step for each strand. `signs` say, for each strand, how much its text speaks for a story; 0 where nothing is said."""
    ways = [_Way(0.0, -1)]
    for at, strand in enumerate(strands):
        moved = [after for way in ways for after in _moves(way, at, strand, signs[at], joins)]
        ways = _best(moved)
    ended = max(ways, key=_ended)
    return _steps(ended)


def _ended(way: _Way) -> float:
    return way.score - _LOST * len(way.open)


def _best(ways: Sequence[_Way]) -> list[_Way]:
    best: dict[tuple[object, ...], _Way] = {}
    for way in ways:
        known = best.get(way.key)
        if known is None or way.score > known.score:
            best[way.key] = way
    return sorted(best.values(), key=_score, reverse=True)[:_WIDTH]


def _score(way: _Way) -> float:
    return way.score


def _steps(way: _Way) -> list[Step]:
    steps: list[Step] = []
    trail = way.trail
    while trail is not None:
        steps.append(trail[0])
        trail = trail[1]  # type: ignore[assignment]
    return steps[::-1]


def _moves(way: _Way, at: int, strand: Strand, signs: Mapping[int, float], joins: Joins) -> list[_Way]:
    if strand.again:
        return [_pass_over(way, at, strand, joins)]
    if strand.breaks:
        return [_go(way, way.story, 0.0, Step(way.story), broken=way.broken | {way.story})]
    if strand.resumes:
        return _resumed(way)
    return [_take(way, at, strand, story, signs.get(story, 0.0), joins) for story in _choices(way, strand, signs)]


def _choices(way: _Way, strand: Strand, signs: Mapping[int, float]) -> list[int]:
    """The stories that a strand can belong to."""
    if strand.opens is not None and (strand.certain or way.story < 0):
        return [strand.opens]
    choices = dict.fromkeys((way.story, *(story for story, _ in way.open), *way.recent))
    choices.update(dict.fromkeys(story for story in signs if story in way.started))
    choices.update(dict.fromkeys(strand.hidden))
    if strand.opens is not None:
        choices[strand.opens] = None
    choices.pop(-1, None)
    return list(choices)


def _take(way: _Way, at: int, strand: Strand, story: int, sign: float, joins: Joins) -> _Way:
    """The way on which the strand belongs to the story."""
    gain = sign - _cost(way, strand, story)
    left = dict(way.open).get(story)
    after = None
    if strand.heading:
        gain -= _LOST if left is not None and story != strand.opens else 0.0
    elif strand.follows:
        pass
    elif left is None:
        gain += min(strand.beginning, 0.0)
    else:
        joined, fresh = joins(left, at) - max(strand.beginning, 0.0), strand.beginning - _LOST
        after = left if joined >= fresh else None
        gain += max(joined, fresh)
    waiting = tuple(entry for entry in way.open if entry[0] != story)
    if not strand.finished and not strand.severed and not strand.heading:
        waiting = (*waiting, (story, at))[-_MOST_OPEN:]
    recent = way.recent
    if story != way.story and way.story >= 0:
        recent = (way.story, *(one for one in recent if one not in (story, way.story)))[:_RECENT]
    return replace(
        way,
        score=way.score + gain,
        story=story,
        open=waiting,
        started=way.started | {story},
        broken=way.broken - {story} if story != way.story else way.broken,
        recent=recent,
        trail=(Step(story, after), way.trail),
    )


def _cost(way: _Way, strand: Strand, story: int) -> float:
    """What it costs to go on with this story."""
    if story == way.story:
        return _STAY_BROKEN if story in way.broken else 0.0
    if strand.opens == story:
        return 0.0 if strand.certain else _START
    torn = _TORN if strand.follows else 0.0
    if story not in way.started:
        return _APPEAR + torn
    return torn + (_RESUME if any(entry[0] == story for entry in way.open) else _SWITCH)


def _pass_over(way: _Way, at: int, strand: Strand, joins: Joins) -> _Way:
    """A strand printed before: it belongs to its first print, but it may be what an unfinished sentence goes on in."""
    left = dict(way.open).get(way.story)
    waiting = way.open
    after = None
    if left is not None and not strand.follows and joins(left, at) > strand.beginning:
        waiting = tuple(entry for entry in way.open if entry[0] != way.story)
        after = left
    return _go(replace(way, open=waiting), way.story, 0.0, Step(way.story, after))


def _resumed(way: _Way) -> list[_Way]:
    """Behind 上接 a story goes on that was broken off."""
    stories = sorted(way.broken) or [way.story]
    return [_go(way, story, 0.0, Step(story), broken=way.broken - {story}) for story in stories]


def _go(way: _Way, story: int, gain: float, step: Step, *, broken: frozenset[int] | None = None) -> _Way:
    return replace(
        way, score=way.score + gain, story=story, broken=way.broken if broken is None else broken, trail=(step, way.trail)
    )
