"""spaCy components over the plain functions of this room.

`spacy.blank("zh").add_pipe("govkb_claims")` reads claims from any text. The components find on `doc.text`, never on tokens, and write

- `doc._.govkb_places` (Place), `doc._.govkb_ledger` (Ledger), `doc._.govkb_claims` (Claim), whose offsets are those of `doc.text`;
- `doc.spans["govkb_places" | "govkb_numerals" | "govkb_claims"]`, widened to whole tokens.

A text is read by itself, with govkb's own extractors or those of a folder; a passage may bring its surroundings in `doc._.govkb_context`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from govkb.extraction.names import NamedText
from govkb.extraction.organisations import find_organisations
from govkb.extraction.passages import Context, claims_of, ledger_of
from govkb.extraction.words import Tagger
from govkb.knowledge import Knowledge, default_folder, load
from govkb.knowledge.finder import PlaceFinder
from govkb.model import Place

PLACES, NUMERALS, CLAIMS = "govkb_places", "govkb_numerals", "govkb_claims"

for _name in ("govkb_context", "govkb_places", "govkb_ledger", "govkb_claims"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


@cache
def _knowledge(extractors: str) -> Knowledge:
    return load(Path(extractors) if extractors else default_folder())


def _context(doc: Doc, extractors: str) -> Context:
    context: Context | None = doc._.govkb_context
    if context is None:
        knowledge = _knowledge(extractors)
        finder = PlaceFinder(knowledge, doc.text)
        context = doc._.govkb_context = Context(knowledge, finder, _first_place(finder, doc.text))
    return context


def _first_place(finder: PlaceFinder, text: str) -> Place | None:
    """A text by itself is about the place that it names first."""
    places = finder.find(text)
    return places[0] if places else None


def _mark(doc: Doc, key: str, spans: Iterable[tuple[int, int]], label: str) -> None:
    marked = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end in spans)
    doc.spans[key] = [span for span in marked if span is not None]


class _Component:
    """What the three components share: where to find knowledge when a text comes without its surroundings."""

    def __init__(self, extractors: str, segmenter: str) -> None:
        self.extractors = extractors
        self.tag = Tagger(segmenter)


class Places(_Component):
    """Finds the names of places."""

    def __call__(self, doc: Doc) -> Doc:
        if doc._.govkb_places is None:
            places = _context(doc, self.extractors).finder.find(doc.text)
            doc._.govkb_places = tuple(places)
            _mark(doc, PLACES, ((place.start, place.end) for place in places), "PLACE")
        return doc


class Numerals(Places):
    """Keeps the numeral ledger."""

    def __call__(self, doc: Doc) -> Doc:
        super().__call__(doc)
        if doc._.govkb_ledger is None:
            ledger = doc._.govkb_ledger = ledger_of(doc.text, doc._.govkb_places, _context(doc, self.extractors))
            _mark(doc, NUMERALS, ((numeral.start, numeral.end) for numeral in ledger.numerals), "NUMERAL")
        return doc


class Claims(Numerals):
    """Reads the claims."""

    def __call__(self, doc: Doc) -> Doc:
        super().__call__(doc)
        context = _context(doc, self.extractors)
        if doc._.govkb_claims is None and context.makes_claims:
            text, places = doc.text, doc._.govkb_places
            organisations = tuple(find_organisations(text, places, context.knowledge))
            claims = claims_of(NamedText(text, places, organisations, context.article), doc._.govkb_ledger, context, self.tag)
            doc._.govkb_claims = claims
            _mark(doc, CLAIMS, ((claim.quantity.start, claim.quantity.end) for claim in claims), "CLAIM")
        return doc


_DEFAULTS = {"extractors": "", "segmenter": "jieba"}


@Language.factory(PLACES, default_config=_DEFAULTS, assigns=["doc._.govkb_places"])
def make_places(nlp: Language, name: str, extractors: str, segmenter: str) -> Places:  # noqa: ARG001 - spaCy calls factories so
    """Factory of `govkb_places`; `extractors` is a folder of extractor files, empty for govkb's own."""
    return Places(extractors, segmenter)


@Language.factory(NUMERALS, default_config=_DEFAULTS, assigns=["doc._.govkb_places", "doc._.govkb_ledger"])
def make_numerals(nlp: Language, name: str, extractors: str, segmenter: str) -> Numerals:  # noqa: ARG001
    """Factory of `govkb_numerals`."""
    return Numerals(extractors, segmenter)


@Language.factory(CLAIMS, default_config=_DEFAULTS, assigns=["doc._.govkb_places", "doc._.govkb_ledger", "doc._.govkb_claims"])
def make_claims(nlp: Language, name: str, extractors: str, segmenter: str) -> Claims:  # noqa: ARG001
    """Factory of `govkb_claims`; `segmenter` tags the words that the measure grammar asks for."""
    return Claims(extractors, segmenter)
