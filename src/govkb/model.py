"""The values that flow between the rooms.

Every value is frozen. Offsets are code points, ends exclusive. Two coordinates exist: the report's text (`start`, `end`), as stored,
and a passage's clean text (`text_start`, `text_end`), hard wraps and stray white space taken out; `Passage.runs` leads from one to the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from hashlib import blake2b


def make_id(*parts: object) -> str:
    """Hash of the identifying parts, 16 hexadecimal digits: same parts, same id, on every machine."""
    joined = "\x1f".join(["" if part is None else str(part) for part in parts])
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


class PassageKind(StrEnum):
    HEADLINE = "headline"
    BYLINE = "byline"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    FURNITURE = "furniture"


class Fate(StrEnum):
    """What a printed number turned out to be (rule 2 of the design: every numeral has one)."""

    CLAIM = "claim"
    PART = "part"
    DATE = "date"
    ORDINAL = "ordinal"
    NAME = "name"
    REPEAT = "repeat"
    FURNITURE = "furniture"
    UNPARSED = "unparsed"


class Bound(StrEnum):
    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


class Modality(StrEnum):
    REPORTED = "reported"
    NORM = "norm"


class Statistic(StrEnum):
    TOTAL = "total"
    MEAN = "mean"
    RATE = "rate"
    SHARE = "share"
    CHANGE = "change"


class Relation(StrEnum):
    """How claims stand to each other (`Comparing figures` in the design): two on one thing, or, for `arithmetic`, those of one calculation."""

    REPEAT = "repeat"
    AGREE = "agree"
    COMPATIBLE = "compatible"
    UPDATE = "update"
    SCOPE = "scope"
    CONFLICT = "conflict"
    ARITHMETIC = "arithmetic"


class Arithmetic(StrEnum):
    """Whether printed figures can hold together; `approximate`: only if one of them is cut off, rounded up or an approximation."""

    HOLDS = "holds"
    APPROXIMATE = "approximate"
    IMPOSSIBLE = "impossible"


LEVELS = ("province", "prefecture", "county", "township", "community", "estate")
"""Levels of places, from the top down."""


@dataclass(frozen=True, slots=True)
class Source:
    """What `sources.csv` says of a file. `published` is an ISO date or empty."""

    publisher: str = ""
    page: str = ""
    published: str = ""
    url: str = ""
    note: str = ""


Box = tuple[float, float, float, float]
"""A rectangle on a PDF page, [left, bottom, right, top] in points from the lower left corner of the page's own space, as PDF has it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the `length` characters of a report's text from `start` on stand in its file.

    `at` and `span` are a stretch of the file's own text, in code points: the decoded file (HTML, Markdown), the XML of the archive's `part`
    (DOCX), the text layer of `page` (PDF, pages from 1). A stretch is written as it reads when `span` equals `length`; otherwise it is one
    escape (`&nbsp;`) for all its characters. In a PDF, `box` is where the stretch is printed, and `sides` are the left and right of each of its
    characters, two numbers each; there are none when the whole box is the place of all.
    """

    start: int
    length: int
    at: int
    span: int
    part: str = ""
    page: int | None = None
    box: Box | None = None
    sides: tuple[float, ...] = ()

    def box_of(self, offset: int) -> Box | None:
        """Where the character at `offset` of the report's text, one of this stretch, is printed."""
        if self.box is None or len(self.sides) == 0:
            return self.box
        _, bottom, _, top = self.box
        at = 2 * (offset - self.start)
        return self.sides[at], bottom, self.sides[at + 1], top


@dataclass(frozen=True, slots=True)
class Report:
    """A file as received: its whole text and where it came from. `size` is in bytes.

    `origin` leads from the text to the file, in the order of the text; characters in none of its stretches are white space that the reader
    set between blocks. It is empty for plain text, where offsets in the text are offsets in the decoded file. `title` is the file's own
    title, empty where it has none. `metadata_from` says for the title and each field of `source` where it was found.
    """

    document: str
    text: str
    encoding: str
    format: str
    sha256: str
    size: int
    source: Source = Source()
    origin: tuple[Origin, ...] = ()
    title: str = ""
    metadata_from: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return make_id("report", self.document)

    def origin_of(self, offset: int) -> Origin | None:
        """The stretch of the file that holds the character at `offset`; None for white space set by the reader, and in plain text."""
        at = bisect_right(self.origin, offset, key=_start) - 1
        found = self.origin[at] if at >= 0 else None
        return found if found is not None and offset < found.start + found.length else None

    def printed(self, offsets: Iterable[int]) -> tuple[int, Box] | None:
        """Where these characters are printed: the page of the first, and the box around those that stand there. None in a file without pages."""
        if len(self.origin) == 0:
            return None
        boxes = [
            (origin.page, box)
            for offset in offsets
            if (origin := self.origin_of(offset)) is not None and origin.page is not None and (box := origin.box_of(offset)) is not None
        ]
        if len(boxes) == 0:
            return None
        page = boxes[0][0]
        left, bottom, right, top = zip(*(box for on, box in boxes if on == page), strict=True)
        return page, (min(left), min(bottom), max(right), max(top))


def _start(origin: Origin) -> int:
    return origin.start


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that could not be read, and why. It stands in the knowledge base as a report without text."""

    document: str
    format: str
    sha256: str
    size: int
    reason: str
    source: Source = Source()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of clean text that equals, character by character, a stretch of the report."""

    clean: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph-like block. `text` is clean; `runs` map it to the report; `dropped` are printed glyphs kept out of it.

    `article` is the article's number in the report (from 1) or None for page furniture. A passage printed again has in `repeat_of` the position
    of the passage printed first and in `repeat_at` the offset in that passage's text where its own begins.
    """

    position: int
    kind: PassageKind
    text: str
    runs: tuple[Run, ...]
    article: int | None
    reason: str
    repeat_of: int | None = None
    repeat_at: int = 0
    dropped: tuple[tuple[int, int], ...] = ()

    def to_report(self, offset: int) -> int:
        """Offset in the report of the clean character at `offset`."""
        low, high = 0, len(self.runs)
        while high - low > 1:
            middle = (low + high) // 2
            if self.runs[middle].clean <= offset:
                low = middle
            else:
                high = middle
        run = self.runs[low]
        return run.start + offset - run.clean

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Report offsets of the clean stretch [start, end), which must not be empty."""
        return self.to_report(start), self.to_report(end - 1) + 1

    @property
    def start(self) -> int:
        return min(run.start for run in self.runs)

    @property
    def end(self) -> int:
        return max(run.start + run.length for run in self.runs)


@dataclass(frozen=True, slots=True)
class Article:
    """One story inside a report. `place` is the name of the place it is about as printed; `reason` says how it was recognised."""

    number: int
    title: str
    place: str
    reason: str
    byline: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A report taken apart: every character of it that is not white space stands in exactly one passage."""

    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]

    def headings(self) -> list[str]:
        """For each passage, by its position, the heading that stands last before it in its article (its own text for a heading); or an empty text."""
        last: dict[int | None, str] = {}
        found = []
        for passage in self.passages:
            if passage.kind is PassageKind.HEADING:
                last[passage.article] = passage.text
            found.append(last.get(passage.article, ""))
        return found


@dataclass(frozen=True, slots=True)
class Numeral:
    """One printed number in a passage's clean text, and its fate. `value` is None where it has none (百 in a name)."""

    start: int
    end: int
    text: str
    value: Decimal | None
    fate: Fate
    reason: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed figure: the numeral with its approximators and unit, as [start, end) of the passage's clean text.

    `low` and `high` bound the values it can stand for: 4.18万 is [41750, 41850), 4.5万余 is [45000, None), 300—500 is [300, 500].
    """

    start: int
    end: int
    text: str
    value: Decimal
    value_max: Decimal | None
    bound: Bound
    unit: str
    low: Decimal
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Place:
    """A printed place name, [start, end) of the text asked about.

    `name` is the full name, `parents` the full names above it as far as the print and the tables tell, from the top down; `code` may be empty.
    """

    start: int
    end: int
    text: str
    name: str
    level: str
    parents: tuple[str, ...]
    code: str = ""

    @property
    def path(self) -> tuple[str, ...]:
        return (*self.parents, self.name)


@dataclass(frozen=True, slots=True)
class Mention:
    """A printed name in a passage's clean text. `name` is what it stands for when the print is short for something longer."""

    start: int
    end: int
    text: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One printed statement of a quantity, as extraction reads it.

    `subject` is a printed phrase (全州, 榕江县) or empty, `place` the place it stands for, `organisation` the name of the organisation there
    whose figure it is, or empty. `reading` says for each field which rule decided it and on which words.
    """

    passage: int
    quantity: Quantity
    measure: str
    subject: str
    place: Place | None
    organisation: str
    time: str
    modality: Modality
    statistic: Statistic
    sentence: tuple[int, int]
    reading: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Period:
    """The time a figure holds for: ISO dates, either end may be open (empty)."""

    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim with its references resolved: the row of the knowledge base and the public contract of `govkb extract`."""

    id: str
    document: str
    report_id: str
    article_id: str
    article: int | None
    title: str
    passage_id: str
    start: int
    end: int
    text_start: int
    text_end: int
    quote: str
    value: Decimal
    value_max: Decimal | None
    low: Decimal
    high: Decimal | None
    bound: Bound
    unit: str
    measure: str
    indicator_id: str
    indicator: str
    subject: str
    subject_id: str
    scope: str
    time: str
    period_start: str
    period_end: str
    modality: Modality
    statistic: Statistic
    repeat: bool
    repeat_of: str
    sentence: str
    sentence_start: int
    sentence_end: int
    reading: dict[str, str]
    page: int | None = None
    box: Box | None = None
