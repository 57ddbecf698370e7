"""The store: the schema of kb.sqlite, its only writer and its reader."""

from govkb.store.reader import KnowledgeBase, claims_by_id, open_kb
from govkb.store.schema import Schema, load
from govkb.store.writer import write

__all__ = ["KnowledgeBase", "Schema", "claims_by_id", "load", "open_kb", "write"]
