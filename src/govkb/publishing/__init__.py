"""The knowledge base as web pages: Datasette with Chinese titles, Chinese search and pages of its own under `/-/govkb`.

Datasette finds its plugin here (entry point `govkb`), so `datasette kb.sqlite` shows the same pages as `govkb serve`.
"""

from govkb.publishing.hooks import (
    asgi_wrapper,
    extra_css_urls,
    filters_from_request,
    get_metadata,
    handle_exception,
    menu_links,
    permission_allowed,
    prepare_connection,
    register_output_renderer,
    register_routes,
    render_cell,
    skip_csrf,
    startup,
)
from govkb.publishing.server import ServeError, make_datasette, serve

__all__ = [
    "ServeError",
    "asgi_wrapper",
    "extra_css_urls",
    "filters_from_request",
    "get_metadata",
    "handle_exception",
    "make_datasette",
    "menu_links",
    "permission_allowed",
    "prepare_connection",
    "register_output_renderer",
    "register_routes",
    "render_cell",
    "serve",
    "skip_csrf",
    "startup",
]
