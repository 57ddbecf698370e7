"""YAML with the line of every value, so that a message can say where it is wrong.

Scalars resolve as in YAML 1.2's core schema (null, true/false, integers, decimals): `no` and `1:30` stay the text they look like.
Decimals are `Decimal`, never float.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from govkb.errors import Problem

_Base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Place = tuple[str | int, ...]
"""Where a value stands in a document: keys and list positions from the top."""


class _Loader(_Base):  # type: ignore[valid-type, misc]
    """Plain data only; its own resolvers, so that the base class keeps its own."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  PyYAML's own shape


def _decimal(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(str(loader.construct_scalar(node)))


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?[0-9]+\.[0-9]+$"), list("-0123456789"))
_Loader.add_constructor("tag:yaml.org,2002:float", _decimal)


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML text as plain data. `lines` holds the line of every value and key; a key that is no value of its own has its place too."""

    data: Any
    lines: dict[Place, int] = field(repr=False)

    def line_of(self, place: Sequence[str | int]) -> int:
        """Line of the value at `place`; steps that are not in the document are skipped, so a missing key gives its mapping's line."""
        found: Place = ()
        for step in place:
            longer = (*found, step)
            if longer in self.lines:
                found = longer
        return self.lines.get(found, 1)


def parse(text: str, *, file: str) -> tuple[Document | None, list[Problem]]:
    """The document in `text`, or None when it is not YAML, and what is wrong with it (syntax, keys given twice)."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        data = None if node is None else loader.construct_document(node)
    except (yaml.YAMLError, RecursionError) as error:
        return None, [_syntax_problem(error, text, file=file)]
    finally:
        loader.dispose()
    lines: dict[Place, int] = {}
    problems = list(_walk(node, (), lines, file=file)) if node is not None else []
    return Document(data, lines), problems


def _syntax_problem(error: Exception, text: str, *, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    position = getattr(error, "position", None) or 0
    line = text.count("\n", 0, position) + 1 if mark is None else mark.line + 1
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error).splitlines()[0]
    return Problem(file, line, f"not valid YAML: {said}")


def _walk(node: yaml.Node, place: Place, lines: dict[Place, int], *, file: str) -> Iterator[Problem]:
    """Note the line of every node below `node`; a key given twice is a problem, for YAML would keep the last in silence."""
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        for position, item in enumerate(node.value):
            yield from _walk(item, (*place, position), lines, file=file)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = str(key.value)
            line = key.start_mark.line + 1
            if (*place, name) in lines:
                yield Problem(file, line, f"key '{name}' is given twice; the first stands in line {lines[(*place, name)]}")
                continue
            lines[*place, name] = line
            yield from _walk(value, (*place, name), lines, file=file)
