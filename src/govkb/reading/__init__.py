"""Reading: a file as received → its whole text, exactly as stored, with its encoding and where it came from. Nothing is repaired."""

from govkb.reading.corpus import SOURCES_FILE, corpus_files, document_name
from govkb.reading.files import MAX_BYTES, read, read_bytes, reject
from govkb.reading.formats import READERS
from govkb.reading.sources import SOURCE_COLUMNS, read_sources

__all__ = [
    "MAX_BYTES",
    "READERS",
    "SOURCES_FILE",
    "SOURCE_COLUMNS",
    "corpus_files",
    "document_name",
    "read",
    "read_bytes",
    "read_sources",
    "reject",
]
