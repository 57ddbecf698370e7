"""Reports changed in one place at random, with what that change must do to the claims and to nothing else."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from govkb.engines.analysis import analyse
from govkb.knowledge import default_folder, load
from govkb.knowledge.places import Division
from govkb.model import Report
from govkb.reading import corpus_files, read
from govkb.resolution import ReportResult

WEIGHTS = {"figure": 40, "unit": 25, "approximator": 25, "place": 10}
"""The kinds of changes, and of a hundred how many are of each."""

FIELDS = ("quote", "value", "value_max", "bound", "unit", "measure", "subject", "time", "modality", "statistic")

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
ALIKE = ("名人位", "个项件处条", "户家", "次场", "支个")
"""Units of one length that can stand for each other in print; what they count stays what it is."""

NOT_BEFORE = {
    "人": "均才员民口大次",
    "位": "于置居列",
    "名": "称义录牌片",
    "项": "目",
    "件": "套",
    "处": "理置",
    "条": "例件款块",
    "家": "庭长属政访",
    "场": "所地景次",
    "次": "要序",
    "户": "均籍外口",
    "支": "部持出撑",
    "个": "人体",
}
NOT_INSIDE = ("%", "岁", "天", "年", "小时", "元/月")
"""Units before which 余 and 多 do not stand."""

PUT_BEFORE = {"约": "about", "近": "about", "超": "at_least"}
OTHER_WORDS = ("制约", "签约", "节约", "预约", "违约", "契约", "公约", "合约", "最近", "附近", "邻近", "临近", "靠近")
PUT_INSIDE = {"余": "at_least", "多": "at_least"}
SWAPPED = {"余": ("多", "at_least"), "超": ("近", "about"), "近": ("超", "at_least"), "约": ("近", "about"), "以上": ("以下", "at_most")}
TELLING = {"24", "365", "7", "1", "100"}
"""Numbers that are names or idioms in some surroundings (24小时值守), or the only ones of their kind (100%)."""


@dataclass(frozen=True)
class Mutant:
    """A changed text; `expected` are the values of the claims' fields afterwards, in order."""

    kind: str
    change: str
    text: str
    expected: list[dict[str, object]]


def fields_of(result: ReportResult) -> list[dict[str, object]]:
    """What is compared of the claims, in the order of print."""
    return [{name: getattr(claim, name) for name in FIELDS} for claim in sorted(result.claims, key=lambda one: one.start)]


class Page:
    """A report as read, and the claims that may be changed: printed in one piece, in a passage that is no repeat and is not repeated."""

    def __init__(self, result: ReportResult, divisions: Sequence[Division]) -> None:
        self.result = result
        self.divisions = divisions
        self.text = result.report.text
        self.claims = sorted(result.claims, key=lambda one: one.start)
        self.fields = fields_of(result)
        repeated = {passage.repeat_of for passage in result.layout.passages} | {
            p.position for p in result.layout.passages if p.repeat_of is not None
        }
        spans = [passage for passage in result.layout.passages if passage.position in repeated]
        self.own = [
            index
            for index, claim in enumerate(self.claims)
            if self.text[claim.start : claim.end] == claim.quote and not any(one.start <= claim.start < one.end for one in spans)
        ]

    def mutant(self, kind: str, rng: random.Random) -> Mutant | None:
        """A change of this kind at random, None where the claim drawn cannot take it."""
        index = rng.choice(self.own)
        return {"figure": self._figure, "unit": self._unit, "approximator": self._approximator, "place": self._place}[kind](index, rng)

    def _changed(self, kind: str, index: int, quote: str, **changes: object) -> Mutant:
        claim = self.claims[index]
        text = self.text[: claim.start] + quote + self.text[claim.end :]
        expected = [dict(one) for one in self.fields]
        expected[index] |= {"quote": quote, **changes}
        around = self.text[max(0, claim.start - 12) : claim.end + 8].replace("\n", "")
        return Mutant(kind, f"{claim.quote} → {quote} in …{around}…", text, expected)

    def _figure(self, index: int, rng: random.Random) -> Mutant | None:
        claim = self.claims[index]
        numbers = [match for match in NUMBER.finditer(claim.quote) if not match.group().startswith("0")]
        if not numbers:
            return None
        at = rng.randrange(len(numbers))
        old = numbers[at].group()
        new = _other_number(old, rng)
        field = "value" if at == 0 else "value_max"
        before = claim.value if at == 0 else claim.value_max
        if new is None or before is None or old in TELLING or (claim.unit == "%" and before == 100):
            return None
        after = before / Decimal(old) * Decimal(new)
        if claim.value_max is not None and not (after < claim.value_max if at == 0 else after > claim.value):
            return None
        start, end = numbers[at].span()
        return self._changed("figure", index, claim.quote[:start] + new + claim.quote[end:], **{field: after})

    def _unit(self, index: int, rng: random.Random) -> Mutant | None:
        claim = self.claims[index]
        group = next((group for group in ALIKE if claim.unit in group and claim.unit), None)
        if group is None or claim.quote.count(claim.unit) != 1:
            return None
        new = rng.choice([unit for unit in group if unit != claim.unit])
        if claim.quote.endswith(claim.unit) and self.text[claim.end : claim.end + 1] in tuple(NOT_BEFORE[new]):
            return None
        return self._changed("unit", index, claim.quote.replace(claim.unit, new), unit=new)

    def _approximator(self, index: int, rng: random.Random) -> Mutant | None:
        claim = self.claims[index]
        if claim.bound != "exact":
            return self._swapped(index)
        if "detached" in claim.reading.get("quantity", "") or not NUMBER.match(claim.quote):
            return None
        return self._put_before(index, rng) if rng.random() < 0.5 else self._put_inside(index, rng)

    def _swapped(self, index: int) -> Mutant | None:
        claim = self.claims[index]
        word = next((word for word in SWAPPED if claim.quote.count(word) == 1), None)
        if word is None or claim.bound == "range":
            return None
        new, bound = SWAPPED[word]
        return self._changed("approximator", index, claim.quote.replace(word, new), bound=bound)

    def _put_before(self, index: int, rng: random.Random) -> Mutant | None:
        claim = self.claims[index]
        word = rng.choice(sorted(PUT_BEFORE))
        if self.text[claim.start - 1 : claim.start] + word in OTHER_WORDS:
            return None
        return self._changed("approximator", index, word + claim.quote, bound=PUT_BEFORE[word])

    def _put_inside(self, index: int, rng: random.Random) -> Mutant | None:
        claim = self.claims[index]
        head = claim.quote.removesuffix(claim.unit)
        if not claim.unit or claim.unit in NOT_INSIDE or head == claim.quote or "." in head or head[-1] == "十":
            return None
        word = rng.choice(sorted(PUT_INSIDE))
        return self._changed("approximator", index, head + word + claim.unit, bound=PUT_INSIDE[word])

    def _place(self, index: int, rng: random.Random) -> Mutant | None:
        """The claim's place gets another name of its kind wherever the report prints it: all claims of that place change, and no other."""
        name = self.claims[index].subject
        stem, new = SUFFIX.sub("", name), self._other_stem(name, rng)
        if new is None or len(stem) != 2 or new in "".join(self.text.split()):
            return None
        text = re.sub(rf"{stem[0]}(\s*){stem[1]}", rf"{new[0]}\1{new[1]}", self.text)
        expected = [
            {key: value.replace(stem, new) if isinstance(value, str) else value for key, value in one.items()} for one in self.fields
        ]
        return Mutant("place", f"{name} → {name.replace(stem, new)}", text, expected)

    def _other_stem(self, name: str, rng: random.Random) -> str | None:
        """What another place of the level is called: a division beside it in the table, or, for small places, any name."""
        entity = next((one for one in self.result.entities if one.name == name and one.kind == "place"), None)
        if entity is None:
            return None
        if not entity.code:
            squeezed = "".join(self.text.split())
            is_own = squeezed.count(SUFFIX.sub("", name)) == squeezed.count(name)
            return rng.choice(STEMS) if is_own else None
        beside = [
            one.name
            for one in self.divisions
            if one.parent_code == entity.code[:4] + "00" and one.name[-1] == name[-1] and len(one.name) == 3
        ]
        return rng.choice([one[:2] for one in beside if one != name] or [None])


def pages(folder: Path, names: tuple[str, ...]) -> list[Page]:
    """The reports of a folder, read; all of them, or those whose names begin so."""
    knowledge = load(default_folder())
    paths = [path for path in corpus_files(folder) if not names or path.name.startswith(names)]
    divisions = knowledge.table(Division)
    return [Page(analyse(read(path, document=path.name), knowledge, segmenter="jieba"), divisions) for path in paths]


def mutants_of(drawn_from: Sequence[Page], number: int, seed: int) -> Iterator[tuple[Page, Mutant]]:
    """`number` mutants in all kinds, the same for the same seed."""
    rng = random.Random(seed)
    for kind in rng.choices(list(WEIGHTS), list(WEIGHTS.values()), k=number):
        drawn = ((page, page.mutant(kind, rng)) for page in iter(lambda: rng.choice(drawn_from), None))
        yield next((page, mutant) for page, mutant in drawn if mutant is not None)


@dataclass(frozen=True)
class Trial:
    """How many mutants of each kind were made, and those read otherwise than printed: kind, field, change, difference."""

    made: Counter[str] = field(default_factory=Counter)
    missed: tuple[tuple[str, str, str, str], ...] = ()

    def __add__(self, other: Trial) -> Trial:
        return Trial(self.made + other.made, self.missed + other.missed)

    @property
    def rate(self) -> float:
        return 1 - len(self.missed) / self.made.total()


def trial(folder: Path, names: tuple[str, ...], number: int, seed: int) -> Trial:
    """Read `number` mutants of the folder's reports."""
    knowledge = load(default_folder())
    made: Counter[str] = Counter()
    missed = []
    for page, mutant in mutants_of(pages(folder, names), number, seed):
        made[mutant.kind] += 1
        data = mutant.text.encode()
        old = page.result.report
        report = Report(old.document, mutant.text, "UTF-8", "text", sha256(data).hexdigest(), len(data), old.source)
        got = fields_of(analyse(report, knowledge, segmenter="jieba", claims_only=True))
        if got != mutant.expected:
            name, said = difference(mutant.expected, got)
            missed.append((mutant.kind, name, mutant.change, said))
    return Trial(made, tuple(missed))


def difference(expected: Sequence[dict[str, object]], got: Sequence[dict[str, object]]) -> tuple[str, str]:
    """The first field that differs and how, or that the number of claims does."""
    if len(expected) != len(got):
        return "number of claims", f"{len(expected)} became {len(got)}"
    pairs = ((one, other, name) for one, other in zip(expected, got, strict=True) for name in one)
    one, other, name = next(pair for pair in pairs if pair[0][pair[2]] != pair[1][pair[2]])
    return name, f"{one['quote']}: {other[name]!s}, expected {one[name]!s}"


def told(found: Trial) -> str:
    """The table of misses by kind and cause, and each of them."""
    kinds = Counter(kind for kind, *_ in found.missed)
    causes = Counter((kind, name) for kind, name, *_ in found.missed)
    lines = [f"{'kind':<14}{'read':>6}{'of':>6}  misread"]
    for kind in sorted(found.made):
        misread = ", ".join(f"{name} {count}" for (of, name), count in sorted(causes.items()) if of == kind)
        lines.append(f"{kind:<14}{found.made[kind] - kinds[kind]:>6}{found.made[kind]:>6}  {misread}")
    return "\n".join([*lines, *(f"  {kind}: {change}: {said}" for kind, _, change, said in found.missed)])


def _other_number(old: str, rng: random.Random) -> str | None:
    """Another number with as many digits on both sides of the point."""
    for _ in range(20):
        digits = [rng.choice("0123456789") if char.isdigit() else char for char in old]
        digits[0] = rng.choice("23456789")
        if digits[-1] == "0" and len(digits) > 1:
            digits[-1] = rng.choice("123456789")
        new = "".join(digits)
        if new != old and new not in TELLING and not new.startswith(("19", "20")):
            return new
    return None


STEMS = ["枫林", "青松", "云麓", "清源", "兰溪", "锦江", "石湾", "双桥", "白沙", "东湖", "朝霞", "梧桐"]
SUFFIX = re.compile("(街道|社区|自治县|自治州|县|区|市|镇|乡|村)$")
