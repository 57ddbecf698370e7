"""The room that reads `extractors/`: `load(folder) -> Knowledge`, `default_folder()`."""

from govkb.knowledge.knowledge import Entry, Knowledge
from govkb.knowledge.loader import default_folder, load

__all__ = ["Entry", "Knowledge", "default_folder", "load"]
