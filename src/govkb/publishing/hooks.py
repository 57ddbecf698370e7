"""Where Datasette calls govkb. Each hook does nothing for a database that is no knowledge base."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from typing import Any

from datasette.filters import FilterArguments
from datasette.utils.asgi import asgi_static
from markupsafe import Markup

# Datasette's own hookimpl is this marker, but untyped.
from pluggy import HookimplMarker, Result

from govkb.publishing import cells, editors, errors, posting, renderers, robots, search, security
from govkb.publishing.asgi import Application, Message
from govkb.publishing.links import ROOT, home_path, own_path
from govkb.publishing.metadata import metadata
from govkb.publishing.page import STATIC, nothing_here, served, versioned
from govkb.publishing.pages import ALLOWANCES, PAGES
from govkb.publishing.sites import discover, knowledge_bases, pinned

hookimpl = HookimplMarker("datasette")


@hookimpl
def startup(datasette: Any) -> Callable[[], Awaitable[None]]:
    async def look() -> None:
        await discover(datasette)
        robots.choice(datasette)

    return look


@hookimpl
def get_metadata(datasette: Any) -> dict[str, Any]:
    return metadata(datasette)


@hookimpl(trylast=True)
def prepare_connection(conn: Any) -> None:
    # Last, or core's own escape_fts replaces govkb's and every search finds nothing.
    search.teach(conn)


@hookimpl
def filters_from_request(request: Any, database: str, table: str, datasette: Any) -> FilterArguments | None:
    """Core's `_search` on passages asks the index, which ignores white space and case; the text itself decides."""
    query = request.args.get("_search")
    if not query or table != "passages" or database not in knowledge_bases(datasette):
        return None
    return FilterArguments(["govkb_contains(text, :govkb_search)"], params={"govkb_search": query})


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    own = [(rf"{ROOT}{pattern}$", served(view, keep=keep)) for pattern, view, keep in PAGES]
    static = (rf"{ROOT}/static/(?P<path>.*)$", asgi_static(STATIC))
    # An address with a slash too many is left to Datasette, which leads to the one without.
    return [(r"/robots\.txt$", robots.robots_txt), static, *own, (rf"{ROOT}/.*[^/]$", served(nothing_here))]


@hookimpl
def register_output_renderer() -> list[dict[str, Any]]:
    return renderers.renderers()


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Markup | str | None:  # noqa: PLR0913, PLR0917
    if database not in knowledge_bases(datasette):
        return None
    return cells.render(datasette, cells.Cell(database, table or "", column, row, value))


@hookimpl
def extra_css_urls(database: str | None, datasette: Any) -> list[str]:
    """Core's pages of a knowledge base, and the index that leads to it."""
    known = knowledge_bases(datasette)
    return [f"{ROOT}/static/{versioned('core.css')}"] if known and database in {None, *known} else []


@hookimpl
def menu_links(datasette: Any) -> list[dict[str, str]]:
    if not knowledge_bases(datasette):
        return []
    return [
        {"href": home_path(datasette), "label": "知识库首页"},
        {"href": own_path(datasette, "search"), "label": "检索"},
        {"href": own_path(datasette, "check"), "label": "核稿"},
    ]


@hookimpl
def permission_allowed(datasette: Any, actor: dict[str, Any] | None, action: str) -> bool | None:
    return editors.permission(datasette, actor) if action == editors.ACTION else None


@hookimpl
def skip_csrf(datasette: Any, scope: Message) -> bool:
    """Forms with files are held against their token by their own pages: Datasette's way breaks with newer versions of the library it uses."""
    allowance = dict(ALLOWANCES).get(security.local_path(scope["path"], datasette.setting("base_url")))
    return allowance is not None and allowance.form == posting.FILES


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[Application], Application]:
    def wrap(application: Application) -> Application:
        application = pinned(datasette, application)
        return security.guard(datasette, posting.guard(datasette, application, dict([posting.LOGIN, *ALLOWANCES])))

    return wrap


@hookimpl(hookwrapper=True)
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Generator[None, Result[list[Any]], None]:
    outcome = yield
    wrong = errors.mistake(exception)
    # Core's handler is always among them; another plugin's answer is left alone.
    if wrong is not None and knowledge_bases(datasette) and len(outcome.get_result()) == 1:
        outcome.force_result([errors.plain_answer(datasette, request, wrong)])
