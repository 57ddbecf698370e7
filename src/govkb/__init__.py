"""govkb: Chinese governance news reports into a knowledge base of quantitative claims that can be queried, checked and browsed.

    >>> import govkb
    >>> [(claim.quote, claim.measure) for claim in govkb.extract("全县现有综合网格120个。")]
    [('120个', '综合网格')]

The names below are the public ones; all modules are private and may change.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from govkb.errors import GovkbError
from govkb.model import ClaimRecord

if TYPE_CHECKING:
    from govkb.building import Summary
    from govkb.store.reader import KnowledgeBase
    from govkb.store.records import Finding, Observation

__all__ = ["ClaimRecord", "Finding", "GovkbError", "KnowledgeBase", "Observation", "Summary", "build", "extract", "open"]

_LAZY = {
    "Finding": "govkb.store.records",
    "KnowledgeBase": "govkb.store.reader",
    "Observation": "govkb.store.records",
    "Summary": "govkb.building",
}


def extract(text: str, *, document: str = "text", published: str = "", extractors: Path | str | None = None) -> list[ClaimRecord]:
    """The claims in `text`, in the order of print; `start` and `end` count its code points.

    `published` (ISO 8601) is the day that 今年 and 截至目前 count from; `extractors` a folder of extractor files instead of govkb's own.
    Raises ExtractorError when those files are not in order.
    """
    from govkb.engines import extract_text  # noqa: PLC0415 - `import govkb` alone loads no dictionary

    return extract_text(text, document=document, published=published, extractors=extractors)


def build(
    folder: Path | str = ".",
    *,
    corpus: Path | str | None = None,
    output: Path | str | None = None,
    workers: int | None = None,
) -> Summary:
    """Build the knowledge base of `folder` from its reports and extractors: the command `govkb build`.

    Returns what was built, rejected files included; raises GovkbError, and leaves an old kb.sqlite as it was, when nothing can be built.
    """
    from govkb.building import build as build_folder  # noqa: PLC0415 - as above

    return build_folder(folder, corpus=corpus, output=output, workers=workers)


def open(path: Path | str) -> KnowledgeBase:  # noqa: A001 - govkb.open reads as what it does
    """The knowledge base in the file or folder at `path`, read-only: claims(), observations(), findings(), frame(name).

    Raises StoreError when it is missing or something else.
    """
    from govkb.folder import database_of  # noqa: PLC0415 - as above
    from govkb.store import open_kb  # noqa: PLC0415

    return open_kb(database_of(Path(path)))


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(f"module 'govkb' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - as above

    return getattr(import_module(_LAZY[name]), name)
