"""Passages printed again: found by their text, whole or as a part of another passage, single characters read wrongly aside.

Source of the method: common runs of a self-join over k-character windows, each window kept at its first print only; linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govkb.layout.unwrap import ends_sentence

_WINDOW = 12
"""Characters two prints must share before they are compared further: shorter ones are phrases, names and slogans."""

_LEAST = 24
"""A shorter run is a formula of the genre unless it is a whole passage."""

_LONG = 60
"""No formula is this long."""

_SENTENCE = 4 * _LONG
"""No sentence is this long: where none ends in so many characters, none is looked for."""

_DIGITS = frozenset("0123456789０１２３４５６７８９〇一二三四五六七八九十百千万两")


_ALIKE = frozenset(("一—", "—一", "一-", "-一", "千干", "干千"))
"""What optical reading takes for each other, one of them a numeral."""

_BEFORE = 4
"""So many equal characters before one that was read wrongly belong to the run behind it."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Text [start, end) of the concatenation says again what stands at [source, source + end - start)."""

    start: int
    end: int
    source: int


def find_repeats(texts: list[str]) -> list[Repeat]:
    """Runs of the joined `texts` that were printed before, first print left out, in order and without overlap.

    A run counts when it is a whole text, or long, or long enough and closed by the end of a sentence or of a text.
    """
    whole = "".join(texts)
    ends: set[int] = set()
    starts: set[int] = {0}
    length = 0
    for text in texts:
        length += len(text)
        ends.add(length)
        starts.add(length)
    found: list[Repeat] = []
    resume = 0
    for position, source in _printed_before(whole):
        if position < resume or source + _WINDOW > position:
            continue
        run = _run(whole, source, position, resume)
        start, end = _apart_from_figures(whole, run, ends)
        repeat = _trim(whole, Repeat(start, end, run.source + start - run.start), ends) if start < end else None
        if repeat is not None and _counts(whole, repeat, starts, ends):
            _append(found, repeat)
            resume = repeat.end
        else:
            resume = start
    return found


def _printed_before(whole: str) -> Iterator[tuple[int, int]]:
    """The positions of the windows that were printed before, in order, each with that of its first print."""
    windows = [whole[at : at + _WINDOW] for at in range(len(whole) - _WINDOW + 1)]
    first = dict(zip(reversed(windows), range(len(windows) - 1, -1, -1), strict=True))
    if len(first) == len(windows):
        return
    for position, window in enumerate(windows):
        source = first[window]
        if source != position:
            yield position, source


def _run(whole: str, source: int, position: int, floor: int) -> Repeat:
    """The text that stands at both places, from `floor` on, single characters read wrongly included, as long as enough is equal around them."""
    size = _common(whole, source, position)
    while _misread(whole, source + size, position + size) and source + size + 1 < position:
        more = _common(whole, source + size + 1, position + size + 1)
        if more < _WINDOW:
            break
        size += 1 + more
    before = 1
    while before < _WINDOW and _same(whole, source - before - 1, position - before - 1, floor):
        before += 1
    back = before if before > _BEFORE and position > floor and source > 0 and _misread(whole, source - 1, position - 1) else 0
    return Repeat(position - back, position + size, source - back)


def _same(whole: str, one: int, other: int, floor: int) -> bool:
    return one >= 0 and other >= floor and whole[one] == whole[other]


def _misread(whole: str, one: int, other: int) -> bool:
    """Whether two characters that differ can be one, read wrongly: not where a figure differs."""
    return other < len(whole) and whole[one] != whole[other] and not _differ_in_figures(whole, one, other)


def _append(found: list[Repeat], repeat: Repeat) -> None:
    """Adds a run; one that carries on the last run, in both prints, is one with it."""
    last = found[-1] if found else None
    if last is not None and last.end == repeat.start and last.source + last.end - last.start == repeat.source:
        found[-1] = Repeat(last.start, repeat.end, last.source)
    else:
        found.append(repeat)


def _common(whole: str, source: int, position: int) -> int:
    """Length of the text that stands at both places; the first print never reaches into the second. Doubling steps keep it linear."""
    limit = min(position - source, len(whole) - position)
    low, step = 0, _WINDOW
    while low < limit:
        size = min(step, limit - low)
        if whole.startswith(whole[source + low : source + low + size], position + low):
            low += size
            step *= 2
        elif size == 1:
            break
        else:
            step = size // 2
    return low


def _apart_from_figures(whole: str, repeat: Repeat, ends: set[int]) -> tuple[int, int]:
    """The run without a sentence at either end in which a figure alone differs: a copy with another figure is no repeat, and is kept whole."""
    start, end, source = repeat.start, repeat.end, repeat.source
    if source > 0 and start not in ends and _differ_in_figures(whole, source - 1, start - 1):
        behind = range(start + 1, min(end, start + _SENTENCE))
        start = next((at for at in behind if _closes(whole, at, ends)), end if end - start <= _SENTENCE else start)
    if end < len(whole) and end not in ends and _differ_in_figures(whole, source + end - repeat.start, end):
        before = range(end - 1, max(start, end - _SENTENCE), -1)
        end = next((at for at in before if _closes(whole, at, ends)), start if end - start <= _SENTENCE else end)
    return start, end


def _closes(whole: str, at: int, ends: set[int]) -> bool:
    return at in ends or ends_sentence(whole[at - 2 : at])


def _differ_in_figures(whole: str, one: int, other: int) -> bool:
    if whole[one] == whole[other] or whole[one] + whole[other] in _ALIKE:
        return False
    return whole[one] in _DIGITS or whole[other] in _DIGITS


def _trim(whole: str, repeat: Repeat, ends: set[int]) -> Repeat | None:
    """The run up to the last place where a text or a sentence ends, where there is one late enough."""
    if repeat.end in ends:
        return repeat
    for end in range(repeat.end, max(repeat.start + _LEAST, repeat.end - 2 * _LONG), -1):
        if end in ends or ends_sentence(whole[end - 2 : end]):
            return Repeat(repeat.start, end, repeat.source)
    return repeat if repeat.end - repeat.start >= 2 * _LONG else None


def _counts(whole: str, repeat: Repeat, starts: set[int], ends: set[int]) -> bool:
    size = repeat.end - repeat.start
    if size >= _LONG:
        return True
    if repeat.start in starts and repeat.end in ends:
        return True
    return size >= _LEAST and (repeat.end in ends or ends_sentence(whole[repeat.end - 2 : repeat.end]))
