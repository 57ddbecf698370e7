"""corpus → kb.sqlite: the rooms of the design in a row, for a whole folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from govkb.engines import Analysis, Cache, Outcome, Shard, run, worth_workers
from govkb.errors import FolderError, GovkbError
from govkb.folder import open_folder
from govkb.knowledge import load
from govkb.model import Rejected, Source
from govkb.reading import corpus_files, document_name, read_sources
from govkb.store import open_kb, write
from govkb.store.writer import check_target

Progress = Callable[[int], AbstractContextManager[Callable[[], None]]]
"""Given the number of reports to read, a context whose value is called after each."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build made. `counts` are rows by table, `relations` findings by relation, `reused` reports taken from the last build.

    `ruling_faults` say, one line each, which lines of rulings.jsonl are no rulings and which rulings rest on a print that is not what it was.
    """

    target: Path
    counts: Mapping[str, int]
    relations: Mapping[str, int]
    rejected: tuple[Rejected, ...]
    reused: int
    ruling_faults: tuple[str, ...] = ()


@contextmanager
def _unwatched(total: int) -> Iterator[Callable[[], None]]:  # noqa: ARG001 - nobody counts
    yield lambda: None


def build(  # noqa: PLR0913 - one keyword for each option of the command
    folder: Path | str = ".",
    *,
    corpus: Path | str | None = None,
    output: Path | str | None = None,
    workers: int | None = None,
    use_cache: bool = True,
    progress: Progress = _unwatched,
) -> Summary:
    """Build the knowledge base of `folder`, from its corpus or another folder of reports, into its kb.sqlite or another file.

    A file that cannot be read is recorded and the rest is built. The result depends on the reports, the extractors and the settings alone.
    Raises FolderError, ExtractorError or StoreError, and leaves an old kb.sqlite as it was, when nothing can be built.
    """
    home = open_folder(Path(folder))
    settings = home.settings()
    source = home.corpus if corpus is None else Path(corpus)
    target = home.database if output is None else Path(output)
    check_target(target)
    shards = _shards(source)
    # A folder fresh from `govkb init` builds an empty knowledge base; one with reports in it is never emptied by a wrong path.
    if len(shards) == 0 and (corpus is not None or _holds_reports(target)):
        raise FolderError(f"{source}: holds no reports; put .txt files there. {target} is left as it is")
    analysis = Analysis(load(home.extractors), settings.segmenter, settings.max_bytes)
    # A pkuseg model is a folder of the user's, whose changes the cache would not see.
    cache = Cache(home.cache, analysis) if use_cache and not settings.segmenter.startswith("pkuseg") else None
    outcomes, reused = _outcomes(analysis, shards, cache, workers or settings.workers, progress)
    rejected = [outcome.rejected for outcome in outcomes if outcome.rejected is not None]
    if len(rejected) == len(shards) > 0 and _holds_reports(target):
        reasons = "\n".join(f"{file.document}: {file.reason}" for file in rejected)
        raise FolderError(f"{reasons}\n{source}: none of its files could be read. {target} is left as it is")
    summary = _reconcile_and_write(outcomes, analysis, home.rulings, target, reused)
    if cache is not None:
        cache.sweep()
    return summary


def _shards(corpus: Path) -> list[Shard]:
    sources = read_sources(corpus)
    files = {document_name(path, corpus): path for path in corpus_files(corpus)}
    return [Shard(path, name, sources.get(name, Source())) for name, path in files.items()]


def _holds_reports(target: Path) -> bool:
    """Whether there is something to lose at `target`; what cannot be read counts as something."""
    if not target.exists() or target.stat().st_size == 0:
        return False
    try:
        with open_kb(target) as old:
            return old.counts()["passages"] > 0
    except GovkbError:
        return True


def _outcomes(
    analysis: Analysis, shards: Sequence[Shard], cache: Cache | None, workers: int | None, progress: Progress
) -> tuple[list[Outcome], int]:
    """What became of each shard, in their order, and how many of them the cache knew."""
    outcomes = {shard: outcome for shard in shards if cache is not None and (outcome := cache.get(shard)) is not None}
    reused = len(outcomes)
    pending = [shard for shard in shards if shard not in outcomes]
    size = sum(shard.path.stat().st_size for shard in pending if shard.path.is_file())
    with progress(len(pending)) as advance:

        def done(shard: Shard, outcome: Outcome) -> None:
            # At once, so that a build that is stopped goes on from here the next time.
            if cache is not None:
                cache.put(shard, outcome)
            outcomes[shard] = outcome
            advance()

        run(analysis, pending, workers=workers or worth_workers(size), done=done)
    return [outcomes[shard] for shard in shards], reused


def _reconcile_and_write(outcomes: Sequence[Outcome], analysis: Analysis, rulings: Path, target: Path, reused: int) -> Summary:
    from govkb.reconciliation import reconcile  # noqa: PLC0415 - loads networkx, which those who read a knowledge base do without
    from govkb.rulings import apply, join, place, read_rulings, tainted  # noqa: PLC0415
    from govkb.store.rows import tables_of  # noqa: PLC0415

    decided = read_rulings(rulings)
    results = [outcome.result for outcome in outcomes if outcome.result is not None]
    rejected = tuple(outcome.rejected for outcome in outcomes if outcome.rejected is not None)
    placed = place(decided.rulings, results)
    results = join(results, placed)
    ruled = apply(reconcile(results, analysis.knowledge), placed, results)
    tables = tables_of(results, rejected, ruled.reconciled, analysis.knowledge, rulings=(placed, ruled.on_findings))
    write(target, tables)
    relations = dict(sorted(Counter(str(row["relation"]) for row in tables["findings"]).items()))
    faults = (*map(str, decided.faults), *tainted(placed, rulings))
    return Summary(target, {name: len(rows) for name, rows in tables.items()}, relations, rejected, reused, faults)
