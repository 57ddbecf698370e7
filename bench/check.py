"""Time of `govkb check` on thirty pages of draft: what it works once it has started, and the whole command, start-up and all.

The draft is the sample corpus over and over, its figures and some of its words changed, up to thirty manuscript pages (1,500 characters each), or
thirty newspaper pages (8,000). What is on record is the sample corpus itself and made-up reports like it, on other places.

Work is processor time, the best of several runs, since other programs take their share of the clock; the whole command runs once in a process
of its own against a knowledge base of the sample corpus, and is told in both.

    python bench/check.py [CLAIMS ON RECORD…]
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from govkb.building import build
from govkb.drafts import DRAFT, Record, check
from govkb.engines.analysis import analyse
from govkb.knowledge import Knowledge, default_folder, load
from govkb.model import ClaimRecord, Report, make_id
from govkb.reading import corpus_files, document_name, read

CORPUS = Path(__file__).parents[1] / "corpus"
SIZES = (0, 10_000, 100_000)
PAGES, MANUSCRIPT, NEWSPAPER = 30, 1_500, 8_000
RUNS = 3
LIMIT_SECONDS = 2
_HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 2_500)]


def reports() -> list[Report]:
    """The sample corpus."""
    return [read(path, document=document_name(path, CORPUS)) for path in corpus_files(CORPUS)]


def draft(sources: list[Report], characters: int, seed: int = 2) -> Report:
    """A text of so many characters made of the sample corpus, one digit in ten changed and one character in two hundred."""
    chance = random.Random(seed)
    text = ""
    while len(text) < characters:
        text += "".join(_changed(character, chance) for character in chance.choice(sources).text) + "\n\n"
    text = text[:characters]
    return Report(f"{DRAFT}draft.txt", text, "UTF-8", "text", "", len(text))


def _changed(character: str, chance: random.Random) -> str:
    if character in "123456789":
        return chance.choice("123456789") if chance.random() < 0.1 else character
    return chance.choice(_HAN) if character >= "一" and chance.random() < 0.005 else character


def on_record(claims: list[ClaimRecord], size: int, seed: int = 3) -> list[ClaimRecord]:
    """The claims, and made-up ones up to `size`: the same figures in sentences half like theirs, on other places."""
    chance = random.Random(seed)
    made = list(claims)
    while len(made) < size:
        claim, place = chance.choice(claims), chance.randrange(3_000)
        sentence = "".join(
            chance.choice(_HAN) if character >= "一" and chance.random() < 0.5 else character for character in claim.sentence
        )
        id_ = make_id("made", len(made))
        made.append(
            replace(
                claim, id=id_, document=f"{id_}.txt", article_id=id_, subject_id=f"place{place}", subject=f"县{place}", sentence=sentence
            )
        )
    return made


def measure(text: Report, record: Record, knowledge: Knowledge) -> tuple[float, float, int]:
    """Seconds to read a draft, seconds to check it, and how many figures it has."""
    began = time.process_time()
    result = analyse(text, knowledge, segmenter="jieba")
    read_at = time.process_time()
    checked = check(result, record)
    return read_at - began, time.process_time() - read_at, len(checked.figures)


def whole_command(text: str) -> tuple[float, float]:
    """Seconds of the processor and of the clock that `govkb check` takes from its start to its end."""
    with TemporaryDirectory() as folder:
        database, draft_file = Path(folder) / "kb.sqlite", Path(folder) / "draft.txt"
        build(CORPUS.parent, corpus=CORPUS, output=database, use_cache=False)
        draft_file.write_text(text, encoding="utf-8")
        before, began = _children(), time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", "from govkb.cli import main; main()", "check", str(draft_file), "--kb", str(database)],
            stdout=subprocess.DEVNULL,
            check=False,
        )
        return _children() - before, time.perf_counter() - began


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(sizes: list[int]) -> int:
    knowledge = load(default_folder())
    sources = reports()
    claims = [claim for source in sources for claim in analyse(source, knowledge, segmenter="jieba").claims]
    drafts = {name: draft(sources, PAGES * characters) for name, characters in (("manuscript", MANUSCRIPT), ("newspaper", NEWSPAPER))}
    slow = 0
    print(f"{'on record':>10} {'ready in':>9}  draft of {PAGES} pages  characters  figures  reading  checking    total")
    for size in sizes:
        began = time.process_time()
        record = Record(on_record(claims, size))
        ready = time.process_time() - began
        for name, text in drafts.items():
            runs = [measure(text, record, knowledge) for _ in range(RUNS)]
            reading, checking, _ = min(runs, key=lambda run: run[0] + run[1])
            told = f"{name:<17} {len(text.text):>11,} {runs[0][2]:>8,} {reading:>7.2f}s {checking:>8.2f}s {reading + checking:>7.2f}s"
            print(f"{len(record.claims):>10,} {ready:>8.2f}s  {told}")
            slow += name == "manuscript" and reading + checking > LIMIT_SECONDS
    processor, clock = whole_command(drafts["manuscript"].text)
    print(f"govkb check of the manuscript, start-up and all: {processor:.2f}s of the processor, {clock:.2f}s by the clock")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or list(SIZES)))
