"""Kinds of extractor files: a file name (or pattern) and how such a file is read."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel

from govkb.errors import Problem
from govkb.knowledge.problems import validate
from govkb.knowledge.rules import Rule, RuleFile
from govkb.knowledge.yaml_lines import Document, parse


@dataclass(frozen=True, slots=True)
class FileRead:
    """One extractor file, read: its name, its content, and the lines: in the document, or for a table one a row."""

    file: str
    kind: Kind
    content: Any
    document: Document | None = None
    rows: Sequence[int] = ()

    def row_line(self, position: int) -> int:
        """Line of a table's row."""
        return self.rows[position]

    def line_of(self, *place: str | int) -> int:
        return 1 if self.document is None else self.document.line_of(place)


class Kind(Protocol):
    """`name` is a path inside the folder or a glob (`indicators/*.yaml`); `content` the type that a file of this kind becomes."""

    @property
    def name(self) -> str: ...

    @property
    def content(self) -> Any: ...

    @property
    def required(self) -> bool: ...

    def read(self, file: str, text: str) -> tuple[FileRead | None, list[Problem]]: ...


@dataclass(frozen=True)
class YamlKind:
    """A YAML file that is one value of `content`."""

    name: str
    content: type[BaseModel]
    required: bool = True

    def read(self, file: str, text: str) -> tuple[FileRead | None, list[Problem]]:
        document, problems = parse(text, file=file)
        if document is None:
            return None, problems
        value, wrong = validate(self._model, document, file=file)
        read = None if value is None else FileRead(file, self, value, document)
        return read, [*problems, *wrong]

    @property
    def _model(self) -> Any:
        return self.content


@dataclass(frozen=True)
class RuleKind(YamlKind):
    """A rule file; `content` is the class of its rules."""

    content: type[Rule]
    required: bool = True

    @cached_property
    def _model(self) -> Any:
        return RuleFile[self.content]  # type: ignore[name-defined]


Row = TypeVar("Row")


@dataclass(frozen=True)
class TableKind:
    """A CSV file of many short rows. `make` turns a row into its value or raises ValueError; the value's place in the file is its line."""

    name: str
    columns: tuple[str, ...]
    content: type[tuple[Any, ...]]
    required: bool = True
    check: Callable[[Sequence[str]], str] | None = None

    def read(self, file: str, text: str) -> tuple[FileRead | None, list[Problem]]:
        rows = csv.reader(io.StringIO(text))
        header = tuple(next(rows, ()))
        if header != self.columns:
            return None, [Problem(file, 1, f"found columns {','.join(header) or 'none'}; allowed: {','.join(self.columns)}")]
        values: list[Any] = []
        lines: list[int] = []
        problems: list[Problem] = []
        make = self.content._make  # type: ignore[attr-defined]
        width, check = len(self.columns), self.check
        for row in rows:
            said = f"found {len(row)} values; allowed: {width}" if len(row) != width else check(row) if check is not None else ""
            if said:
                problems.append(Problem(file, rows.line_num, said))
            else:
                values.append(make(row))
                lines.append(rows.line_num)
        return FileRead(file, self, tuple(values), rows=lines), problems
