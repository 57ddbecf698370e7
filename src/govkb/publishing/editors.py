"""Who may rule, under which name, and into which file; from the plugin's configuration:

plugins:
  govkb:
    editors: {id: [wang, li]}          # an allow block of Datasette; without one nobody may rule
    rulings: desk/rulings.jsonl       # else rulings.jsonl beside kb.sqlite, where that is a folder that is built from
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from datasette.utils import actor_matches_allow

from govkb.folder import Folder

PLUGIN = "govkb"
ACTION = "govkb-rule"
LONGEST_NAME = 80

Actor = Mapping[str, Any]

_INVITED: WeakKeyDictionary[Any, dict[str, str]] = WeakKeyDictionary()
"""Names by the token that signs them in once."""


def invite(datasette: Any, name: str) -> str:
    """A token that signs `name` in once, while this server runs."""
    token = secrets.token_urlsafe(24)
    _INVITED.setdefault(datasette, {})[token] = name
    return token


def accept(datasette: Any, token: str) -> str | None:
    """Whom a token signs in; it is spent then. None for one that never was or is spent."""
    waiting = _INVITED.get(datasette, {})
    known = next((each for each in waiting if secrets.compare_digest(each.encode(), token.encode("utf-8", "replace"))), "")
    return waiting.pop(known, None)


def permission(datasette: Any, actor: Actor | None) -> bool | None:
    """What the configuration says of the right to rule; None where it says nothing and other plugins decide."""
    allow = _configured(datasette).get("editors")
    return None if allow is None else bool(actor_matches_allow(actor, allow))


async def may_rule(datasette: Any, actor: Actor | None) -> bool:
    """Whether somebody signed in, with a name and with the permission, is at the desk, and there is a file to rule into."""
    if actor is None or author_of(actor) == "":
        return False
    return bool(await datasette.permission_allowed(actor, ACTION, default=False))


def author_of(actor: Actor) -> str:
    """The name a ruling bears: the actor's name, else its id."""
    return str(actor.get("name") or actor.get("id") or "").strip()[:LONGEST_NAME]


def rulings_path(datasette: Any, database: str) -> Path | None:
    """The rulings.jsonl that the builds of a knowledge base replay; None where there is none to be found."""
    folder = Folder(Path(datasette.get_database(database).path).parent)
    configured = _configured(datasette).get("rulings")
    if configured:
        return folder.root / str(configured)
    return folder.rulings if folder.corpus.is_dir() or folder.rulings.exists() else None


def _configured(datasette: Any) -> Mapping[str, Any]:
    return datasette.plugin_config(PLUGIN) or {}
