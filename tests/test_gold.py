"""The extractor against careful readers: the gold of the sample corpus, and that of real pages where they are."""

import json
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from govkb.engines.analysis import analyse
from govkb.knowledge import default_folder, load
from govkb.model import Fate
from govkb.reading import read

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
TOOL = SHARED / "tools" / "score_claims.py"
CORPUS_GOLD = ROOT / "tests" / "gold" / "corpus"
FRESH = ROOT / "tests" / "gold" / "fresh"

needs_pages = pytest.mark.skipif(not TOOL.is_file(), reason="the real pages and their gold are not there")


@dataclass(frozen=True)
class Score:
    """How many gold claims were found, how many were not, how many figures are no gold claim."""

    found: int
    missed: int
    spurious: int

    @property
    def f1(self) -> float:
        return 2 * self.found / (2 * self.found + self.missed + self.spurious)


@cache
def knowledge():
    """The repository's extractors."""
    return load(default_folder())


def claims_of(path):
    """The claims of a report file."""
    return analyse(read(path, document=path.name), knowledge(), segmenter="jieba").claims


def same_value(gold, claim):
    """Equal to a value that the gold allows, and of one upper end."""
    if any(abs(float(claim.value) - value) <= 1e-6 * max(1, abs(value)) for value in gold.get("value_also", [])):
        return True
    one, other = (gold["value"], gold["value_max"]), (claim.value, claim.value_max)
    return all(
        (a is None) is (b is None) and (a is None or abs(a - float(b)) <= 1e-6 * max(1, abs(a))) for a, b in zip(one, other, strict=True)
    )


def score(gold, claims):
    """Quantities found: spans that overlap with equal values, one to one; optional ones neither reward nor punish."""
    free = list(claims)
    found = missed = 0
    for line in sorted(gold, key=lambda line: (line["optional"], line["start"])):
        fitting = (claim for claim in free if claim.start < line["end"] and line["start"] < claim.end and same_value(line, claim))
        claim = next(fitting, None)
        if claim is not None:
            free.remove(claim)
        if not line["optional"]:
            found, missed = found + (claim is not None), missed + (claim is None)
    optional = [line for line in gold if line["optional"]]
    spurious = [claim for claim in free if not any(claim.start < line["end"] and line["start"] < claim.end for line in optional)]
    return Score(found, missed, len(spurious))


def test_gold_corpus_quantities():
    """Of the sample corpus's figures at least 97 % are found, and hardly anything else."""
    total = Score(0, 0, 0)
    for file in sorted(CORPUS_GOLD.glob("*.jsonl")):
        gold = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        (path,) = (ROOT / "corpus").glob(f"{file.stem}*.txt")
        one = score(gold, claims_of(path))
        total = Score(total.found + one.found, total.missed + one.missed, total.spurious + one.spurious)
    assert total.found > 300
    assert total.f1 >= 0.97


def test_gold_corpus_ledger():
    """Under 1 % of the sample corpus's numerals stay unparsed."""
    files = sorted((ROOT / "corpus").glob("*.txt"))
    numerals = [one for path in files for one in analyse(read(path, document=path.name), knowledge(), segmenter="jieba").numerals]
    assert sum(one.fate is Fate.UNPARSED for one in numerals) < 0.01 * len(numerals)


def test_gold_fresh_ledger():
    """No numeral of the fresh pages stays unparsed."""
    numerals = [
        one for path in FRESH.glob("*.txt") for one in analyse(read(path, document=path.name), knowledge(), segmenter="jieba").numerals
    ]
    assert len(numerals) > 500
    assert [one.text for one in numerals if one.fate is Fate.UNPARSED] == []


@pytest.mark.parametrize("field", ["subject", "modality", "statistic", "bound", "unit"])
def test_gold_fresh_fields(field):
    """On pages of other kinds, of places that no table lists, a field is right for at least 98 % of the figures."""
    pairs = [pair for file in sorted(FRESH.glob("*.jsonl")) for pair in pairs_of(file)]
    assert len(pairs) > 400
    right = [claim for line, claim in pairs if str(getattr(claim, field)) in {line[field], *line.get(f"{field}_also", [])}]
    assert len(right) >= 0.98 * len(pairs)


def pairs_of(file):
    """The gold lines of a page that are not optional, each with the claim found where it stands."""
    claims = claims_of(file.with_suffix(".txt"))
    for line in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        claim = next((one for one in claims if one.start < line["end"] and line["start"] < one.end and same_value(line, one)), None)
        if claim is not None and not line["optional"]:
            yield line, claim


@pytest.fixture(scope="module")
def figures(tmp_path_factory, govkb):
    """What the scoring tool says of the real pages that have gold."""
    pages = sorted((SHARED / "reports").glob("*.txt"))
    target = tmp_path_factory.mktemp("gold") / "claims.jsonl"
    target.write_text(govkb("extract", *pages).out, encoding="utf-8")
    command = [sys.executable, TOOL, "--gold", SHARED / "gold" / "claims", "--pred", target, "--json"]
    return json.loads(subprocess.run(command, capture_output=True, check=True, timeout=120).stdout)


@needs_pages
def test_gold_pages_quantities(figures):
    """Quantity F1."""
    assert figures["quantity"]["f1"] >= 0.97


@needs_pages
def test_gold_pages_articles_and_repeats(figures):
    """Which article a figure stands in, and whether it is printed again."""
    assert figures["articles"] >= 0.98
    assert figures["fields"]["repeat"] >= 0.98


@needs_pages
@pytest.mark.parametrize("field", ["bound", "unit"])
def test_gold_pages_figures(figures, field):
    """Bound and unit of the figures that are found."""
    assert figures["fields"][field] >= 0.99
