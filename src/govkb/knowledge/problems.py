"""pydantic's findings as sentences for the person who wrote the file: what was found, what is allowed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from govkb.errors import Problem
from govkb.knowledge.yaml_lines import Document

_EXPECTED = {
    "string_type": "a text (in quotes if it looks like a number)",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "string_too_short": "a text that is not empty",
}


def validate(model: type[BaseModel], document: Document, *, file: str) -> tuple[Any, list[Problem]]:
    """`document` as a value of `model`, or None and every problem with its line."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        details = _told(error.errors(include_url=False))
    return None, [Problem(file, document.line_of(detail["loc"]), _sentence(detail, model)) for detail in details]


def _told(details: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """Without "list too short" where a member of the list is wrong: pydantic counts the good members only."""
    return [
        detail
        for detail in details
        if detail["type"] != "too_short" or not any(other is not detail and _inside(other["loc"], detail["loc"]) for other in details)
    ]


def _inside(inner: Sequence[str | int], outer: Sequence[str | int]) -> bool:
    return tuple(inner[: len(outer)]) == tuple(outer)


def _sentence(detail: ErrorDetails, model: Any) -> str:
    kind, location = detail["type"], detail["loc"]
    match kind:
        case "extra_forbidden":
            return f"{_where(location[:-1])}unknown key '{location[-1]}'; allowed: {', '.join(_allowed_keys(model, location[:-1]))}"
        case "missing":
            return f"{_where(location[:-1])}key '{location[-1]}' is missing"
        case _:
            return _where(location) + _complaint(kind, detail["input"], detail["msg"], detail.get("ctx", {}))


def _complaint(kind: str, found: object, message: str, context: Mapping[str, Any]) -> str:
    match kind:
        case "value_error":
            said = str(context["error"])
        case "literal_error" | "enum":
            said = f"found {_show(found)}; allowed: {context['expected']}"
        case "too_short":
            said = f"at least {context['min_length']} needed; found {context['actual_length']}"
        case "string_pattern_mismatch":
            said = f"found {_show(found)}; allowed: text of the form {context['pattern']}"
        case _ if kind in _EXPECTED:
            said = f"found {_show(found)}; allowed: {_EXPECTED[kind]}"
        case _:
            said = f"{message}; found {_show(found)}"
    return said


def _where(location: Sequence[str | int]) -> str:
    """`rules[3].examples: ` — where in the file, as a person would point at it; list positions count from 1."""
    said = ""
    for step in location:
        said += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if said else str(step)
    return f"{said}: " if said else ""


def _show(found: object) -> str:
    if found is None:
        return "nothing"
    if isinstance(found, Mapping):
        return "a mapping"
    if isinstance(found, list | tuple):
        return "a list"
    shown = f"'{found}'"
    return shown if len(shown) <= 80 else f"{shown[:77]}…'"


def _allowed_keys(model: Any, location: Sequence[str | int]) -> list[str]:
    """Keys that the mapping at `location` may have, in the order in which the model declares them."""
    for step in location:
        model = next((inner for inner in (_below(member, step) for member in _models(model)) if inner is not None), None)
    return [name for member in _models(model) for name in member.model_fields]


def _below(model: type[BaseModel], step: str | int) -> Any:
    if isinstance(step, int):
        return model
    field = model.model_fields.get(step)
    return None if field is None else field.annotation


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models inside an annotation: `tuple[Rule, ...] | None` → Rule."""
    if isinstance(annotation, type) and not get_origin(annotation) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)
