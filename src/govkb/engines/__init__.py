"""Engines: how the work on single reports is spread. None changes a result; results come back in the order of the shards."""

from govkb.engines.analysis import Analysis, Outcome, Shard, extract_text
from govkb.engines.cache import Cache
from govkb.engines.spread import run, worth_workers
from govkb.engines.work import EngineError

__all__ = ["Analysis", "Cache", "EngineError", "Outcome", "Shard", "extract_text", "run", "worth_workers"]
