"""sources.csv: publisher, page, date and address of each report, and every mistake in it at once."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

from govkb.errors import FolderError, Problem, ReadingError
from govkb.model import Source
from govkb.reading.corpus import SOURCES_FILE, corpus_files, document_name
from govkb.reading.decoding import decode

SOURCE_COLUMNS = ("file", *(field.name for field in fields(Source)))

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_sources(folder: Path) -> dict[str, Source]:
    """What sources.csv in `folder` says, by document name; nothing when there is no such file.

    FolderError with one line a mistake: an unknown column, a file that is not there, a file listed twice, a date that is not ISO 8601.
    """
    path = folder / SOURCES_FILE
    if not path.exists():
        return {}
    try:
        text = decode(path.read_bytes()).text if path.stat().st_size > 0 else ""
    except ReadingError as error:
        raise FolderError(f"{path}: {error}") from error
    except OSError as error:
        raise FolderError(f"{path}: cannot be read: {error.strerror}") from error
    documents = {document_name(file, folder) for file in corpus_files(folder)}
    sources, problems = parse_sources(text, documents, str(path))
    if problems:
        raise FolderError("\n".join(map(str, problems)))
    return sources


def parse_sources(text: str, documents: set[str], name: str) -> tuple[dict[str, Source], list[Problem]]:
    """The rows of a sources.csv and what is wrong with them. `documents` are the files there are, `name` stands in the problems."""
    problems: list[Problem] = []
    rows = _rows(text, name, problems)
    line, header = next(rows, (1, []))
    problems.extend(Problem(name, line, message) for message in _header_faults(header))
    if problems:
        return {}, problems
    sources: dict[str, Source] = {}
    for line, row in rows:
        cells = dict(zip(header, row, strict=False))
        problems.extend(Problem(name, line, message) for message in _row_faults(cells, len(row) - len(header), documents, sources))
        document = cells.pop("file", "")
        sources.setdefault(document, Source(**cells))
    return sources, problems


def _rows(text: str, name: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield line, [cell.strip() for cell in row]
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(name, line, f"is no CSV: {error}"))


def _header_faults(header: list[str]) -> Iterator[str]:
    allowed = ", ".join(SOURCE_COLUMNS)
    if "file" not in header:
        yield f"the first line must name the columns and have a column 'file'; allowed: {allowed}"
    for column in dict.fromkeys(header):
        if column not in SOURCE_COLUMNS:
            yield f"unknown column {column!r}; allowed: {allowed}"
        if header.count(column) > 1:
            yield f"column {column!r} stands {header.count(column)} times"


def _row_faults(cells: dict[str, str], surplus: int, documents: set[str], seen: dict[str, Source]) -> Iterator[str]:
    document, published = cells.get("file", ""), cells.get("published", "")
    if surplus > 0:
        yield f"{surplus} cells more than columns; a comma inside a cell needs quotation marks around it"
    if document == "":
        yield "column 'file' is empty"
    elif document in seen:
        yield f"{document!r} is listed twice"
    elif document not in documents:
        yield f"{document!r} is listed but is not in the folder"
    if published and not _is_date(published):
        yield f"{published!r} is no date; expected YYYY-MM-DD, such as 2026-01-31"


def _is_date(text: str) -> bool:
    if not _ISO_DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
