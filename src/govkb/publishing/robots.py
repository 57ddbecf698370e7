"""What search engines may index, as the site's `robots` setting of the plugin says."""

from __future__ import annotations

from typing import Any

from datasette import Response
from datasette.utils import StartupError

from govkb.publishing.links import ROOT
from govkb.publishing.sites import knowledge_bases

SETTING = "robots"

RULES = {
    "pages": ["Allow: {own}$", "Allow: {own}/", "Disallow: {own}/search", "Disallow: {own}/matrix", "Disallow: {root}"],
    "all": ["Allow: {root}"],
    "none": ["Disallow: {root}"],
}
"""Choice → lines of robots.txt. `pages`, the default, keeps crawlers out of the endless combinations of tables, searches and filters."""


def choice(datasette: Any) -> str:
    """The choice made in the configuration: `plugins: {govkb: {robots: none}}`. StartupError when it is none of RULES."""
    configured = datasette.plugin_config("govkb")
    made = str(configured.get(SETTING, "pages")) if isinstance(configured, dict) else "pages"
    if made not in RULES:
        raise StartupError(f"plugins.govkb.{SETTING}: {made!r} is no choice; expected {', '.join(RULES)}")
    return made


async def robots_txt(datasette: Any) -> Response:
    """/robots.txt; without a knowledge base govkb has nothing to say."""
    if not knowledge_bases(datasette):
        return Response.text("", status=404)
    places = {"root": str(datasette.urls.instance()), "own": str(datasette.urls.path(ROOT))}
    lines = ["User-agent: *", *(line.format(**places) for line in RULES[choice(datasette)])]
    return Response.text("\n".join([*lines, ""]))
