"""What a figure counts: the noun phrase behind its number (1705个网格), before it (市民驿站12个), or the event it tells of (连续奋战72小时)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from govkb.extraction.before import PER_HEAD, phrase_before
from govkb.extraction.behind import LONGEST, event_behind, phrase_behind
from govkb.extraction.phrases import NO_PHRASE, SHARES, MeasureGrammar, Phrase
from govkb.model import Quantity

BEHIND = "measure-behind：数字后的名词"
BEFORE = "measure-before：数字前的名词"
EVENT = "measure-event：数字所在的动作"
DIVIDED = "measure-divided：按此数划分的事物"
RATE = "measure-rate：每万人等基数与所计的事物"
HEAD = "measure-head：与后一数字共用中心词"
NEXT = "measure-next：与紧接的后一数字同一对象"
SHARED = "measure-shared：与前一数字同一对象"
CLASS = "measure-class：前一数字所划的一类"
LISTED = "measure-listed：以“等”收尾的列举所属的名词"
OFFICE = "measure-office：以单位指称的人所任的职务"
PURPOSE = "measure-purpose：数字所用于的事"
TOPIC = "measure-topic：前一分句末的名词"
NONE = "measure-none：没有找到计量对象"

_BODIES = ("党工委", "党委", "党组织", "党支部", "党总支", "支部", "委员会", "单位", "部门", "企业", "机关")
_PEOPLE = ("人", "名", "位")
_HOUSEHOLDS = ("户", "家")
_BETWEEN = ("", "共", "、共", "，共", "共计")
_DIVIDES = re.compile(r"(?:左右)?为(?:一个|单位|标准|规模)?(?:单位|标准)?(?:划分|设置|划定|组建|划设|设立|调整|优化)")
_CLOSED = re.compile(
    r"[^，。；：、0-9“”]{2,16}(?:、[^，。；：、0-9“”]{2,16}){1,4}?等(?![级候待距到]|[一-龥]{0,2}(?:方式|形式|办法|途径|措施|举措|模式|做法|渠道))(?=[\u4e00-\u9fff])"
)
_TAKES = re.compile("[^，。；：]{2,60}?(?:担任|兼任|出任|当选为?|受聘为)")
_THEIRS = re.compile("[^，。；：]{2,40}?的((?:[^，。；：、的和]{0,4})(?:负责人|负责同志|代表|书记|成员|干部|党员|骨干))")
_PURPOSE = re.compile("专门?用于|用于|用来")
_CLAUSE_END = re.compile("[，,；;：:]")


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as printed (empty when none was found), and the rule that found it."""

    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Figures:
    """A passage's text, its quantities in order, where names of places end in it and where times stand: what bounds a measure's reach."""

    text: str
    quantities: Sequence[Quantity]
    place_ends: Sequence[int]
    times: Sequence[tuple[int, int]]

    def reach(self, sentence: tuple[int, int], at: int) -> tuple[int, int]:
        """How far to both sides the measure of quantity `at` can stand: in its sentence, between its neighbours, behind the last place."""
        quantity = self.quantities[at]
        before = self.quantities[at - 1].end if at else 0
        place = bisect_right(self.place_ends, quantity.start)
        left = max(sentence[0], before, self.place_ends[place - 1] if place else 0)
        following = self.quantities[at + 1].start if at + 1 < len(self.quantities) else len(self.text)
        return left, min(sentence[1], following)

    def times_in(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """The expressions of time that begin in [start, end)."""
        return self.times[bisect_left(self.times, (start, 0)) : bisect_left(self.times, (end, 0))]


@dataclass(frozen=True, slots=True)
class Earlier:
    """Measures that stand before a figure and may be its own: of the figure before it in its sentence, of the last one in its unit there, and
    of the last one in its unit in the passage. Empty where there is none."""

    last: str = ""
    same_unit: str = ""
    in_passage: str = ""


def find_measure(figures: Figures, sentence: tuple[int, int], at: int, earlier: Earlier, grammar: MeasureGrammar) -> Measure:
    """The measure of quantity `at`, which stands in `sentence`."""
    site = _Site(figures, sentence, at, grammar)
    return next((measure for measure in _candidates(site, earlier) if measure.text), Measure("", NONE))


@dataclass(frozen=True, slots=True)
class _Site:
    """A quantity where it stands."""

    figures: Figures
    sentence: tuple[int, int]
    at: int
    grammar: MeasureGrammar

    @property
    def text(self) -> str:
        return self.figures.text

    @property
    def quantity(self) -> Quantity:
        return self.figures.quantities[self.at]

    @property
    def reach(self) -> tuple[int, int]:
        return self.figures.reach(self.sentence, self.at)

    @property
    def following(self) -> Quantity | None:
        """The next quantity of the passage."""
        return self.figures.quantities[self.at + 1] if self.at + 1 < len(self.figures.quantities) else None


def _candidates(site: _Site, earlier: Earlier) -> Iterator[Measure]:
    """What the figure can measure, the likeliest first; empty ones are to be passed over."""
    quantity, grammar = site.quantity, site.grammar
    left, right = site.reach
    divided = _DIVIDES.match(site.text, quantity.end, right)
    if divided is not None:
        yield Measure(phrase_behind(site.text, divided.end(), right, "", grammar).text, DIVIDED)
    yield Measure(_listed(site), LISTED)
    before = phrase_before(site.text, left, quantity, site.figures.times_in(left, quantity.start), grammar)
    behind = _behind(site, before)
    is_named_before = before.text != "" and not before.is_verbal
    is_told_behind = behind.is_verbal or (before.is_object and behind.is_action)
    if behind.text:
        yield Measure(_shared_head(site, behind.text), HEAD)
        yield Measure(_office(site, behind.text), OFFICE)
    if behind.text and PER_HEAD.match(before.text):
        yield Measure(before.text + behind.text, RATE)
    if not (is_told_behind and is_named_before):
        yield Measure(behind.text, BEHIND)
    if grammar.is_kind_of_place(before.text):
        yield Measure(earlier.same_unit, SHARED)
    if is_named_before:
        yield Measure(before.text, BEFORE)
    yield from _elsewhere(site, earlier, before)


def _behind(site: _Site, before: Phrase) -> Phrase:
    """The phrase behind the quantity, that before it being known. A share has only a noun there (三分之二业主), or one that 的 leads to."""
    found = phrase_behind(site.text, site.quantity.end, site.reach[1], site.quantity.unit, site.grammar)
    is_led_to = site.text.startswith("的", site.quantity.end)
    is_noun = len(found.text) > 1 and not (found.is_verbal or found.is_action)
    if site.quantity.unit in SHARES and before.text and not (is_noun or is_led_to):
        return NO_PHRASE
    return found


def _elsewhere(site: _Site, earlier: Earlier, event: Phrase) -> Iterator[Measure]:
    """What a figure with no noun beside it can measure."""
    left, right = site.reach
    unit, is_share = site.quantity.unit, site.quantity.unit in SHARES
    yield Measure(_next_in_row(site), NEXT)
    if site.at and left == site.figures.quantities[site.at - 1].end and site.text[left : site.quantity.start] == "的":
        yield Measure(site.figures.quantities[site.at - 1].text, CLASS)
    if (purpose := _PURPOSE.match(site.text, site.quantity.end, right)) is not None:
        yield Measure(phrase_behind(site.text, purpose.end(), right, "", site.grammar).text, PURPOSE)
    if site.grammar.tells(unit):
        yield Measure(event.text, EVENT)
    yield Measure(earlier.last if is_share else earlier.same_unit, SHARED)
    if unit in (*_PEOPLE, *_HOUSEHOLDS) or site.grammar.words.groups.get(unit) == "duration":
        yield Measure(event_behind(site.text, site.quantity.end, right), EVENT)
    if event.text:
        yield Measure(earlier.in_passage, SHARED)
    yield Measure(_topic(site), TOPIC)
    yield Measure(earlier.last or earlier.in_passage, SHARED)
    yield Measure(event.text, EVENT)


def _listed(site: _Site) -> str:
    """The noun behind 等 that closes a list of examples or of qualities (15处门面老旧、设施不全等商铺)."""
    closed = _CLOSED.match(site.text, site.quantity.end, site.reach[1])
    if closed is None:
        return ""
    found = phrase_behind(site.text, closed.end(), site.reach[1], site.quantity.unit, site.grammar)
    return "" if found.is_verbal or found.is_action else found.text


def _office(site: _Site, bodies: str) -> str:
    """Of people told by the bodies that they come from: the office they take (30名驻区单位、物业公司的负责人…担任委员), else what they are there."""
    if site.quantity.unit not in _PEOPLE or not bodies.endswith(_BODIES):
        return ""
    right = site.reach[1]
    taken = _TAKES.match(site.text, site.quantity.end, right)
    if taken is not None:
        return phrase_behind(site.text, taken.end(), right, site.quantity.unit, site.grammar).text
    people = _THEIRS.match(site.text, site.quantity.end, right)
    return "" if people is None else people.group(1)


def _next_in_row(site: _Site) -> str:
    """The measure of the quantity printed right behind this one, of the same things (3566户共8290人)."""
    following = site.following
    if following is None or site.text[site.quantity.end : following.start] not in _BETWEEN:
        return ""
    right = site.figures.reach(site.sentence, site.at + 1)[1]
    return phrase_behind(site.text, following.end, right, following.unit, site.grammar).text or event_behind(
        site.text, following.end, right
    )


def _topic(site: _Site) -> str:
    """The noun that ends the clause before the figure's own, no figure standing between."""
    start = site.quantity.start
    left = max(site.sentence[0], site.figures.quantities[site.at - 1].end if site.at else 0)
    marks = [match.start() for match in _CLAUSE_END.finditer(site.text, max(left, start - 2 * LONGEST), start)]
    if not marks:
        return ""
    before = replace(site.quantity, start=marks[-1], end=marks[-1])
    return phrase_before(site.text, left, before, site.figures.times_in(left, marks[-1]), site.grammar).text


def _shared_head(site: _Site, phrase: str) -> str:
    """`phrase` with the head noun that it shares with the next figure, where it counts people but names their body.

    356名街道党工委和2245名社区党组织兼职委员 counts 街道党工委兼职委员. Empty where nothing is shared.
    """
    following = site.following
    if following is None or site.quantity.unit not in _PEOPLE or not phrase.endswith(_BODIES):
        return ""
    if following.unit != site.quantity.unit or site.text[following.start - 1] not in "和及、":
        return ""
    other = phrase_behind(site.text, following.end, min(len(site.text), following.end + LONGEST), following.unit, site.grammar).text
    body = max((other.rfind(name) + len(name) for name in _BODIES if name in other), default=0)
    return phrase + other[body:] if 0 < body < len(other) else ""
