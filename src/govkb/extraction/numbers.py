"""The grammar of a printed number: Arabic (1,705, 4.18万, 25万6千), Chinese (两千三, 二〇二五, 十点五), fractions (三分之二, 1/3), 半, and two digits
side by side that make a range (六七万, 十七八).

`source(…)` is the pattern of one number, `number_in(…)` its values. Linear: every run of digits is taken as a whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from govkb.extraction.figures import (
    ARABIC,
    DECIMALS,
    DIGITS,
    LARGE,
    POINTS,
    SMALL,
    TENS,
    ZEROS,
    Figure,
    arabic,
    chinese,
    multiplier_value,
    quotient,
)

MULTIPLIERS = "".join((*SMALL, *LARGE))
FEW = "几幾"
HALF = "半"

ORDINARY = "陆陸伍肆拾"
"""Digits of bank print that are ordinary characters too (陆续, 队伍, 收拾): numbers only among other digits or before a unit."""

_PLAIN = "".join(char for char in dict.fromkeys((*DIGITS, *TENS, *SMALL, *LARGE)) if char not in ORDINARY + "兆")
_BANK = rf"(?<![收捡队入退军复大登内着海放])[{ORDINARY}](?![续军地运域空])"
_MEGA = r"兆(?=[{}]|[万萬亿億元])".format("".join(DIGITS))

HEAD = re.compile(f"[{ARABIC}{_PLAIN}{ORDINARY}{FEW}{HALF}]")
"""The first character of a number."""

_HAN = rf"(?>(?:[{_PLAIN}]++|{_BANK}|{_MEGA})+)"
_POINT = rf"(?>[{POINTS}][{DECIMALS}]++(?![十百千几多])[万萬亿億]{{0,2}}+)"
_THOUSANDS = r"(?>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])|[0-9０-９]++)"
_ARABIC = rf"(?>(?<![0-9０-９][.．]){_THOUSANDS}[.．][{ARABIC}]++(?![.．][{ARABIC}])|{_THOUSANDS})"
_NEIGHBOURS = {("三", "五")}
_FEW_PARTS = 10
_LONGEST_SHARED = 4

_KEPT, _LONGEST_KEPT = 4096, 24
"""Numbers kept in mind, and how long they can be: pages print small ones, again and again."""


class Span(NamedTuple):
    """A printed numeral, [start, end) of the text, and its value; None where it has none."""

    start: int
    end: int
    value: Decimal | None


class Number(NamedTuple):
    """A printed number: its numerals in the order of print, `main` the index of the one that it is read from.

    `figure` is None where it has no value (三八), `upper` is there for 六七万. `percent` is there for a fraction, `figure` is its quotient then; of
    百分之二十 the main numeral is 二十. `is_bare` tells multipliers without a digit (百, 千万), `is_large` digits with 万 or 亿 behind them,
    `shared` is the multiplier that a number before it can share (三至五万).
    """

    spans: tuple[Span, ...]
    figure: Figure | None
    upper: Figure | None = None
    percent: Decimal | None = None
    main: int = 0
    is_chinese: bool = True
    is_bare: bool = False
    is_large: bool = False
    shared: int = 1


def source(suffix: str, *, units: Iterable[str], times: str, inside: str) -> str:
    """The pattern of one number; its groups end in `suffix`.

    `units` are all unit words (千 is no multiplier in 千瓦), `times` is the pattern of the units of time, which alone can follow 半,
    `inside` that of the approximators that can stand between a number and its multiplier (1000余万).
    """
    heads = sorted({word[1:] for word in units if word[0] == "千" and len(word) > 1})
    thousand = "千" + (f"(?!{'|'.join(map(re.escape, heads))})" if heads else "")
    factor = f"(?:[{MULTIPLIERS.replace('千', '').replace('兆', '')}]|{thousand})"
    tail = rf"(?:[{ZEROS}][{ARABIC}]{{1,3}}|(?<=[万萬])[{ARABIC}]{{4}}|(?<=千)[{ARABIC}]{{3}}|(?<=百)[{ARABIC}]{{2}})(?![{ARABIC}.．年])"
    part = rf"(?:[{ZEROS}]?[{ARABIC}]{{1,4}}(?>{factor}+))"
    mixed = rf"(?>[{ARABIC}]++{factor}+(?:{part}+(?:{tail})?|{tail}))"
    plain = f"(?:{_HAN}|{_ARABIC})"
    names = {
        "fraction": rf"(?:(?P<whole>{plain})又)?(?P<den>{plain})分之(?P<num>{_HAN}{_POINT}?|{_ARABIC})",
        "slash": rf"(?<![{ARABIC}A-Za-z/／.．])(?P<top>[{ARABIC}]{{1,4}})[/／](?P<bottom>[{ARABIC}]{{1,4}})(?![{ARABIC}A-Za-z/／.．年月])",
        "mixed": f"(?P<mixed>{mixed})",
        "arabic": f"(?P<arabic>{_ARABIC})(?P<times>{factor}{{0,4}}+)",
        "half": f"(?P<half>{HALF})(?={times})",
        "han": f"(?P<han>{_HAN}{_POINT}?)",
    }
    number = "|".join(names.values())
    whole = f"(?:{number})(?:(?P<inside>{inside})(?P<more>{factor}{{0,4}}+))?"
    return re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{suffix}>", whole)


def number_in(match: re.Match[str], suffix: str) -> Number:
    """The number of a match of `source`."""
    if match["den" + suffix]:
        return _fraction(match, suffix)
    if match["top" + suffix]:
        return _divided(match, suffix)
    if match["half" + suffix]:
        half = Figure(Decimal("0.5"), Decimal(1))
        return Number((Span(*match.span("half" + suffix), half.value),), half)
    if match["han" + suffix]:
        return _whole(match, suffix, "han", is_chinese=True)
    return _whole(match, suffix, "mixed" if match["mixed" + suffix] else "arabic", is_chinese=False)


def _whole(match: re.Match[str], suffix: str, group: str, *, is_chinese: bool) -> Number:
    printed = match[group + suffix]
    times = match["times" + suffix] if group == "arabic" else None
    more = match["more" + suffix] or ""
    reckon = _reckoned if len(printed) <= _LONGEST_KEPT else _reckoned.__wrapped__
    figure, upper, is_bare, is_large, shared = reckon(printed, times, more, is_chinese=is_chinese)
    last = "more" if more else "times" if times else group
    span = Span(match.start(group + suffix), match.end(last + suffix), figure.value if figure is not None else None)
    return Number((span,), figure, upper, is_chinese=is_chinese, is_bare=is_bare, is_large=is_large, shared=shared)


@lru_cache(_KEPT)
def _reckoned(printed: str, times: str | None, more: str, *, is_chinese: bool) -> tuple[Figure | None, Figure | None, bool, bool, int]:
    """The `figure`, `upper`, `is_bare`, `is_large` and `shared` of a number; `times` is None where it is not of digits alone."""
    figure, upper = (chinese(printed) if times is None else arabic(printed, times)), None
    if figure is None and is_chinese:
        figure, upper = _neighbours(printed)
    factor = multiplier_value(more)
    figure, upper = (one.times(factor) if one is not None else None for one in (figure, upper))
    is_bare = all(char in MULTIPLIERS for char in printed)
    is_large = not is_bare and (printed + (times or "") + more)[-1] in LARGE
    behind = printed[len(printed.rstrip(MULTIPLIERS)) :] if is_chinese else ""
    shared = multiplier_value((behind or times or "") + more) if behind not in ("十", "拾") and len(behind) <= _LONGEST_SHARED else 1
    return figure, upper, is_bare, is_large, shared


def _neighbours(printed: str) -> tuple[Figure | None, Figure | None]:
    """六七万: 60,000 and 70,000; 十七八: 17 and 18; 三五: 3 and 5. Nothing where the digits are no neighbours (三八)."""
    stem = printed.rstrip(MULTIPLIERS)
    first, second = stem[-2:-1], stem[-1:]
    if first not in DIGITS or second not in DIGITS or (DIGITS[second] != DIGITS[first] + 1 and (first, second) not in _NEIGHBOURS):
        return None, None
    head, tail = stem[:-2], printed[len(stem) :]
    low, high = chinese(head + first + tail), chinese(head + second + tail)
    return (low, high) if low is not None and high is not None and DIGITS[first] else (None, None)


def _fraction(match: re.Match[str], suffix: str) -> Number:
    whole, denominator, numerator = (_either(match[name + suffix]) for name in ("whole", "den", "num"))
    span = match.start(("whole" if match["whole" + suffix] else "den") + suffix), match.end("num" + suffix)
    if denominator is None or numerator is None:
        return Number((Span(*span, None),), None)
    if match["den" + suffix] in ("百", "佰"):
        hundred = Span(*match.span("den" + suffix), denominator.value)
        return Number((hundred, Span(*match.span("num" + suffix), numerator.value)), numerator, percent=numerator.value, main=1)
    values = quotient(whole, denominator, numerator)
    if values is None:
        return Number((Span(*span, None),), None)
    return Number((Span(*span, values[0]),), Figure(values[0], Decimal(1)), percent=values[1])


def _divided(match: re.Match[str], suffix: str) -> Number:
    """A fraction with a stroke has a value; it is a share only where it is some of few parts (1/3), not in 3/15 or 16/5."""
    span = match.start("top" + suffix), match.end("bottom" + suffix)
    top, bottom = arabic(match["top" + suffix]), arabic(match["bottom" + suffix])
    values = quotient(None, bottom, top) if top is not None and bottom is not None else None
    if values is None:
        return Number((Span(*span, None),), None, is_chinese=False)
    is_share = 0 < values[0] < 1 and bottom is not None and bottom.value <= _FEW_PARTS
    if not is_share:
        return Number((Span(*span, values[0]),), None, is_chinese=False)
    return Number((Span(*span, values[0]),), Figure(values[0], Decimal(1)), percent=values[1], is_chinese=False)


def _either(printed: str | None) -> Figure | None:
    return (arabic(printed) or chinese(printed)) if printed else None
