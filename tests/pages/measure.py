"""How well a layout tells the truth about a generated page: articles, stitches, repeats, splices, kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from govkb.model import Layout, Passage
from pages.printing import NOBODY, Mark, Page

_STOPS = "。！？”"
"""Marks behind which a paragraph cut in two looks like two paragraphs."""


@dataclass
class Tally:
    """Things to find, things said to be found, and those of them that are right."""

    true: int = 0
    said: int = 0
    right: int = 0

    def add(self, other: Tally) -> None:
        self.true += other.true
        self.said += other.said
        self.right += other.right

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 1.0


@dataclass
class Score:
    """`articles` counts characters, `stories` whole articles, `stitches` and `wraps` joins in the middle of a sentence, `breaks` joins between two
    sentences of a paragraph, `repeats` characters, `splices` cuts, `kinds` characters.
    """

    articles: Tally = field(default_factory=Tally)
    stories: Tally = field(default_factory=Tally)
    stitches: Tally = field(default_factory=Tally)
    wraps: Tally = field(default_factory=Tally)
    breaks: Tally = field(default_factory=Tally)
    repeats: Tally = field(default_factory=Tally)
    splices: Tally = field(default_factory=Tally)
    kinds: Tally = field(default_factory=Tally)

    def add(self, other: Score) -> None:
        for name in self.__dataclass_fields__:
            getattr(self, name).add(getattr(other, name))


@dataclass(frozen=True)
class _Seat:
    """Where a printed character came to stand: passage and offset in its clean text."""

    passage: Passage
    offset: int


def measure(page: Page, layout: Layout) -> Score:
    """The score of one page."""
    seats = _seats(layout)
    joins = _joins(layout)
    return Score(
        articles=_articles(page, seats),
        stories=_stories(page, seats, layout),
        stitches=_stitches(page, joins, wraps=False, sentences=False),
        wraps=_stitches(page, joins, wraps=True, sentences=False),
        breaks=_stitches(page, joins, wraps=False, sentences=True),
        repeats=_repeats(page, layout, seats),
        splices=_splices(page, joins),
        kinds=_kinds(page, seats),
    )


def _seats(layout: Layout) -> dict[int, _Seat]:
    return {run.start + at: _Seat(one, run.clean + at) for one in layout.passages for run in one.runs for at in range(run.length)}


def _joins(layout: Layout) -> set[tuple[int, int]]:
    """Pairs of report offsets that stand side by side in a passage."""
    pairs: set[tuple[int, int]] = set()
    for one in layout.passages:
        offsets = [run.start + at for run in one.runs for at in range(run.length)]
        pairs.update(pairwise(offsets))
    return pairs


def _inked(page: Page) -> Iterator[tuple[int, Mark]]:
    return ((at, mark) for at, mark in enumerate(page.marks) if mark is not None and not mark.shadow)


def _articles(page: Page, seats: dict[int, _Seat]) -> Tally:
    """Share of the characters whose article stands for their story, matched one to one, largest first."""
    cells: Counter[tuple[int | None, int]] = Counter()
    for at, mark in _inked(page):
        if mark.story != NOBODY and page.kinds[mark.story, mark.paragraph] != "furniture":
            cells[seats[at].passage.article if at in seats else None, mark.story] += 1
    agreed, articles, stories = 0, {None}, set()
    for (article, story), count in sorted(cells.items(), key=lambda cell: (-cell[1], str(cell[0]))):
        if article not in articles and story not in stories:
            articles.add(article)
            stories.add(story)
            agreed += count
    return Tally(true=sum(cells.values()), said=sum(cells.values()), right=agreed)


def _stories(page: Page, seats: dict[int, _Seat], layout: Layout) -> Tally:
    """Articles that share nine tenths of their text with one story, both ways."""
    sizes: Counter[int] = Counter()
    found: Counter[int | None] = Counter()
    both: Counter[tuple[int | None, int]] = Counter()
    for at, mark in _inked(page):
        if mark.story == NOBODY or page.kinds[mark.story, mark.paragraph] == "furniture":
            continue
        article = seats[at].passage.article if at in seats else None
        sizes[mark.story] += 1
        found[article] += 1
        both[article, mark.story] += 1
    right = sum(count >= 0.9 * max(sizes[story], found[article]) for (article, story), count in both.items() if article is not None)
    return Tally(true=len(sizes), said=len(layout.articles), right=right)


def _follows(page: Page, mark: Mark, after: Mark) -> bool:
    """Whether a character comes right after another in their paragraph, white space aside."""
    return (mark.story, mark.paragraph) == (after.story, after.paragraph) and 0 < after.offset - mark.offset <= 2


def _seams(page: Page) -> Iterator[tuple[int, int, bool]]:
    """Places in print where a paragraph stops and where it goes on, and whether nothing but one line's end lies between. First prints only."""
    open_ends: dict[tuple[int, int, int], int] = {}
    for at, mark in _inked(page):
        if mark.again:
            continue
        before = next(
            (open_ends.pop(key) for key in ((mark.story, mark.paragraph, mark.offset - step) for step in (1, 2)) if key in open_ends), None
        )
        if before is not None and before + 1 < at:
            yield before, at, not page.text[before + 1 : at].strip() and page.text.count("\n", before, at) < 2
        open_ends[mark.story, mark.paragraph, mark.offset] = at


def _stitches(page: Page, joins: set[tuple[int, int]], *, wraps: bool, sentences: bool) -> Tally:
    """Joins over a line's end (`wraps`) or over more, in the middle of a sentence or between two of them (`sentences`)."""
    true = {(before, at) for before, at, wrap in _seams(page) if wrap is wraps and (page.text[before] in _STOPS) is sentences}
    said = [pair for pair in joins if _is_wrap(page, *pair) is wraps and (page.text[pair[0]] in _STOPS) is sentences]
    false = sum(not _belongs(page, *pair) for pair in said)
    right = len(true & joins)
    return Tally(true=len(true), said=right + false, right=right)


def _is_wrap(page: Page, before: int, at: int) -> bool | None:
    """True for a join over white space with at most one line's end, False for one over more, None for none."""
    if before + 1 == at:
        return None
    return at > before and not page.text[before + 1 : at].strip() and page.text.count("\n", before, at) < 2


def _belongs(page: Page, before: int, at: int) -> bool:
    one, two = page.marks[before], page.marks[at]
    return one is not None and two is not None and _follows(page, one, two)


def _splices(page: Page, joins: set[tuple[int, int]]) -> Tally:
    """Places where the print goes on, in the line or in the next one, with the middle of another paragraph."""
    true: set[tuple[int, int]] = set()
    last: tuple[int, Mark] | None = None
    for at, mark in _inked(page):
        if last is not None and mark.offset and not _follows(page, last[1], mark) and page.text.count("\n", last[0], at) < 2:
            true.add((last[0], at))
        last = at, mark
    return Tally(true=len(true), said=len(true), right=len(true - joins))


def _repeats(page: Page, layout: Layout, seats: dict[int, _Seat]) -> Tally:
    """Characters printed again; one is right when it is linked to a print of itself."""
    tally = Tally(true=sum(mark.again for _, mark in _inked(page)))
    for at, seat in seats.items():
        if seat.passage.repeat_of is None:
            continue
        tally.said += 1
        first = layout.passages[seat.passage.repeat_of]
        offset = seat.passage.repeat_at + seat.offset
        source = page.marks[first.to_report(offset)] if offset < len(first.text) else None
        tally.right += page.marks[at].again and source is not None and _place(source) == _place(page.marks[at])
    return tally


def _place(mark: Mark) -> tuple[int, int, int]:
    return mark.story, mark.paragraph, mark.offset


def _kinds(page: Page, seats: dict[int, _Seat]) -> Tally:
    tally = Tally()
    for at, mark in _inked(page):
        tally.true += 1
        tally.said += 1
        tally.right += at in seats and seats[at].passage.kind == page.kinds[mark.story, mark.paragraph]
    return tally


def total(scores: Iterable[Score]) -> Score:
    """All of them together."""
    whole = Score()
    for score in scores:
        whole.add(score)
    return whole
