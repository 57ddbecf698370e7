"""Invented places, 云岭省 › 青禾市 › 临溪区 › 柳堤街道 › 梧桐社区: no real table has them, a table made here has some of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from random import Random

_FIRST = "青临柳云沙松桐砚霞汀岚芦枫梧榆栖墨渔鹿槐芷蓼荻"
_SECOND = "禾洲湾泉屏堰岗原台澜峤陂墟"
_KINDS = ("县", "县", "县", "区", "区", "市", "苗族自治县")
_PREFECTURES = 12
_COUNTIES = 8

Row = tuple[str, str, str, str, str]
"""A row of a table of divisions: code, name, short, level, parent_code."""


@dataclass(frozen=True)
class Place:
    """A county and the names below it. `short` is how its people call it in running text, `whole` their word for all of it, `neighbour` a county
    of the same prefecture.
    """

    province: str
    prefecture: str
    name: str
    short: str
    whole: str
    streets: tuple[str, ...]
    code: str = ""
    neighbour: str = ""

    @property
    def chain(self) -> str:
        return self.province + self.prefecture + self.name


def make_places(random: Random, count: int, *, listed: bool) -> list[Place]:
    """Counties of one prefecture: of the table, or of a province that no table knows."""
    if listed:
        return random.sample(_listed()[random.randrange(_PREFECTURES)], count)
    stems = _stems(random)
    return _counties(random, "沧浪省", stems.pop() + "市", stems, count)


@cache
def divisions() -> tuple[Row, ...]:
    """The rows of the table that knows the listed places."""
    rows = [("990000", "云岭省", "云岭", "province", "")]
    for number, counties in enumerate(_listed(), start=1):
        code = f"99{number:02}00"
        rows.append((code, counties[0].prefecture, counties[0].prefecture[:-1], "prefecture", "990000"))
        rows += [(f"{code[:4]}{place.code}", place.name, place.name[:2], "county", code) for place in counties]
    return tuple(rows)


@cache
def _listed() -> tuple[list[Place], ...]:
    random = Random(99)
    stems = _stems(random)
    return tuple(_counties(random, "云岭省", stems.pop() + "市", stems, _COUNTIES) for _ in range(_PREFECTURES))


def _stems(random: Random) -> list[str]:
    stems = [first + second for first in _FIRST for second in _SECOND]
    random.shuffle(stems)
    return stems


def _counties(random: Random, province: str, prefecture: str, stems: list[str], count: int) -> list[Place]:
    places = [_county(random, province, prefecture, stems, f"{number + 1:02}") for number in range(count)]
    others = [*(place.name for place in places[1:]), stems.pop() + "县"]
    return [replace(place, neighbour=other) for place, other in zip(places, others, strict=True)]


def _county(random: Random, province: str, prefecture: str, stems: list[str], code: str) -> Place:
    stem, kind = stems.pop(), random.choice(_KINDS)
    town = "街道" if kind == "区" else random.choice(("街道", "镇"))
    streets = tuple(f"{random.choice(_FIRST)}堤{town}{random.choice(_FIRST)}园社区" for _ in range(2))
    return Place(province, prefecture, stem + kind, stem + kind[-1], "全" + kind[-1], streets, code)
