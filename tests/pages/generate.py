"""Newspaper pages with the faults that pages have, made from a seed, with the truth about every character."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from pages.places import make_places
from pages.printing import NOBODY, Break, Page, Press, Slice, Style, pieces_of, snapped
from pages.stories import Paragraph, Story, make_story, page_line, topics

Slices = list[Slice]

PLANS = ("plain", "plain", "plain", "doubled", "jump", "foreign", "stacked")
"""How the stories share the page; drawn with these weights."""

_LEAST_TAIL = 30
"""Shorter tails printed again are phrases to any reader."""


def make_page(seed: int, *, plan: str | None = None) -> Page:
    """A page of one to four stories in two to four columns. The same seed gives the same page; `plan` is one of PLANS."""
    return _Desk(Random(seed), plan).page()


class _Desk:
    """Gathers stories, cuts them into columns, arranges the columns, spoils them, prints."""

    def __init__(self, random: Random, plan: str | None) -> None:
        self.random = random
        self.plan = plan or random.choice(PLANS)
        self.faults = [self.plan]
        self.style = _style(random)
        self.columns = random.randint(2, 4)
        self.stories = self._stories()
        self.paragraphs = {number: list(story.paragraphs) for number, story in enumerate(self.stories)}
        self.paragraphs[NOBODY] = []

    def page(self) -> Page:
        spread = [self._with_repeats(number, self._slices(number)) for number in range(len(self.stories))]
        arranged = _ARRANGE[self.plan](self, [self._in_columns(slices) for slices in spread])
        arranged = self._with_foreign_repeat(arranged)
        arranged = self._with_page_lines(arranged)
        text, marks = Press(self.random, self.style, self.paragraphs).set(arranged)
        kinds = {(story, at): one.kind for story, listed in self.paragraphs.items() for at, one in enumerate(listed)}
        return Page(text, marks, kinds, tuple(self.faults), self.style)

    def _stories(self) -> list[Story]:
        count = self.random.choice((1, 2, 2, 3, 3, 4)) if self.plan == "plain" else self.random.choice((2, 2, 3, 4))
        listed = self.random.random() < 0.6 or self.plan == "foreign"
        places = make_places(self.random, count, listed=listed)
        subjects = self.random.sample(topics(), count) if self.random.random() < 0.7 else [self.random.choice(topics())] * count
        return [
            make_story(self.random, place, topic, sections=self.random.randint(2, 4)) for place, topic in zip(places, subjects, strict=True)
        ]

    def _slices(self, number: int) -> Slices:
        return [Slice(number, at, 0, len(one.text)) for at, one in enumerate(self.paragraphs[number])]

    def _add(self, story: int, paragraph: Paragraph, before: Break) -> Slice:
        self.paragraphs[story].append(paragraph)
        return Slice(story, len(self.paragraphs[story]) - 1, 0, len(paragraph.text), before)

    def _kind(self, one: Slice) -> str:
        return self.paragraphs[one.story][one.paragraph].kind

    def _text(self, one: Slice) -> str:
        return self.paragraphs[one.story][one.paragraph].text

    # Repeats inside a story.

    def _with_repeats(self, number: int, slices: Slices) -> Slices:
        if self.random.random() < 0.25:
            slices = self._again(slices)
        if self.random.random() < 0.25:
            slices = self._spliced(slices)
        if self.random.random() < 0.1:
            slices = [*slices, self._stray_head(slices)]
        return slices

    def _bodies(self, slices: Slices) -> list[int]:
        """Positions of whole body paragraphs behind the lead."""
        return [at for at, one in enumerate(slices) if self._kind(one) == "body" and one.end - one.start == len(self._text(one))][1:]

    def _again(self, slices: Slices) -> Slices:
        """One or two paragraphs printed before their turn and once more in their place."""
        bodies = self._bodies(slices)
        first = self.random.choice(bodies[1:])
        block = [slices[at] for at in range(first, min(first + self.random.randint(1, 2), len(slices))) if at in bodies]
        earlier = self.random.choice([at for at in bodies if at < first])
        self.faults.append("again")
        return [*slices[:earlier], *block, *slices[earlier:]]

    def _spliced(self, slices: Slices) -> Slices:
        """A paragraph that breaks off, its rest lost, and goes on in one line with the tail of another."""
        bodies = self._bodies(slices)
        broken, source = self.random.sample(bodies, 2)
        head, tail = self._head(slices[broken]), self._tail(slices[source])
        if head is None or tail is None:
            return slices
        self.faults.append("splice")
        return [*slices[:broken], head, tail, *slices[broken + 1 :]]

    def _head(self, one: Slice) -> Slice | None:
        """A paragraph up to the end of one of its lines, in the middle of a sentence."""
        text = self._text(one)
        at = snapped(text, self.style, self.random.randrange(len(text) // 3, len(text)))
        return replace(one, end=at) if at > 0 and text[at - 1] not in "。”" else None

    def _tail(self, one: Slice) -> Slice | None:
        text = self._text(one)
        at = snapped(text, self.style, self.random.randrange(0, len(text) // 2))
        return replace(one, start=at, before=Break.NOTHING) if at > 0 and len(text) - at >= _LEAST_TAIL else None

    def _stray_head(self, slices: Slices) -> Slice:
        """The first line or two of a late paragraph, printed once more behind the end."""
        one = slices[self._bodies(slices)[-1]]
        self.faults.append("stray head")
        return replace(one, end=min(self.random.randint(26, 40), len(self._text(one)) - 1), before=Break.COLUMN)

    # Columns.

    def _in_columns(self, slices: Slices) -> Slices:
        """Slices of one story cut where its columns end, its captions in the breaks."""
        total = sum(one.end - one.start for one in slices)
        ends = [total * column // self.columns + self.random.randint(-20, 20) for column in range(1, self.columns)]
        cut: Slices = []
        length = 0
        for one in slices:
            size = one.end - one.start
            parts = [one]
            while ends and length + size > ends[0]:
                parts = [*parts[:-1], *self._cut(parts[-1], one.start + ends.pop(0) - length)]
            cut += parts
            length += size
        return self._with_captions(slices[0].story, cut)

    def _cut(self, one: Slice, at: int) -> Slices:
        if self._kind(one) != "body":
            return [replace(one, before=Break.COLUMN)]
        at = snapped(self._text(one), self.style, at)
        if not one.start < at < one.end:
            return [replace(one, before=Break.COLUMN)] if one.before is Break.PARAGRAPH else [one]
        return [replace(one, end=at), replace(one, start=at, before=Break.COLUMN)]

    def _with_captions(self, number: int, slices: Slices) -> Slices:
        story = self.stories[number]
        breaks = [at for at, one in enumerate(slices) if one.before is Break.COLUMN and self._kind(one) == "body"]
        for caption in story.captions:
            if breaks:
                slices.insert(breaks[0], self._add(number, caption, Break.PICTURE))
                self.faults.append("caption")
        if story.credit is not None:
            slices.append(self._add(number, story.credit, self.random.choice((Break.NOTHING, Break.PARAGRAPH))))
        return slices

    # How the stories share the page.

    def _plain(self, spread: list[Slices]) -> Slices:
        for number in range(1, len(spread)):
            if self.random.random() < 0.12:
                self.faults.append("lost headline")
                spread[number] = self._without(spread[number], "headline", "byline")
        return [one for slices in spread for one in self._as_column(slices)]

    def _as_column(self, slices: Slices) -> Slices:
        return [replace(slices[0], before=Break.COLUMN), *slices[1:]]

    def _without(self, slices: Slices, *kinds: str) -> Slices:
        return [one for one in slices if self._kind(one) not in kinds]

    def _doubled(self, spread: list[Slices]) -> Slices:
        """No story has its headline; all of them, every glyph doubled, stand in a column break of the last one, or at the end."""
        bare = [self._without(slices, "headline", "byline") for slices in spread]
        headlines = [replace(slices[0], doubled=True) for slices in spread]
        self.random.shuffle(headlines)
        last = bare[-1]
        breaks = [at for at, one in enumerate(last) if one.before is Break.COLUMN and one.start]
        if breaks and self.random.random() < 0.6:
            at = breaks[-1]
            after = Break.NOTHING if self.random.random() < 0.3 else self.random.choice((Break.PARAGRAPH, Break.COLUMN))
            last = [*last[:at], *headlines, replace(last[at], before=after), *last[at + 1 :]]
        else:
            last = [*last, *headlines]
        return [one for slices in [*bare[:-1], last] for one in self._as_column(slices)]

    def _jump(self, spread: list[Slices]) -> Slices:
        """One story stops at the end of a column and goes on behind other stories."""
        broken = self.random.randrange(len(spread) - 1)
        columns = list(pieces_of(spread[broken]))
        page = self.random.randint(2, 12)
        at = self.random.randrange(1, len(columns)) if len(columns) > 1 else 1
        if at >= len(columns):
            return self._plain(spread)
        to, back = Paragraph("furniture", f"（下转B{page + 1}版）"), Paragraph("furniture", f"（上接B{page}版）")
        first = [
            *(one for column in columns[:at] for one in column),
            self._add(broken, to, self.random.choice((Break.PARAGRAPH, Break.COLUMN))),
        ]
        rest = [self._add(broken, back, Break.COLUMN), *(one for column in columns[at:] for one in column)]
        order = [*spread[:broken], first, *spread[broken + 1 :]]
        order.insert(self.random.randint(broken + 2, len(order)), rest)
        return [one for slices in order for one in self._as_column(slices)]

    def _stacked(self, spread: list[Slices]) -> Slices:
        """Two stories, one above the other, read column by column through both."""
        upper, lower = list(pieces_of(spread[0])), list(pieces_of(spread[1]))
        woven: Slices = []
        for at in range(max(len(upper), len(lower))):
            for columns in (upper, lower):
                if at < len(columns):
                    woven += self._as_column(columns[at])
        return [*woven, *(one for slices in spread[2:] for one in self._as_column(slices))]

    def _foreign(self, spread: list[Slices]) -> Slices:
        """Paragraphs of the second story, its headline lost, stand inside the first one, several times over; its rest stands behind it."""
        host, guest = spread[0], self._without(spread[1], "headline", "byline", "heading", "caption", "furniture")
        whole = [one for one in guest if one.end - one.start == len(self._text(one))][1:]
        block = whole[: self.random.randint(2, 4)]
        rest = whole[len(block) :]
        self._name_place(block)
        self._name_place(rest)
        block = [replace(one, end=len(self._text(one))) for one in block]
        rest = [replace(one, end=len(self._text(one))) for one in rest]
        prints = self._prints(block)
        inside = [at for at, one in enumerate(host) if self._kind(one) == "heading"][1:]
        at = self.random.choice(inside) if inside else len(host)
        before = host[:at]
        if self._kind(before[-1]) == "body" and self.random.random() < 0.5:
            before[-1] = self._head(before[-1]) or before[-1]
        woven = [*before, *self._as_column(prints), *self._as_column(host[at:] or host[-1:]), *(self._as_column(rest) if rest else [])]
        return [*woven, *(one for slices in spread[2:] for one in self._as_column(slices))]

    def _name_place(self, block: Slices) -> None:
        """One of the paragraphs speaks of its place, as a reader needs."""
        if block:
            one = self.random.choice(block)
            paragraph = self._text(one)
            short = self.stories[one.story].place.short
            if short not in paragraph:
                self.paragraphs[one.story][one.paragraph] = Paragraph("body", f"健全体系。{short}{paragraph}")

    def _prints(self, block: Slices) -> Slices:
        """The block printed one to four times; turned, it begins with the end of its last paragraph, whose beginning closes it."""
        times = self.random.randint(1, 4)
        if times > 1:
            self.faults.append("block again")
        head = self._head(block[-1])
        if head is None or self.random.random() < 0.5:
            return [replace(one, before=Break.COLUMN if at == 0 else one.before) for _ in range(times) for at, one in enumerate(block)]
        tail = replace(block[-1], start=head.end, before=Break.COLUMN)
        return [one for _ in range(times) for one in (tail, *block[:-1], replace(head, before=Break.PARAGRAPH))]

    # The page as a whole.

    def _with_foreign_repeat(self, slices: Slices) -> Slices:
        """A paragraph, or the tail of one, printed again among the paragraphs of another story."""
        numbers = {one.story for one in slices if one.story != NOBODY}
        if len(numbers) < 2 or self.random.random() > 0.15:
            return slices
        at = self.random.choice([at for at in self._bodies(slices) if at > len(slices) // 2])
        sources = [one for one in slices[:at] if self._kind(one) == "body" and one.story != slices[at].story and one.start == 0]
        whole = [one for one in sources if one.end == len(self._text(one))]
        if not whole:
            return slices
        source = self.random.choice(whole)
        again = replace(source, before=Break.COLUMN) if self.random.random() < 0.5 else self._tail(source)
        if again is None:
            return slices
        self.faults.append("foreign repeat")
        return [*slices[:at], replace(again, before=Break.COLUMN), *self._as_column(slices[at:])]

    def _with_page_lines(self, slices: Slices) -> Slices:
        if self.random.random() < 0.4:
            slices = [self._add(NOBODY, Paragraph("furniture", page_line(self.random)), Break.PARAGRAPH), *slices]
        if self.random.random() < 0.4:
            slices = [*slices, self._add(NOBODY, Paragraph("furniture", page_line(self.random)), Break.COLUMN)]
        return slices


_ARRANGE = {"plain": _Desk._plain, "doubled": _Desk._doubled, "jump": _Desk._jump, "stacked": _Desk._stacked, "foreign": _Desk._foreign}


def _style(random: Random) -> Style:
    wrapped, apart = random.random() < 0.5, random.random() < 0.8
    return Style(
        width=random.randint(10, 16),
        wrapped=wrapped,
        indent=random.choice(("printed", "stripped", "stripped", "none") if apart else ("printed", "printed", "stripped")),
        apart=apart,
        cut_numbers=random.random() < 0.3,
        stray_blanks=random.choice((0.0, 0.02, 0.05)) if wrapped else 0.0,
        misread=random.choice((0.0, 0.0, 0.0, 0.02, 0.05)),
    )
