"""A form with files in it, as a browser sends one: RFC 7578. In memory only."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Any

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import Field, File, FormParser, parse_options_header

_MOST_PARTS = 20
"""Parts of a form; more is no form of this site."""


class FormError(Exception):
    """What was sent is no form with files."""


@dataclass(frozen=True, slots=True)
class Form:
    """Texts by field, and files by field as name and content; a file field left empty is none."""

    texts: dict[str, str] = field(default_factory=dict)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)


def parse_form(body: bytes, content_type: str) -> Form:
    """The form in a request's body. FormError when there is none."""
    form = Form()

    def on_field(part: Field) -> None:
        form.texts[_text(part.field_name)] = _text(part.value)

    def on_file(part: File) -> None:
        part.file_object.seek(0)
        content = part.file_object.read()
        if part.file_name or content:
            form.files[_text(part.field_name)] = (_text(part.file_name), content)

    _, options = parse_options_header(content_type)
    # A part is never larger than the body, so that none is put on disk.
    config = {"MAX_MEMORY_FILE_SIZE": len(body) + 1, "MAX_FIELDS": _MOST_PARTS}
    try:
        parser = FormParser("multipart/form-data", on_field, on_file, boundary=options[b"boundary"], config=config)
        parser.write(body)
        parser.finalize()
    except (FormParserError, KeyError) as error:
        raise FormError(str(error)) from error
    return form


def has_token(form: Form, request: Any) -> bool:
    """Whether the form carries the token that this visitor's browser was given with the page; false without its cookie."""
    # Datasette gives the cookie's token back, or a new one when there is none or it is not signed here.
    return secrets.compare_digest(form.texts.get("csrftoken", "").encode(), str(request.scope["csrftoken"]()).encode())


def _text(value: bytes | None) -> str:
    return (value or b"").decode("utf-8", "replace")
