"""Knowledge: the content of an extractor folder, checked and ready to use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from govkb.knowledge.rules import Rule

AnyRule = TypeVar("AnyRule", bound=Rule)
AnyModel = TypeVar("AnyModel", bound=BaseModel)
AnyRow = TypeVar("AnyRow", bound=tuple[Any, ...])
Built = TypeVar("Built")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a file says (a rule, a model, a table) and where: `line` counts from 1.

    `about` is what a rule file says of its rules; `example_lines` are the lines of the thing's examples.
    """

    file: str
    line: int
    value: Any
    about: str = ""
    example_lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Knowledge:
    """What the extractor files say, by kind, in the order of file names and of lines.

    `fingerprint` is a hash of the files' names and bytes: equal fingerprints, equal knowledge.
    """

    fingerprint: str
    entries: Mapping[type, tuple[Entry, ...]] = field(repr=False)
    _built: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def rules(self, kind: type[AnyRule]) -> tuple[AnyRule, ...]:
        """All rules of one class: `knowledge.rules(NameRule)`."""
        if kind not in self._built:  # asked for at every passage and figure
            self._built[kind] = tuple(entry.value for entry in self.entries.get(kind, ()))
        return cast(tuple[AnyRule, ...], self._built[kind])

    def all(self, kind: type[AnyModel]) -> tuple[AnyModel, ...]:
        """All files of one model, such as the indicators."""
        return tuple(cast(AnyModel, entry.value) for entry in self.entries.get(kind, ()))

    def one(self, kind: type[AnyModel]) -> AnyModel:
        """The one file of a model. KeyError when the folder has none (only when loaded with other kinds than the registry's)."""
        return cast(AnyModel, self.entries[kind][0].value)

    def table(self, row: type[AnyRow]) -> tuple[AnyRow, ...]:
        """The rows of a table, empty when the folder has none."""
        return tuple(one for entry in self.entries.get(row, ()) for one in cast(tuple[AnyRow, ...], entry.value))

    def built(self, make: Callable[[Knowledge], Built]) -> Built:
        """`make(self)`, made once: automata and joined patterns are compiled when they are first needed and kept."""
        if make not in self._built:
            self._built[make] = make(self)
        return cast(Built, self._built[make])

    def __getstate__(self) -> dict[str, Any]:
        """Without what was built: a worker process builds its own."""
        return {"fingerprint": self.fingerprint, "entries": self.entries, "_built": {}}
