"""The XML of a Word file as events, each with its place in the part: code points of the decoded part.

expat reads without recursion and says at which byte it is. Word's own files declare no entities: a part that does is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from govkb.errors import ReadingError

_ENCODINGS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_MOST_EVENTS = 1_000_000
"""Tags and stretches of text in a part; a newspaper page saved by Word has some ten thousand."""

_SHORT_NAMES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
}


@dataclass(frozen=True, slots=True)
class Event:
    """The start or end of an element, or characters. `name` is w:p and the like, empty for characters and `text` for nothing else.

    `at` is where it is written; `span` how much of the part, for characters and for starts.
    """

    name: str
    start: bool
    text: str
    at: int
    span: int
    attributes: Mapping[str, str]


def events_of(data: bytes, part: str) -> list[Event]:
    """The events of a part in order. ReadingError when it is no XML."""
    text = _decoded(data, part)
    return _Reader(text, part).read()


def _decoded(data: bytes, part: str) -> str:
    encoding = next((name for mark, name in _ENCODINGS.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadingError(f"is no whole Word file: {part} is not {encoding.upper()} at byte {error.start}") from error


class _Reader:
    def __init__(self, text: str, part: str) -> None:
        self._bytes = text.encode("utf-8")
        self._part = part
        self._places: list[int] = []
        self._raw: list[tuple[str, bool, str, Mapping[str, str]]] = []
        # The text is UTF-8 by now, whatever its declaration says.
        parser = self._parser = expat.ParserCreate("utf-8", namespace_separator="\n")
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype
        # What is no element and no text ends the text before it.
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._pause
        parser.StartCdataSectionHandler = parser.EndCdataSectionHandler = self._pause

    def read(self) -> list[Event]:
        try:
            self._parser.Parse(self._bytes, True)
        except expat.ExpatError as error:
            raise ReadingError(f"is no whole Word file: {self._part}: {error}") from error
        offsets = self._code_points([*self._places, len(self._bytes)])
        return [
            Event(name, start, text, at, after - at, attributes)
            for (name, start, text, attributes), at, after in zip(self._raw, offsets, offsets[1:], strict=False)
        ]

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._add(_short(name), start=True, attributes={_short(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        self._add(_short(name), start=False)

    def _characters(self, text: str) -> None:
        self._add("", start=False, text=text)

    def _pause(self, *_: object) -> None:
        self._add("", start=False)

    def _doctype(self, *_: object) -> None:
        raise ReadingError(f"declares a document type in {self._part}, which no Word file does; it is not read")

    def _add(self, name: str, *, start: bool, text: str = "", attributes: Mapping[str, str] | None = None) -> None:
        if len(self._raw) >= _MOST_EVENTS:
            raise ReadingError(f"has more than {_MOST_EVENTS:,} tags in {self._part}; divide it into several files")
        self._places.append(self._parser.CurrentByteIndex)
        self._raw.append((name, start, text, attributes or {}))

    def _code_points(self, places: list[int]) -> list[int]:
        """Byte offsets, which never go back, as offsets in code points."""
        offsets, at, count = [], 0, 0
        for place in places:
            count += len(self._bytes[at:place].decode("utf-8", "replace"))
            at = place
            offsets.append(count)
        return offsets


def _short(name: str) -> str:
    space, _, local = name.rpartition("\n")
    return f"{_SHORT_NAMES.get(space, '')}:{local}" if space else local
