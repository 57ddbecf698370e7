"""The own pages, one module each: a `PATTERN` below `/-/govkb` and a `view` that answers it."""

from govkb.publishing.page import View
from govkb.publishing.pages import (
    article,
    check,
    claim,
    compare,
    feed,
    finding,
    graph,
    home,
    indicator,
    matrix,
    place,
    rulings,
    search,
    sign_in,
)
from govkb.publishing.posting import Allowance

MODULES = (
    home,
    search,
    place,
    indicator,
    matrix,
    article,
    claim,
    finding,
    feed,
    rulings,
    check,
    graph,
    compare,
    sign_in,
)

KEPT = frozenset({home, place, indicator, matrix, article, claim, finding, graph})
"""Those that say the same to whoever comes without a cookie, until a build or a ruling changes it."""

PAGES: tuple[tuple[str, View, bool], ...] = tuple((module.PATTERN, module.view, module in KEPT) for module in MODULES)
"""Pattern, view, and whether the page is kept."""

ALLOWANCES: tuple[tuple[str, Allowance], ...] = (rulings.ALLOWANCE, check.ALLOWANCE)
"""What may be sent to which page, by its whole path (`f"{ROOT}/check"`); all others only show something."""
