"""Title, publisher, page, date and address of a report: from sources.csv, else from the file itself, each with where it stands.

Nothing is made up. A date needs its year: 本报石桥1月5日讯 alone dates nothing, unless the file's own date, a few days later at most, says which
January it was. Printed dates that contradict each other date nothing either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta

from govkb.model import Source
from govkb.reading.content import MADE, Clue, Content
from govkb.reading.corpus import SOURCES_FILE

FIELDS = ("title", *(field.name for field in fields(Source)))

_EDGE = 1500
"""Characters at the head and at the tail of a page among which its date and publisher are looked for."""

_LONGEST_LINE = 60
_OUTER = 3
"""Lines from either end among which a day standing alone is the page's."""

_LATEST_AFTER = timedelta(days=3)
"""A page is made up within this time after what it reports."""

_DATE = r"(?P<year>(?:19|20)\d\d)(?:年|[-/.])(?P<month>\d{1,2})(?:月|[-/.])(?P<day>\d{1,2})日?"
_ISO = re.compile(rf"\s*(?:{_DATE}(?!\d)|(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d))")
_PAGE = r"第?(?P<page>[A-Z]?\d{1,3})版"
_PAPER = r"《(?P<quoted>[^》]{2,12})》|(?P<bare>[\u4e00-\u9fff]{1,6}[日晚早时]报)(?![讯记])"
_OF_A_PAGE_LINE = re.compile(
    rf"{_DATE}|(?:星期|周)[一二三四五六日天]|农历[^，。\d]{{2,12}}|{_PAGE}(?:[:： ]?[\u4e00-\u9fff]{{2,6}})?|{_PAPER}"
    r"|(?:责任|值班)?(?:编辑|责编|美编|校对|版式)[:： ]?[\u4e00-\u9fff]{2,4}|\d{1,2}:\d\d(?::\d\d)?|[|｜·,，、\s]"
)
_FROM = re.compile(r"(?:来源|稿源|信息来源|文章来源)[:：](?P<publisher>[\u4e00-\u9fffA-Za-z]{2,20})")
_STAMP = re.compile(
    rf"(?:(?:发布|发表|更新)?(?:时间|日期)[:：] ?)?{_DATE}(?: ?\d{{1,2}}:\d\d(?::\d\d)?)?(?= ?(?:来源|稿源|作者|编辑|责任|点击|浏览|字体|$))"
)
_DATELINE = re.compile(
    r"(?:本报|新华社|中新社|新华网|人民网)[^，。；：“”\d\s]{0,12}\s*(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:讯|电|消息)"
)
_NEEDLESS = re.compile(r" (?=[^\x00-\x7f])|(?<=[^\x00-\x7f]) ")


def settle(source: Source, content: Content) -> tuple[Source, str, dict[str, str]]:
    """The source completed, the title, and for each field where it comes from. `source` is what sources.csv says, which goes first."""
    found = {name: Clue(name, value, SOURCES_FILE) for name in FIELDS if (value := getattr(source, name, ""))}
    made = [date.fromisoformat(clue.value) for clue in content.weak_clues if clue.name == MADE and clue.value]
    printed = (clue for text in (content.text, content.beside) for clue in printed_clues(text, made))
    for clue in (*content.clues, *printed, *content.weak_clues):
        if clue.name in FIELDS and clue.value and is_whole(clue.value):
            found.setdefault(clue.name, clue)
    told = {name: found[name].value for name in FIELDS if name in found}
    origins = {name: found[name].origin for name in FIELDS if name in found}
    if "published" not in found and (undated := _undated(content)):
        origins["published"] = undated
    return replace(source, **{name: value for name, value in told.items() if name != "title"}), told.get("title", ""), origins


def is_whole(text: str) -> bool:
    """Whether a text can be written down: an escape (\\ud800) can stand for half of a character, which no file can hold."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def iso_date(text: str) -> str:
    """The day that a text begins with (2026-01-05T08:00, 2026年1月5日, 20260105), ISO 8601; empty when there is none."""
    match = _ISO.match(text)
    if match is None:
        return ""
    parts = (match["year"], match["month"], match["day"]) if match["year"] else (match["y"], match["m"], match["d"])
    return _iso(*parts)


def printed_clues(text: str, made: Sequence[date] = ()) -> Iterator[Clue]:
    """What the lines of a page say of its paper, page and day. `made` are days on which the file was made; one may give a dateline its year."""
    lines = _edge_lines(text)
    found = [clue for at, line in enumerate(lines) for clue in _of_line(line, outer=at < _OUTER or at >= len(lines) - _OUTER)]
    for name in FIELDS:
        values = {clue.value: clue for clue in reversed(found) if clue.name == name}
        if len(values) == 1:
            yield from values.values()
    days = {(day, match[0]) for match in _datelines(text) if (day := _day_of(match, made))}
    if len({day for day, _ in days}) == 1:
        day, words = min(days)
        yield Clue("published", day, f"dateline “{''.join(words.split())}”")


def _edge_lines(text: str) -> list[str]:
    """Short lines at the two ends of a page, blanks taken out where Chinese has none."""
    edges = text if len(text) <= 2 * _EDGE else f"{text[:_EDGE]}\n{text[-_EDGE:]}"
    lines = (_NEEDLESS.sub("", " ".join(line.split())) for line in edges.splitlines())
    return [line for line in lines if line]


def _of_line(line: str, *, outer: bool) -> Iterator[Clue]:
    """Clues of a line made of nothing but what a page says of itself, or of a web page's line of date and source.

    A day alone is the page's only where the line is an `outer` one; elsewhere it heads a part of the report.
    """
    if len(line) > _LONGEST_LINE:
        return
    if _OF_A_PAGE_LINE.sub("", line) == "":
        if outer or re.fullmatch(_DATE, line) is None:
            yield from _of_page_line(line)
        return
    stamp, publisher = _STAMP.match(line), _FROM.search(line)
    if stamp is not None and (published := _iso(stamp["year"], stamp["month"], stamp["day"])):
        yield Clue("published", published, f"line “{line}”")
    if publisher is not None and (stamp is not None or publisher.start() == 0):
        yield Clue("publisher", publisher["publisher"], f"line “{line}”")


def _of_page_line(line: str) -> Iterator[Clue]:
    day, page, paper = re.search(_DATE, line), re.search(_PAGE, line), re.search(_PAPER, line)
    if day is not None and (published := _iso(day["year"], day["month"], day["day"])):
        yield Clue("published", published, f"page line “{line}”")
        if paper is not None:
            yield Clue("publisher", paper["quoted"] or paper["bare"], f"page line “{line}”")
    if page is not None:
        yield Clue("page", page["page"], f"page line “{line}”")


def _datelines(text: str) -> Iterator[re.Match[str]]:
    """Datelines that open a paragraph."""
    for match in _DATELINE.finditer(text):
        before = text[max(0, match.start() - 3) : match.start()].rstrip(" \t\u3000\u00a0(（【")
        if match.start() == 0 or before == "" or before[-1] in "\n\r。”":
            yield match


def _day_of(match: re.Match[str], made: Sequence[date]) -> str:
    if match["year"]:
        return _iso(match["year"], match["month"], match["day"])
    for file_day in made:
        for year in (file_day.year, file_day.year - 1):
            day = _iso(str(year), match["month"], match["day"])
            if day and timedelta() <= file_day - date.fromisoformat(day) <= _LATEST_AFTER:
                return day
    return ""


def _undated(content: Content) -> str:
    """Why a dateline dates nothing."""
    first = next(_datelines(content.text), None)
    return "" if first is None else f"not known: dateline “{''.join(first[0].split())}” names no year, or others contradict it"


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
