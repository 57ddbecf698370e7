"""The value of a printed numeral, exactly: Arabic, Chinese, and Arabic with Chinese multipliers (4.18万, 3千万, 25万6千)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

ZEROS = "零〇○"
DIGITS = {
    char: value
    for value, chars in enumerate((ZEROS, "一壹", "二两兩贰貳俩倆", "三叁叄仨", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"))
    for char in chars
}
TENS = {"廿": 20, "卅": 30}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
POINTS = "点點"
DECIMALS = "".join(char for char in DIGITS if char not in "两兩俩倆仨")
"""Digits that can stand behind 点."""

ARABIC = "0-9０-９"

EXACT = Context(prec=120)
"""Arithmetic on figures loses no printed digit."""

_LONGEST = 40
"""A longer run of digits is a code or noise, no figure."""

_HALF_WIDTH = str.maketrans("０１２３４５６７８９．，％／", "0123456789.,%/")
_FULL_WIDTH = re.compile("[０-９．，％／]")
_TOKEN = re.compile("[0-9]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Figure:
    """A value and the size of one unit of its last printed digit: 4.18万 is 41800 with a step of 100; 1705 has a step of 1."""

    value: Decimal
    step: Decimal

    def times(self, factor: int) -> Figure:
        """This figure with a multiplier behind it."""
        return self if factor == 1 else Figure(_whole(EXACT.multiply(self.value, factor)), _whole(EXACT.multiply(self.step, factor)))


def _whole(value: Decimal) -> Decimal:
    """The value without decimals that are only zeros."""
    return value.to_integral_value() if value == value.to_integral_value() else value


def half_width(text: str) -> str:
    """Full-width digits and marks as their half-width forms, one to one."""
    return text if _FULL_WIDTH.search(text) is None else text.translate(_HALF_WIDTH)


def multiplier_value(text: str) -> int:
    """The product of multipliers in a row: 千万 is 10,000,000, the empty text 1."""
    factor = 1
    for char in text:
        factor *= SMALL.get(char) or LARGE[char]
    return factor


def arabic(text: str, multiplier: str = "") -> Figure | None:
    """`1,705` or `4.18` times the Chinese `multiplier` (万, 千万, empty for none); None when it is none or longer than any figure."""
    digits = half_width(text).replace(",", "")
    if len(digits) > _LONGEST or not digits.replace(".", "", 1).isdigit() or not digits.isascii():
        return None
    decimals = len(digits.partition(".")[2])
    return Figure(Decimal(digits), Decimal(1).scaleb(-decimals)).times(multiplier_value(multiplier))


def chinese(text: str) -> Figure | None:
    """The value of a Chinese numeral (二百三十, 一千零五, 三万五, 二〇二五, 三点五), also with Arabic parts (2千零30万), or None when it is none."""
    if len(text) > _LONGEST:
        return None
    point = next((char for char in POINTS if char in text), "")
    if not point:
        return _integer(half_width(text))
    whole, _, fraction = text.partition(point)
    multiplier = fraction.lstrip(DECIMALS)
    decimals = "".join(str(DIGITS[char]) for char in fraction.removesuffix(multiplier))
    figure = _integer(whole)
    if figure is None or not decimals or any(char not in LARGE for char in multiplier):
        return None
    return Figure(EXACT.add(figure.value, Decimal(f"0.{decimals}")), Decimal(1).scaleb(-len(decimals))).times(multiplier_value(multiplier))


def quotient(whole: Figure | None, denominator: Figure, numerator: Figure) -> tuple[Decimal, Decimal] | None:
    """A fraction to twelve places and the same in per cent to ten: 三分之二 is 0.666666666667 and 66.6666666667; None over 0."""
    if denominator.value == 0:
        return None
    fraction = Fraction(whole.value if whole is not None else 0) + Fraction(numerator.value) / Fraction(denominator.value)
    return _to_places(fraction, 12), _to_places(fraction * 100, 10)


def _to_places(fraction: Fraction, places: int) -> Decimal:
    exact = EXACT.divide(Decimal(fraction.numerator), Decimal(fraction.denominator))
    return Decimal(format(exact.quantize(Decimal(1).scaleb(-places), context=EXACT).normalize(EXACT), "f"))


def _integer(text: str) -> Figure | None:
    """The value of digits alone (二〇二五) or of a sum of places (二千零二十五); two digits side by side (三八) are no number."""
    if text and all(char in DIGITS for char in text):
        if len(text) == 2 and text[0] not in ZEROS and text[1] not in ZEROS:
            return None
        return Figure(Decimal("".join(str(DIGITS[char]) for char in text)), Decimal(1))
    places = _Places()
    if not text or not all(places.take(token) for token in _TOKEN.findall(text)):
        return None
    return places.figure()


class _Places:
    """Adds up a Chinese numeral place by place, from the left.

    `total` is what large multipliers have closed, `section` what is open below them, `digit` waits for its place.
    """

    def __init__(self) -> None:
        self.total = 0
        self.section = 0
        self.digit: int | None = None
        self.place = 1
        self.small = 10**4
        self.step = 1
        self.after_zero = False
        self.after_large = False

    def take(self, token: str) -> bool:
        """Whether the token can stand here."""
        if token in ZEROS:
            self.after_zero = True
            return self.digit is None
        if token in DIGITS or token.isdigit():
            if self.digit is not None:
                return False
            self.digit = DIGITS[token] if token in DIGITS else int(token)
            self.after_zero = self.after_zero or token not in DIGITS
            self.after_large = False
            return True
        if token in TENS:
            self.section, self.place, self.small = self.section + TENS[token], 10, 10
            return self.digit is None
        if token in SMALL:
            return self._close_small(SMALL[token])
        return token in LARGE and self._close_large(LARGE[token])

    def figure(self) -> Figure:
        if self.digit is None:
            return Figure(Decimal(self.total + self.section), Decimal(self.step if self.after_large else 1))
        unit = 1 if self.after_zero else max(1, self.place // 10)
        return Figure(Decimal(self.total + self.section + self.digit * unit), Decimal(unit))

    def _close_small(self, unit: int) -> bool:
        if unit >= self.small:
            return False
        self.section += (1 if self.digit is None else self.digit) * unit
        self.digit, self.place, self.small = None, unit, unit
        self.after_zero = self.after_large = False
        return True

    def _close_large(self, unit: int) -> bool:
        """三亿五千万: the smaller unit adds; 一万亿, 四万万: the unit multiplies all before it."""
        section = self.section + (self.digit or 0)
        if self.after_large or self.total < unit:
            self.total = (self.total + section or 1) * unit
        else:
            self.total += (section or 1) * unit
        self.step = self.step * unit if self.after_large else unit
        self.section, self.digit, self.place, self.small = 0, None, unit, 10**4
        self.after_zero, self.after_large = False, True
        return True
