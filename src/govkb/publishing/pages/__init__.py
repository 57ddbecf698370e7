"""The own pages, one module each: a `PATTERN` below `/-/govkb` and a `view` that answers it."""

from govkb.publishing.page import View
from govkb.publishing.pages import article, claim, finding, home, place, search

PAGES: tuple[tuple[str, View], ...] = tuple((module.PATTERN, module.view) for module in (home, search, claim, finding, article, place))
