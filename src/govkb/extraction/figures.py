"""The value of a printed numeral, exactly: Arabic, Chinese, and Arabic with a Chinese multiplier (4.18万, 3千万)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

DIGITS = {
    char: value
    for value, chars in enumerate(("零〇○", "一壹", "二两贰俩", "三叁仨", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for char in chars
}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "廿": 20, "卅": 30}
LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

ARABIC = "0-9０-９"
CHINESE = "".join(DIGITS) + "".join(SMALL) + "".join(LARGE)

_LONGEST = 40
"""A longer run of digits is a code or noise, no figure."""

_HALF_WIDTH = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")


@dataclass(frozen=True, slots=True)
class Figure:
    """A value and the size of one unit of its last printed digit: 4.18万 is 41800 with a step of 100; 1705 has a step of 1."""

    value: Decimal
    step: Decimal


def half_width(text: str) -> str:
    """Full-width digits and marks as their half-width forms, one to one."""
    return text.translate(_HALF_WIDTH)


def arabic(text: str, multiplier: str = "") -> Figure | None:
    """`1,705` or `4.18` times the Chinese `multiplier` (万, 千万, empty for none)."""
    digits = half_width(text).replace(",", "")
    if len(digits) > _LONGEST or not digits.replace(".", "", 1).isdigit():
        return None
    value = Decimal(digits)
    factor = multiplier_value(multiplier)
    decimals = len(digits.partition(".")[2])
    return Figure(value * factor, factor * Decimal(1).scaleb(-decimals))


def multiplier_value(text: str) -> Decimal:
    """The product of multipliers in a row: 千万 is 10,000,000, the empty text 1."""
    factor = 1
    for char in text:
        factor *= SMALL.get(char) or LARGE[char]
    return Decimal(factor)


def chinese(text: str) -> Figure | None:
    """The value of a Chinese numeral (二百三十, 一千零五, 三万五, 二〇二五, 三点五), or None when it is none."""
    whole, point, fraction = text.partition("点")
    if len(text) > _LONGEST or (point and not fraction):
        return None
    decimals = [DIGITS[char] for char in fraction if char in DIGITS]
    multiplier = fraction.lstrip("".join(DIGITS))
    if any(char not in LARGE and char not in SMALL for char in multiplier):
        return None
    value = _integer(whole)
    if value is None:
        return None
    scaled = Decimal(value) + Decimal(int("".join(map(str, decimals)) or "0")).scaleb(-len(decimals))
    factor = multiplier_value(multiplier)
    step = Decimal(1).scaleb(-len(decimals)) * factor if decimals else Decimal(_trailing_unit(whole))
    return Figure(scaled * factor, step)


def _integer(text: str) -> int | None:
    if not text:
        return None
    if all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    total = section = 0
    digit: int | None = None
    last_unit = 1
    for char in text:
        if char in DIGITS:
            if digit is not None and digit != 0:
                return None
            digit = DIGITS[char]
            last_unit = 1 if char in "零〇○" else last_unit
        elif char in SMALL:
            section += (1 if digit is None else digit) * SMALL[char]
            digit, last_unit = None, SMALL[char]
        elif char in LARGE:
            section += digit or 0
            total = _raise(total, section or (0 if total else 1), LARGE[char])
            section, digit, last_unit = 0, None, LARGE[char]
        else:
            return None
    if digit is not None:
        section += digit * max(1, last_unit // 10)
    return total + section


def _raise(total: int, section: int, unit: int) -> int:
    """三亿五千万: the smaller unit adds; 一万亿: the larger one multiplies all before it."""
    return (total + section) * unit if total < unit else total + section * unit


def _trailing_unit(text: str) -> int:
    """The unit of the last printed digit of a Chinese integer: 三百 1 (a full count), 三万 10000 (a rounded one)."""
    step = 1
    for char in reversed(text):
        if char not in LARGE:
            break
        step *= LARGE[char]
    return step
