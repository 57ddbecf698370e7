"""The own pages' templates. Datasette's environment awaits at every cell of a table; theirs has nothing to wait for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from weakref import WeakKeyDictionary

from jinja2 import Environment

_ENVIRONMENTS: WeakKeyDictionary[Any, Environment] = WeakKeyDictionary()


def rendered(datasette: Any, request: Any, template: str, context: Mapping[str, object]) -> str:
    """`templates/govkb/<template>`, or what the site has under that name among its own templates."""
    environment = _ENVIRONMENTS.get(datasette)
    if environment is None:
        environment = _ENVIRONMENTS[datasette] = datasette.jinja_env.overlay(enable_async=False)
    common = {"urls": datasette.urls, "csrftoken": request.scope["csrftoken"]}
    return environment.get_template(f"govkb/{template}").render({**common, **context})
