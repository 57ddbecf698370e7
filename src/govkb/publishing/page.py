"""What every own page is made with: rows of the knowledge base, addresses, labels in the visitor's language, a template."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from datasette import Response
from datasette.database import QueryInterrupted
from datasette.utils import path_with_replaced_args

from govkb.publishing import kept, robots
from govkb.publishing.editions import Edition
from govkb.publishing.labels import LANGUAGES, Labels, labels
from govkb.publishing.links import core_path, home_path, own_path
from govkb.publishing.sites import knowledge_bases
from govkb.publishing.templating import rendered

STATIC = Path(__file__).parent / "static"

Row = dict[str, Any]


class MissingPageError(Exception):
    """The page asked for does not exist; carries the key and values of the phrase that says so."""

    def __init__(self, key: str, **values: str) -> None:
        self.key = key
        self.values = values
        super().__init__(key)


class RefusedError(Exception):
    """What the visitor sent is not taken: a status below 500, and the key and values of the phrase that says why."""

    def __init__(self, key: str, *, status: int = 400, detail: str = "", **values: object) -> None:
        self.key = key
        self.status = status
        self.detail = detail
        self.values = values
        super().__init__(key)


@dataclass(frozen=True, slots=True)
class Page:
    """One request for an own page of the knowledge base `database`."""

    datasette: Any
    request: Any
    database: str
    labels: Labels

    def parameter(self, name: str) -> str:
        """A named part of the address, such as the id; empty when the address has none."""
        return str(self.request.url_vars.get(name) or "")

    def number(self) -> int:
        """Which page of a long list is asked for, from 1."""
        text = self.request.args.get("page") or ""
        return int(text) if re.fullmatch("[1-9][0-9]{0,5}", text) else 1

    @property
    def edition(self) -> Edition:
        """The content of the knowledge base that this request reads."""
        edition: Edition = self.datasette.get_database(self.database).edition
        return edition

    async def rows(self, sql: str, **values: object) -> list[Row]:
        """Rows of a query as dictionaries; QueryInterrupted when it takes longer than Datasette's limit."""
        result = await self.datasette.get_database(self.database).execute(sql, values)
        return [dict(row) for row in result.rows]

    async def row(self, sql: str, **values: object) -> Row | None:
        """The first row of a query, or None."""
        rows = await self.rows(sql, **values)
        return rows[0] if rows else None

    async def count(self, sql: str, **values: object) -> int:
        """The one number that a query gives."""
        return int((await self.datasette.get_database(self.database).execute(sql, values)).single_value())

    def own(self, page: str, identifier: str = "", /, **query: object) -> str:
        """Address of an own page, in the visitor's language."""
        return _with_query(own_path(self.datasette, page, identifier), query | self._language())

    def core(self, table: str, identifier: str = "", /, **filters: object) -> str:
        """Address of a table in core Datasette, narrowed by `filters`, or of one of its rows."""
        return _with_query(core_path(self.datasette, self.database, table, identifier), filters)

    def headings(self, columns: Iterable[str]) -> list[tuple[str, str]]:
        """Columns of a table with their names in the visitor's language."""
        return [(column, self.labels.field(column)) for column in columns]

    def static(self, name: str) -> str:
        """Address of a static file; a page lists its scripts by name as `scripts`."""
        return f"{own_path(self.datasette, 'static')}/{versioned(name)}"

    def home(self) -> str:
        return _with_query(home_path(self.datasette), self._language())

    def absolute(self, page: str = "", identifier: str = "") -> str:
        """The whole address of an own page, of home without one, without the language: to be kept and cited."""
        path = own_path(self.datasette, page, identifier) if page else home_path(self.datasette)
        return str(self.datasette.absolute_url(self.request, path))

    async def render(self, template: str, *, status: int = 200, **context: object) -> Response:
        """The page `templates/govkb/<template>` as an answer."""
        common = {
            "page": self,
            "t": self.labels.text,
            "field": self.labels.field,
            "value": self.labels.value,
            "own": self.own,
            "core": self.core,
            "style": self.static("govkb.css"),
            "static": self.static,
            "other_language": self._other_language(),
            "robots": robots.choice(self.datasette),
            "here": self.datasette.absolute_url(self.request, self.request.path),
        }
        return Response.html(rendered(self.datasette, self.request, template, common | context), status=status)

    def _language(self) -> dict[str, object]:
        return {} if self.labels.language == LANGUAGES[0] else {"_lang": self.labels.language}

    def _other_language(self) -> str:
        other = None if self.labels.language == "en" else "en"
        return str(self.datasette.urls.path(path_with_replaced_args(self.request, {"_lang": other})))


View = Callable[[Page], Awaitable[Response]]


def served(view: View, *, keep: bool = False) -> Callable[..., Awaitable[Response]]:
    """`view` as Datasette calls it: finds the knowledge base, and says plainly what is missing or took too long.

    `keep` pages that say the same to every visitor are made once (kept.py).
    """

    async def answer(datasette: Any, request: Any) -> Response:
        found = knowledge_bases(datasette)
        page = Page(datasette, request, found[0] if found else "", labels(request.args.get("_lang")))
        try:
            if len(found) == 0:
                raise MissingPageError("missing.database")
            await datasette.ensure_permissions(request.actor, [("view-database", found[0]), "view-instance"])
            return await (_kept(view, page) if keep else view(page))
        except MissingPageError as missing:
            message = page.labels.text(missing.key, **missing.values)
            return await page.render("missing.html", status=404, heading="missing.title", message=message, known=len(found) > 0)
        except RefusedError as refused:
            message = page.labels.text(refused.key, **refused.values)
            return await page.render(
                "missing.html", status=refused.status, heading="failed.title", message=message, detail=refused.detail, known=False
            )
        except QueryInterrupted:
            return await page.render(
                "missing.html", status=503, heading="failed.title", message=page.labels.text("failed.slow"), known=False
            )

    return answer


async def _kept(view: View, page: Page) -> Response:
    shelf, key = kept.shelf(page.edition), kept.key_of(page.datasette, page.database, page.request)
    known = None if key is None else shelf.get(key)
    if known is not None:
        return known
    response = await view(page)
    if key is not None:
        shelf.put(key, response)
    return response


async def nothing_here(_page: Page) -> Response:
    """The page at an address below the own pages' root that none of them has."""
    raise MissingPageError("missing.address")


def _with_query(path: str, query: dict[str, object]) -> str:
    return f"{path}?{urlencode(query, doseq=True)}" if query else path


@cache
def versioned(name: str) -> str:
    """Name of a static file with a mark of its content, so that a browser's copy of an older one is not used."""
    return f"{name}?{hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:8]}"
