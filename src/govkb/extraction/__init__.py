"""The room that reads passages: the numeral ledger, mentions, quantities, claims. Plain functions on text; spaCy components wrap them."""

from govkb.extraction.extraction import Extraction, PassageReading, extract

__all__ = ["Extraction", "PassageReading", "extract"]
