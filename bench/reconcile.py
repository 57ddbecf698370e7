"""Time and memory of reconciliation as a corpus grows: 10,000, 30,000 and 100,000 claims over 3,000 places.

Reports are made up: each is about one place, a tenth of them print an earlier report again with some characters changed, and one place in a hundred
claims is the same one, so that some things have very many values. Each size runs in a process of its own, which tells its own peak of memory.

    python bench/reconcile.py [CLAIMS…]
"""

from __future__ import annotations

import math
import random
import resource
import subprocess
import sys
import time
from dataclasses import replace
from decimal import Decimal

from govkb.model import Article, Bound, ClaimRecord, Layout, Modality, Passage, PassageKind, Report, Run, Source, Statistic, make_id
from govkb.reconciliation import reconcile
from govkb.resolution import ReportResult
from govkb.resolution.result import ArticleRecord, EntityRecord, passage_id

SIZES = (10_000, 30_000, 100_000)
PLACES = 3_000
INDICATORS = 80
CLAIMS_EACH = 20
CLAIMS_A_PASSAGE = 4
LIMIT_SECONDS, LIMIT_MB = 60, 1_000

_WORDS = [chr(code) for code in range(0x4E00, 0x4E00 + 2_500)]
_TIMES = (("", "", ""), ("", "", ""), ("截至目前", "", ""), ("2024年", "2024-01-01", "2024-12-31"), ("截至2025年底", "", "2025-12-31"))


def corpus(claims: int, seed: int = 1) -> list[ReportResult]:
    """Reports with so many claims in all."""
    chance = random.Random(seed)
    results: list[ReportResult] = []
    for number in range(claims // CLAIMS_EACH):
        if number > 10 and chance.random() < 0.1:
            results.append(_again(chance.choice(results[-10:]), number, chance))
        else:
            results.append(_report(number, chance))
    return results


def _report(number: int, chance: random.Random) -> ReportResult:
    place = 0 if chance.random() < 0.01 else chance.randrange(PLACES)
    figures = [(chance.randrange(INDICATORS), chance.choice((120, 120, 120, 121, chance.randrange(2, 5_000)))) for _ in range(CLAIMS_EACH)]
    passages = []
    for begin in range(0, CLAIMS_EACH, CLAIMS_A_PASSAGE):
        sentences = []
        for indicator, value in figures[begin : begin + CLAIMS_A_PASSAGE]:
            words = "".join(chance.choices(_WORDS, k=24))
            sentences.append(
                (f"{words[:12]}全县有指标{indicator:02}共", f"{value}个", f"，{words[12:]}。", indicator, value, chance.choice(_TIMES))
            )
        passages.append(sentences)
    return _result(number, place, passages)


def _again(result: ReportResult, number: int, chance: random.Random) -> ReportResult:
    """The same text in another file, every fiftieth character changed."""
    report = replace(result.report, document=f"r{number:06}.txt")
    texts = {}
    for passage in result.layout.passages:
        kept = [chance.choice(_WORDS) if ord(char) >= 0x4E00 and chance.random() < 0.02 else char for char in passage.text]
        texts[passage.position] = "".join(kept)
    article = make_id("article", report.document, 1)
    old = {passage_id(result.report, passage.position): passage.position for passage in result.layout.passages}
    claims = tuple(
        replace(
            claim,
            id=make_id("claim", report.document, claim.start, claim.end),
            document=report.document,
            report_id=report.id,
            article_id=article,
            passage_id=passage_id(report, old[claim.passage_id]),
            sentence=texts[old[claim.passage_id]][claim.sentence_start : claim.sentence_end],
        )
        for claim in result.claims
    )
    passages = tuple(replace(passage, text=texts[passage.position]) for passage in result.layout.passages)
    return replace(result, report=report, layout=replace(result.layout, passages=passages), claims=claims)


def _result(number: int, place: int, passages: list[list[tuple[str, str, str, int, int, tuple[str, str, str]]]]) -> ReportResult:
    report = Report(f"r{number:06}.txt", "", "utf-8", "text", "0", 0, Source())
    subject, name = make_id("entity", place), f"县{place}"
    article = make_id("article", report.document, 1)
    made: list[Passage] = []
    claims: list[ClaimRecord] = []
    begin = 0
    for position, sentences in enumerate(passages):
        text = ""
        for before, quote, behind, indicator, value, when in sentences:
            start = len(text) + len(before)
            end = start + len(quote)
            number_ = Decimal(value)
            claims.append(
                ClaimRecord(
                    id=make_id("claim", report.document, begin + start, begin + end),
                    document=report.document,
                    report_id=report.id,
                    article_id=article,
                    article=1,
                    title=name,
                    passage_id=passage_id(report, position),
                    start=begin + start,
                    end=begin + end,
                    text_start=start,
                    text_end=end,
                    quote=quote,
                    value=number_,
                    value_max=None,
                    low=number_,
                    high=number_,
                    bound=Bound.EXACT,
                    unit="个",
                    measure=f"指标{indicator:02}",
                    indicator_id=f"indicator-{indicator:02}",
                    indicator=f"指标{indicator:02}",
                    subject=name,
                    subject_id=subject,
                    scope="",
                    time=when[0],
                    period_start=when[1],
                    period_end=when[2],
                    modality=Modality.REPORTED,
                    statistic=Statistic.TOTAL,
                    repeat=False,
                    repeat_of="",
                    sentence=before + quote + behind,
                    sentence_start=len(text),
                    sentence_end=len(text) + len(before + quote + behind),
                    reading={},
                )
            )
            text += before + quote + behind
        made.append(Passage(position, PassageKind.BODY, text, (Run(0, begin, len(text)),), 1, "段落"))
        begin += len(text)
    above = make_id("entity", "above", place // 100)
    entities = (EntityRecord(subject, "place", name, "county", "", above, name),)
    articles = (ArticleRecord(article, 1, name, "", subject, 0, "唯一"),)
    layout = Layout((Article(1, name, name, "唯一"),), tuple(made))
    return ReportResult(report, layout, articles, (), entities, (), (), (), (), tuple(claims))


def measure(claims: int) -> None:
    """Reconcile a corpus of so many claims and print one line."""
    results = corpus(claims)
    before = _peak()
    began, worked = time.perf_counter(), time.process_time()
    found = reconcile(results)
    seconds, work = time.perf_counter() - began, time.process_time() - worked
    sys.stdout.write(f"{claims} {seconds:.2f} {work:.2f} {_peak():.0f} {before:.0f} {len(found.observations)} {len(found.findings)}\n")


def _peak() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main(sizes: list[int]) -> int:
    """Measure each size and print a table; 1 when a limit is passed or time grows faster than n log n."""
    sys.stdout.write("  claims   seconds   of work   peak MB   of them the corpus   observations   findings\n")
    measured = []
    for size in sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        line = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        claims, seconds, work, peak = int(line[0]), float(line[1]), float(line[2]), float(line[3])
        sys.stdout.write(f"{claims:>8,}{seconds:>10.2f}{work:>10.2f}{peak:>10.0f}{line[4]:>21}{int(line[5]):>15,}{int(line[6]):>11,}\n")
        measured.append((claims, seconds, work, peak))
    (first, _, first_work, _), (last, _, last_work, _) = measured[0], measured[-1]
    growth = last_work / first_work
    allowed = last * math.log(last) / (first * math.log(first))
    sys.stdout.write(f"from {first:,} to {last:,} claims: {growth:.1f} times the work; n log n allows {allowed:.1f}\n")
    passed = all(seconds < LIMIT_SECONDS and peak < LIMIT_MB for _, seconds, _, peak in measured) and growth <= allowed * 1.2
    sys.stdout.write("within the limits\n" if passed else f"NOT within {LIMIT_SECONDS} s, {LIMIT_MB} MB and n log n (20 % for noise)\n")
    return 0 if passed else 1


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[:1] == ["--one"]:
        measure(int(arguments[1]))
    else:
        sys.exit(main([int(size) for size in arguments] or list(SIZES)))
