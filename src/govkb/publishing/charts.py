"""Charts drawn on the server as SVG. Widths are shares of the page's, so that lettering keeps its size on a phone; a table always says the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from markupsafe import Markup

_ROW, _BAR = 44, 10
_HEIGHT, _TOP, _BOTTOM = 168, 36, 132
_INSET = Decimal(4)
"""Per cent of the width that a timeline leaves free on either side."""
_APART = 24
"""Per cent of the width that the lettering of one point takes at most on a phone."""
_NAME = 14


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. `value` decides its length, `shown` is what is printed; `marked` says that sources disagree."""

    name: str
    value: Decimal
    shown: str
    href: str = ""
    note: str = ""
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A value that held from `start` to `end`, the same day where it is a state; `dated` says so in a few letters."""

    start: date
    end: date
    value: Decimal
    shown: str
    dated: str
    href: str = ""
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Caption:
    """What a screen reader says of a chart, the id it goes by, and what stands beside a contested figure."""

    id: str
    title: str
    description: str
    contested: str = ""


def bars(rows: Sequence[Bar], caption: Caption) -> Markup:
    """Horizontal bars from a common zero, in the order given; a value below zero has no bar, its number stands alone."""
    longest = max((row.value for row in rows), default=Decimal(0))
    return svg(caption, "bars", len(rows) * _ROW, [_bar(row, at * _ROW, longest, caption) for at, row in enumerate(rows)])


def timeline(points: Iterable[Point], caption: Caption) -> Markup:
    """Values over time, measured from zero; a value that covers a span is drawn as long as the span. At least one point is expected.

    A line leads from one value to the next that begins after it: what overlaps is no development.
    """
    ordered = sorted(points, key=lambda point: (point.end, point.start, point.value))
    first, last = min(point.start for point in ordered), max(point.end for point in ordered)
    top, days = max(point.value for point in ordered), max(1, (last - first).days)

    def across(day: date) -> Decimal:
        return _INSET + (day - first).days * (100 - 2 * _INSET) / days

    def down(value: Decimal) -> int:
        return _BOTTOM - int((_BOTTOM - _TOP) * (value / top if 0 < value <= top else 0))

    placed = [_Placed(point, across(point.start), across(point.end), down(point.value)) for point in ordered]
    trends = [_line("trend", a.right, b.left) for a, b in pairwise(placed) if a.point.end < b.point.start]
    spans = [_line("span", each.left, each.right) for each in placed if each.start < each.end]
    dots = [_dot(each, caption) for each in placed]
    letters = [_lettering(each, caption) for each in _with_room(placed)]
    axis = _line("axis", (Decimal(0), _BOTTOM), (Decimal(100), _BOTTOM))
    return svg(caption, "timeline", _HEIGHT, [axis, *trends, *spans, *dots, *letters])


@dataclass(frozen=True, slots=True)
class _Placed:
    """A point of a timeline: from `start` to `end` per cent across, `y` pixels down."""

    point: Point
    start: Decimal
    end: Decimal
    y: int

    @property
    def left(self) -> tuple[Decimal, int]:
        return self.start, self.y

    @property
    def right(self) -> tuple[Decimal, int]:
        return self.end, self.y

    @property
    def middle(self) -> Decimal:
        return (self.start + self.end) / 2


def svg(caption: Caption, css: str, height: int, parts: Iterable[Markup], *, box: str = "") -> Markup:
    """The picture with its title and description; with a `box` (a viewBox) it grows with the page, else only its shares do."""
    view = Markup(' viewBox="{}"').format(box) if box else Markup(' height="{}"').format(height)
    return Markup(
        '<svg class="chart {0}" role="group" aria-labelledby="{1}-title" aria-describedby="{1}-desc" width="100%"{2}>'
        '<title id="{1}-title">{3}</title><desc id="{1}-desc">{4}</desc>{5}</svg>'
    ).format(css, caption.id, view, caption.title, caption.description, Markup("").join(parts))


def linked(href: str, inner: Markup) -> Markup:
    """`inner` as a link where there is an address."""
    return Markup('<a href="{}">{}</a>').format(href, inner) if href else inner


def shortened(text: str, limit: int) -> Markup:
    """A name cut to `limit` characters, the whole of it as a title then."""
    return Markup("{}").format(text) if len(text) <= limit else Markup("<title>{}</title>{}…").format(text, text[: limit - 1])


def _bar(row: Bar, top: int, longest: Decimal, caption: Caption) -> Markup:
    share = row.value / longest * 100 if longest > 0 and row.value > 0 else Decimal(0)
    name = Markup('<text class="name" x="0" y="{}">{}</text>').format(top + 16, shortened(row.name, _NAME))
    note = Markup('<tspan class="note">{} </tspan>').format(row.note) if row.note else Markup()
    return Markup("").join(
        [
            linked(row.href, name),
            Markup('<text class="value" x="100%" y="{}" text-anchor="end">{}{}</text>').format(top + 16, note, _said(row, caption)),
            Markup('<rect class="track" x="0" y="{}" width="100%" height="{}"/>').format(top + 23, _BAR),
            Markup('<rect class="{}" x="0" y="{}" width="{:.2f}%" height="{}"/>').format(_css("bar", row), top + 23, share, _BAR),
        ]
    )


def _dot(placed: _Placed, caption: Caption) -> Markup:
    said = f"{placed.point.dated} {_said(placed.point, caption)}"
    drawn = Markup('<circle class="{}" cx="{:.2f}%" cy="{}" r="5"><title>{}</title></circle>')
    return drawn.format(_css("dot", placed.point), placed.end, placed.y, said)


def _lettering(placed: _Placed, caption: Caption) -> Markup:
    x = placed.middle
    anchor = "start" if x < _APART / 2 else "end" if x > 100 - _APART / 2 else "middle"
    text = Markup('<text class="{}" x="{:.2f}%" y="{}" text-anchor="{}">{}</text>')
    value = linked(placed.point.href, text.format("value", x, placed.y - 11, anchor, _said(placed.point, caption)))
    return value + text.format("date", x, _BOTTOM + 22, anchor, placed.point.dated)


def _with_room(placed: Sequence[_Placed]) -> list[_Placed]:
    """The points with room for their lettering: the last, and from the first on those far enough from the one before and from the last."""
    *earlier, last = placed
    chosen: list[_Placed] = []
    free = Decimal(-100)
    for each in earlier:
        if each.middle - free >= _APART and abs(last.middle - each.middle) >= _APART:
            chosen.append(each)
            free = each.middle
    return [*chosen, last]


def _said(shown: Bar | Point, caption: Caption) -> str:
    return f"{shown.shown} ≠ {caption.contested}" if shown.marked else shown.shown


def _css(name: str, shown: Bar | Point) -> str:
    return f"{name} marked" if shown.marked else name


def _line(css: str, start: tuple[Decimal, int], end: tuple[Decimal, int]) -> Markup:
    return Markup('<line class="{}" x1="{:.2f}%" y1="{}" x2="{:.2f}%" y2="{}"/>').format(css, start[0], start[1], end[0], end[1])
