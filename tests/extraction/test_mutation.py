"""Print changed in one place changes one claim, in exactly that way, and no other."""

from collections import Counter
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from govkb.engines.analysis import analyse
from govkb.knowledge.places import Division
from govkb.model import Report
from govkb.reading import read
from mutants import Page, fields_of

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "reports"
DEVELOPED_ON = ("000", "002", "003")
LEAST = 0.98
WEIGHTS = {"figure": 40, "unit": 25, "approximator": 25, "place": 10}


def pages(knowledge, folder, names=()):
    """The reports of a folder, read; all of them, or those whose names begin so."""
    paths = [path for path in sorted(folder.glob("*.txt")) if not names or path.name.startswith(names)]
    divisions = knowledge.table(Division)
    return [Page(analyse(read(path, document=path.name), knowledge, segmenter="jieba"), divisions) for path in paths]


def mutants_of(pages_, number, seed):
    """`number` mutants in all kinds, the same for the same seed."""
    rng = Random(seed)
    for kind in rng.choices(list(WEIGHTS), list(WEIGHTS.values()), k=number):
        drawn = ((page, page.mutant(kind, rng)) for page in iter(lambda: rng.choice(pages_), None))
        yield next((page, mutant) for page, mutant in drawn if mutant is not None)


def misses(knowledge, pages_, number, seed):
    """How many mutants of each kind were made, and those read otherwise than printed: kind, change, first difference."""
    made, missed = Counter(), []
    for page, mutant in mutants_of(pages_, number, seed):
        made[mutant.kind] += 1
        data = mutant.text.encode()
        report = Report(
            page.result.report.document, mutant.text, "UTF-8", "text", sha256(data).hexdigest(), len(data), page.result.report.source
        )
        got = fields_of(analyse(report, knowledge, segmenter="jieba"))
        if got != mutant.expected:
            missed.append((mutant.kind, mutant.change, difference(mutant.expected, got)))
    return made, missed


def difference(expected, got):
    """The first field that differs, or the number of claims."""
    if len(expected) != len(got):
        return f"{len(expected)} claims became {len(got)}"
    for one, other in zip(expected, got, strict=True):
        for name in one:
            if one[name] != other[name]:
                return f"{one['quote']}: {name} {other[name]!s}, expected {one[name]!s}"
    return ""


def told(made, missed):
    """The misses by kind, for whoever runs the test with -s or sees it fail."""
    kinds = Counter(kind for kind, *_ in missed)
    lines = [f"{kind}: {made[kind] - kinds[kind]}/{made[kind]}" for kind in sorted(made)]
    return "\n".join([*lines, *(f"  {kind}: {change}: {said}" for kind, change, said in missed)])


def test_mutation_sample_changes_one_claim(knowledge):
    """A hundred changes to the sample corpus."""
    made, missed = misses(knowledge, pages(knowledge, ROOT / "corpus"), 100, 7)
    print(told(made, missed))  # noqa: T201
    assert len(missed) <= 100 * (1 - LEAST), told(made, missed)


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the real pages")
def test_mutation_of_the_pages_changes_one_claim(knowledge):
    """Two thousand changes to the pages it was developed on."""
    made, missed = misses(knowledge, pages(knowledge, SHARED, DEVELOPED_ON), 2000, 2026)
    print(told(made, missed))  # noqa: T201
    assert len(missed) <= 2000 * (1 - LEAST), told(made, missed)
