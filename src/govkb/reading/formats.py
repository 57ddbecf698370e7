"""Which files can be read: one function a suffix. A further format is one more line of `READERS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from govkb.reading.content import Content


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its name as the knowledge base states it, and what turns its bytes into text (ReadingError when it cannot).

    `reader` names the function, `module.function` in this room, so that the libraries of a format are loaded when a file of it is read.
    """

    name: str
    reader: str

    def read(self, data: bytes) -> Content:
        module, _, function = self.reader.partition(".")
        read: Callable[[bytes], Content] = getattr(import_module(f"govkb.reading.{module}"), function)
        return read(data)


_HTML = Format("html", "web.read_web_page")

READERS: Mapping[str, Format] = {
    ".txt": Format("text", "plain.read_plain"),
    ".html": _HTML,
    ".htm": _HTML,
    ".pdf": Format("pdf", "pdf.read_pdf"),
    ".docx": Format("docx", "word.read_word"),
    ".md": Format("markdown", "markdown.read_markdown"),
}
