"""The rooms in a row for a draft: read with the extractors and settings of a knowledge base's folder, checked against what it has on record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from govkb.drafts import DRAFT, Checked, Record, check, open_record
from govkb.engines.analysis import analyse
from govkb.folder import Folder, Settings
from govkb.knowledge import Knowledge, load
from govkb.model import LEVELS, Place, Report
from govkb.store import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Checker:
    """A knowledge base ready to check any number of drafts against."""

    record: Record
    knowledge: Knowledge
    settings: Settings
    places: tuple[Place, ...] = ()
    """On record, and in no table: a draft may name them as briefly as reports do that follow another."""

    def check(self, draft: Report) -> Checked:
        """The draft's figures with their verdicts."""
        named = replace(draft, document=f"{DRAFT}{draft.document}")
        return check(analyse(named, self.knowledge, segmenter=self.settings.segmenter, told=self.places), self.record)


def make_checker(kb: KnowledgeBase) -> Checker:
    """A checker on what the knowledge base holds now. ExtractorError or FolderError when its folder's extractors or settings are wrong."""
    home = Folder(kb.path.parent)
    return Checker(open_record(kb), load(home.extractors), home.settings(), tuple(_own_places(kb)))


def _own_places(kb: KnowledgeBase) -> Iterator[Place]:
    """The places that reports taught, in the order of their paths; those of which not even the level is known tell nothing."""
    rows = [row for row in kb.rows("entities") if row["kind"] == "place" and not row["code"] and row["level"] in LEVELS]
    for row in sorted(rows, key=lambda row: str(row["path"])):
        *above, name = str(row["path"]).split("/")
        yield Place(0, 0, name, name, row["level"], tuple(above))
