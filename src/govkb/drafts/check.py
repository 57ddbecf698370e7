"""A draft against a knowledge base: one verdict for each figure."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from govkb.drafts.deciding import Decision, Home, decide
from govkb.drafts.inside import Inside, look_inside
from govkb.drafts.notes import note_on
from govkb.drafts.own import own_articles, taken_passages
from govkb.drafts.placing import Standing, place_claims
from govkb.drafts.reasons import REPEATED, reason_for, reason_inside
from govkb.drafts.record import Record
from govkb.drafts.verdicts import MEANING, Checked, Figure, Verdict
from govkb.model import ClaimRecord, Fate
from govkb.resolution import ReportResult
from govkb.resolution.result import NumeralRecord

_GIVEN_WAY = frozenset(
    {Verdict.NOT_IN_KB, Verdict.MATCH, Verdict.MATCH_APPROX, Verdict.MATCH_TRUNCATED, Verdict.SELF_ONLY, Verdict.REPEATED}
)


def check(draft: ReportResult, record: Record) -> Checked:
    """Every figure of a draft with its verdict, in print order. The draft's document begins with `DRAFT`, unlike any report on record."""
    standings = place_claims(draft.claims, record)
    homes = _homes(draft, standings, record)
    inside = look_inside(draft)
    lines = _Lines(draft.report.text)
    figures = []
    for claim in draft.claims:
        decision = decide(claim, standings.get(claim.id, []), record, homes[claim.id])
        figures.append(_figure(claim, decision, inside, lines))
    unparsed = [numeral for numeral in draft.numerals if numeral.fate is Fate.UNPARSED and numeral.id not in inside.told]
    figures += [_unparsed(numeral, lines) for numeral in unparsed]
    noted = (replace(figure, note=note_on(figure, record.words)) for figure in figures)
    return Checked(draft.report, tuple(sorted(noted, key=lambda figure: (figure.start, figure.end))))


def _homes(draft: ReportResult, standings: dict[str, list[Standing]], record: Record) -> dict[str, Home]:
    """For each claim, by its id, the articles on record that are its own, and the passages that its own is taken from."""
    articles = own_articles(draft.claims, standings, record.claims)
    passages: defaultdict[str, set[str]] = defaultdict(set)
    for here, there in taken_passages(draft.claims, standings):
        passages[here].add(there)
    return {claim.id: Home(articles.get(claim.article_id, ()), passages.get(claim.passage_id, ())) for claim in draft.claims}


def _figure(claim: ClaimRecord, decision: Decision, inside: Inside, lines: _Lines) -> Figure:
    verdict, zh, en = decision.verdict, *reason_for(claim, decision)
    contradiction = inside.contradicted.get(claim.id)
    others: tuple[ClaimRecord, ...] = ()
    if contradiction is not None and verdict is not Verdict.DIFFERS:
        verdict, zh, en, others = Verdict.ARITHMETIC, contradiction.zh, contradiction.en, contradiction.others
    elif verdict in _GIVEN_WAY and claim.repeat:
        verdict, zh, en = Verdict.REPEATED, *REPEATED
    elif verdict is Verdict.NOT_IN_KB and claim.id in inside.supported:
        others = inside.supported[claim.id]
        verdict, zh, en = Verdict.SELF_ONLY, *reason_inside(lines.at(others[0].start))
    line, column = lines.at(claim.start)
    return Figure(claim.start, claim.end, line, column, claim.quote, verdict, zh, en, claim, decision.sources, others)


def _unparsed(numeral: NumeralRecord, lines: _Lines) -> Figure:
    line, column = lines.at(numeral.start)
    zh, en = MEANING[Verdict.UNPARSED]
    return Figure(
        numeral.start, numeral.end, line, column, numeral.text, Verdict.UNPARSED, f"{zh}：{numeral.reason}", f"{en}: {numeral.reason}"
    )


class _Lines:
    """Lines and columns of a text, both counted from 1, in code points."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *_line_starts(text)]

    def at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def _line_starts(text: str) -> Iterator[int]:
    """Offsets behind each line end: LF, CR LF, or CR alone."""
    for at, character in enumerate(text):
        if character == "\n" or (character == "\r" and text[at + 1 : at + 2] != "\n"):
            yield at + 1
