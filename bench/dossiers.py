"""Made-up reports on made-up counties, and what there is to find in them.

Each county has a dossier: two articles by different hands that share some indicators, here and there a third file that prints the first article
again with some characters changed, and a paragraph that its own report prints twice. What the two say of each shared indicator is decided first
(they agree, one rounds, the years differ, the scopes differ, one of several figures differs, both cannot hold), so that the findings are known.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from decimal import Decimal

from govkb.knowledge import Knowledge
from govkb.knowledge.indicators import Indicator, IndicatorFile, indicators_in
from govkb.model import Article, Bound, ClaimRecord, Layout, Modality, Passage, PassageKind, Report, Run, Source, Statistic, make_id
from govkb.reconciliation import Reconciled
from govkb.resolution import ReportResult
from govkb.resolution.result import ArticleRecord, EntityRecord, passage_id

INDICATORS = 80
COUNTIES_A_PREFECTURE = 100
SENTENCES_A_PASSAGE = 4
REPRINTED, CHANGED = 0.25, 0.04
"""Share of dossiers whose first article is printed again, and of its characters that are others there."""

_END_OF_2024 = ("截至2024年底", "", "2024-12-31")
_END_OF_2025 = ("截至2025年底", "", "2025-12-31")
_UNDATED = ("", "", "")
_NAMES = ("云石青禾临枫松柳梅竹兰桂丹玉金银铜白黑赤碧翠", "溪岭桥河湖江川泉塘坪坝岗峰谷湾洲滩渡浦港", "东西南北中上下前后里外新旧大小")
_HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 2_500)]
_CLAUSE = (
    ("街道干部", "社区书记", "老党员", "网格员", "志愿者", "驻村队员", "物业经理", "楼栋长", "退休教师", "返乡青年", "医生", "民警"),
    (
        "挨家挨户",
        "利用周末",
        "冒着小雨",
        "赶在入冬前",
        "按照清单",
        "带着图纸",
        "分成小组",
        "一连几天",
        "白天黑夜",
        "手把手",
        "面对面",
        "轮流",
    ),
    ("听取意见", "排查隐患", "清理杂物", "登记需求", "讲解办法", "修补路面", "更换灯具", "看望老人", "调解争执", "核对账目", "搬运物资"),
    ("群众很满意", "院子变了样", "路也好走了", "问题少了一半", "邻里更亲近", "大家都夸好", "事情有了着落", "心里踏实了", "干劲更足了"),
)
_PURPOSES = ("面向村干部定向", "面向社区书记专项", "为老旧院落集中", "为易地搬迁点补充")

Key = tuple[str, str, str, frozenset[str]]
"""What a finding is told by: relation, subject, indicator, and the quotes that stand against each other."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it is printed: what it counts, how many, how exactly, when, of what scope, for what purpose.

    Before it and behind it stand so many `words` of a formula that many sentences have, and so many characters of `free` text.
    """

    indicator: Indicator
    value: int
    time: tuple[str, str, str] = _UNDATED
    bound: Bound = Bound.EXACT
    scope: str = ""
    purpose: str = ""
    modality: Modality = Modality.REPORTED
    resolved: bool = True
    words: int = 4
    free: int = 8

    @property
    def quote(self) -> str:
        return f"{self.value}{'余' if self.bound is Bound.AT_LEAST else ''}{self.indicator.units[0]}"


def told(found: Reconciled) -> set[Key]:
    """The findings as they are told in a corpus."""
    return {
        (str(one.relation), one.subject_id, one.indicator_id, frozenset(claim.quote for claim in (*one.a, *one.b)))
        for one in found.findings
    }


@dataclass(slots=True)
class Corpus:
    """Reports, and what is to be found in them: `planted` exactly, `reprinted` but for what is changed beyond recognition."""

    results: list[ReportResult] = field(default_factory=list)
    planted: set[Key] = field(default_factory=set)
    reprinted: set[Key] = field(default_factory=set)
    counties: int = 0

    @property
    def claims(self) -> int:
        return sum(len(result.claims) for result in self.results)


def corpus(claims: int, knowledge: Knowledge, seed: int = 1) -> Corpus:
    """Dossiers with at least so many claims in all."""
    chance = random.Random(seed)
    known = [one for file in knowledge.all(IndicatorFile) for one in indicators_in(file) if one.kind in {"stock", "flow"} and one.units]
    indicators = sorted(known, key=lambda one: one.id)[:INDICATORS]
    made = Corpus()
    count = 0
    while count < claims:
        before = len(made.results)
        if made.counties % COUNTIES_A_PREFECTURE == 0:
            _prefecture(made, indicators, chance)
        _dossier(made, indicators, chance)
        count += sum(len(result.claims) for result in made.results[before:])
    return made


def _prefecture(made: Corpus, indicators: Sequence[Indicator], chance: random.Random) -> None:
    """Its figures are larger than those of all its counties."""
    figures = [Figure(one, chance.randrange(100_000, 900_000)) for one in chance.sample(indicators, 12)]
    _print(made, _place(made.counties // COUNTIES_A_PREFECTURE, "市"), "", figures, chance)


def _dossier(made: Corpus, indicators: Sequence[Indicator], chance: random.Random) -> None:
    number = made.counties
    made.counties += 1
    place, above = _place(number, "县"), _place(number // COUNTIES_A_PREFECTURE, "市")
    chosen = iter(chance.sample(indicators, 15))
    first = [Figure(next(chosen), _some(chance), time=chance.choice((_UNDATED, _END_OF_2025))) for _ in range(3)]
    second = [Figure(next(chosen), _some(chance)) for _ in range(3)]
    for plant in (_agree, _agree, _agree, _conflict, _update, _rounded, _scopes, _several, _norms):
        for relation, a, b in plant(next(chosen), chance):
            first += [a] if a not in first else []
            second.append(b)
            if relation:
                made.planted.add((relation, _id(place), a.indicator.id, frozenset((a.quote, b.quote))))
    first.append(replace(first[0], value=_some(chance), resolved=False))
    original = _print(made, place, above, first, chance)
    _print(made, place, above, second, chance)
    if chance.random() < REPRINTED:
        _again(made, original, {figure.indicator.id for figure in second}, chance)


Plant = list[tuple[str, Figure, Figure]]


def _agree(one: Indicator, chance: random.Random) -> Plant:
    figure = Figure(one, _some(chance), time=chance.choice((_UNDATED, _END_OF_2025)))
    return [("agree", figure, figure)]


def _conflict(one: Indicator, chance: random.Random) -> Plant:
    a = Figure(one, _some(chance), time=chance.choice((_UNDATED, _END_OF_2025)))
    return [("conflict", a, replace(a, value=a.value + chance.randrange(1, 40)))]


def _update(one: Indicator, chance: random.Random) -> Plant:
    a = Figure(one, _some(chance), time=_END_OF_2024)
    return [("update", a, replace(a, value=a.value + chance.randrange(1, 400), time=_END_OF_2025))]


def _rounded(one: Indicator, chance: random.Random) -> Plant:
    a = Figure(one, _some(chance))
    return [("compatible", a, replace(a, value=a.value // 100 * 100, bound=Bound.AT_LEAST))] if a.value % 100 else []


def _scopes(one: Indicator, chance: random.Random) -> Plant:
    a = Figure(one, _some(chance), scope="城市")
    return [("scope", a, replace(a, value=a.value + 7, scope="农村"))]


def _several(one: Indicator, chance: random.Random) -> Plant:
    """Two figures of one article under one indicator, each for its own purpose; of the other article one is the same and one is not."""
    purposes = chance.sample(_PURPOSES, 2)
    same, a = (Figure(one, _some(chance), purpose=purpose) for purpose in purposes)
    other = same.value + 3 if same.value == a.value else a.value
    a = replace(a, value=other)
    return [("agree", same, same), ("conflict", a, replace(a, value=other + 1_000_000))]


def _norms(one: Indicator, chance: random.Random) -> Plant:
    """Rules are not compared."""
    a = Figure(one, _some(chance), modality=Modality.NORM)
    return [("", a, replace(a, value=a.value + 1))]


def _some(chance: random.Random) -> int:
    return chance.randrange(100, 5_000)


def _place(number: int, kind: str) -> str:
    """A name of its own for each number."""
    name = ""
    for syllables in _NAMES:
        number, at = divmod(number, len(syllables))
        name += syllables[at]
    return name + kind


def _id(place: str) -> str:
    return make_id("entity", place)


def _print(made: Corpus, place: str, above: str, figures: Sequence[Figure], chance: random.Random) -> ReportResult:
    """One more report, its figures in any order; one in five prints its first paragraph twice."""
    twice = chance.random() < 0.2
    paragraphs = in_paragraphs(chance.sample(figures, len(figures)))
    made.results.append(printed(len(made.results), (place, above), paragraphs, chance, twice=twice))
    claims = [claim for claim in made.results[-1].claims if claim.repeat]
    made.reprinted |= {("repeat", claim.subject_id, claim.indicator_id, frozenset((claim.quote,))) for claim in claims}
    return made.results[-1]


def in_paragraphs(figures: Sequence[Figure]) -> list[Sequence[Figure]]:
    """Some figures to a paragraph."""
    return [figures[at : at + SENTENCES_A_PASSAGE] for at in range(0, len(figures), SENTENCES_A_PASSAGE)]


def printed(
    number: int, where: tuple[str, str], paragraphs: Sequence[Sequence[Figure]], chance: random.Random, *, twice: bool = False
) -> ReportResult:
    """A report with one article on a place and the place above it, each figure in a sentence of its own; its first paragraph `twice`."""
    place, above = where
    worded = [[(one, _words(one, place, chance)) for one in paragraph] for paragraph in paragraphs]
    report = Report(f"r{number:06}.txt", "", "utf-8", "text", "0", 0, Source())
    passages: list[Passage] = []
    claims: list[ClaimRecord] = []
    begin = 0
    for position, paragraph in enumerate([*worded, worded[0]] if twice else worded):
        text = ""
        for figure, words_around in paragraph:
            claims.append(_claim(figure, words_around, _Spot(report, place, position, begin, len(text))))
            text += figure.quote.join(words_around)
        repeat_of = 0 if position == len(worded) else None
        passages.append(Passage(position, PassageKind.BODY, text, (Run(0, begin, len(text)),), 1, "段落", repeat_of))
        begin += len(text)
    if twice:
        first, again = claims[: len(worded[0])], claims[-len(worded[0]) :]
        claims[-len(worded[0]) :] = [replace(claim, repeat=True, repeat_of=one.id) for claim, one in zip(again, first, strict=True)]
    kinds = [(place, "county", above), (above, "prefecture", "")] if above else [(place, "prefecture", "")]
    entities = tuple(EntityRecord(_id(name), "place", name, level, "", _id(up) if up else "", name) for name, level, up in kinds)
    articles = (ArticleRecord(make_id("article", report.document, 1), 1, place, "", _id(place), 0, "唯一"),)
    layout = Layout((Article(1, place, place, "唯一"),), tuple(passages))
    return ReportResult(report, layout, articles, (), entities, (), (), (), (), tuple(claims))


def _words(figure: Figure, place: str, chance: random.Random) -> tuple[str, str]:
    """What a sentence says before and behind its figure."""
    formulas = ("".join(map(chance.choice, _CLAUSE[: figure.words])) for _ in range(2))
    lead, behind = (formula + "".join(chance.choices(_HAN, k=figure.free)) for formula in formulas)
    verb = chance.choice(("共有", "现有", "累计", "已有", "达到"))
    return f"{lead}。{figure.time[0]}{place}{figure.purpose}{figure.scope}{figure.indicator.name}{verb}", f"，{behind}。"


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a sentence stands: in the passage at `position`, which begins at `begin` of the report, from `offset` of its text on."""

    report: Report
    place: str
    position: int
    begin: int
    offset: int


def _claim(figure: Figure, words: tuple[str, str], spot: _Spot) -> ClaimRecord:
    before, behind = words
    lead = before.index("。") + 1
    start = spot.offset + len(before)
    end = start + len(figure.quote)
    report, place, begin = spot.report, spot.place, spot.begin
    value = Decimal(figure.value)
    return ClaimRecord(
        id=make_id("claim", report.document, begin + start, begin + end),
        document=report.document,
        report_id=report.id,
        article_id=make_id("article", report.document, 1),
        article=1,
        title=place,
        passage_id=passage_id(report, spot.position),
        start=begin + start,
        end=begin + end,
        text_start=start,
        text_end=end,
        quote=figure.quote,
        value=value,
        value_max=None,
        low=value,
        high=None if figure.bound is Bound.AT_LEAST else value,
        bound=figure.bound,
        unit=figure.indicator.units[0],
        measure=figure.indicator.name,
        indicator_id=figure.indicator.id,
        indicator=figure.indicator.name,
        subject=place,
        subject_id=_id(place) if figure.resolved else "",
        scope=figure.scope,
        time=figure.time[0],
        period_start=figure.time[1],
        period_end=figure.time[2],
        modality=figure.modality,
        statistic=Statistic.TOTAL,
        repeat=False,
        repeat_of="",
        sentence=before[lead:] + figure.quote + behind,
        sentence_start=spot.offset + lead,
        sentence_end=end + len(behind),
        reading={},
    )


def _again(made: Corpus, original: ReportResult, shared: Set[str], chance: random.Random) -> None:
    """The same text in another file, some of its characters changed, and one digit of a figure on an indicator that is not `shared`."""
    alone = [one for one in original.claims if not one.repeat and one.subject_id and one.modality is Modality.REPORTED]
    misprinted = chance.choice([claim for claim in alone if claim.indicator_id not in shared])
    copy = again(original, len(made.results), chance, CHANGED)
    claims = tuple(
        replace(claim, **_altered(claim)) if misprinted.id in (first.id, first.repeat_of) else claim
        for claim, first in zip(copy.claims, original.claims, strict=True)
    )
    for claim in original.claims:
        if claim.id == misprinted.id:
            made.planted.add(("conflict", claim.subject_id, claim.indicator_id, frozenset((claim.quote, _altered(claim)["quote"]))))
        elif not claim.repeat:
            made.reprinted.add(("repeat", claim.subject_id, claim.indicator_id, frozenset((claim.quote,))))
    made.results.append(replace(copy, claims=claims))


def again(original: ReportResult, number: int, chance: random.Random, changed: float) -> ReportResult:
    """The same text in another file, that share of its characters changed, its figures as they are."""
    report = replace(original.report, document=f"r{number:06}.txt")
    figures: defaultdict[str, set[int]] = defaultdict(set)
    for claim in original.claims:
        figures[claim.passage_id].update(range(claim.text_start, claim.text_end))
    passages, texts, moved = [], {}, {}
    for passage in original.layout.passages:
        id_ = passage_id(original.report, passage.position)
        kept = [
            chance.choice(_HAN) if at not in figures[id_] and chance.random() < changed else char for at, char in enumerate(passage.text)
        ]
        texts[id_], moved[id_] = "".join(kept), passage_id(report, passage.position)
        passages.append(replace(passage, text=texts[id_]))
    ids = {claim.id: make_id("claim", report.document, claim.start, claim.end) for claim in original.claims}
    article = make_id("article", report.document, 1)
    claims = tuple(
        replace(
            claim,
            id=ids[claim.id],
            document=report.document,
            report_id=report.id,
            article_id=article,
            passage_id=moved[claim.passage_id],
            sentence=texts[claim.passage_id][claim.sentence_start : claim.sentence_end],
            repeat_of=ids.get(claim.repeat_of, ""),
        )
        for claim in original.claims
    )
    articles = tuple(replace(one, id=article) for one in original.articles)
    layout = replace(original.layout, passages=tuple(passages))
    return replace(original, report=report, layout=layout, articles=articles, claims=claims)


def _altered(claim: ClaimRecord) -> dict[str, object]:
    """The figure with another last digit."""
    value = claim.value + (1 if claim.value % 10 < 9 else -1)
    return {"quote": claim.quote.replace(str(claim.value), str(value)), "value": value, "low": value, "high": value}
