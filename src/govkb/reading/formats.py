"""Which files can be read: one function a suffix. A further format is one more line of `READERS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from govkb.reading.decoding import Decoded, decode


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its name as the knowledge base states it, and what turns its bytes into text (ReadingError when it cannot)."""

    name: str
    decode: Callable[[bytes], Decoded]


READERS: Mapping[str, Format] = {".txt": Format("text", decode)}
