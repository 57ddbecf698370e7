"""The web server behind `govkb serve`."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import uvicorn
import yaml
from datasette.utils import StartupError

from govkb.errors import GovkbError
from govkb.publishing import robots
from govkb.publishing.editors import PLUGIN, invite
from govkb.publishing.links import own_path
from govkb.publishing.served_file import ServedFile
from govkb.store import open_kb

NAME = "kb"
"""The database's name in addresses, whatever the file is called."""

SETTINGS = {
    "allow_download": True,  # of the knowledge base itself; nothing else is served
    "default_page_size": 50,
    "facet_time_limit_ms": 500,
    "max_returned_rows": 5000,
    "num_sql_threads": 4,
    "sql_time_limit_ms": 3000,
    "suggest_facets": False,  # the setting that decides the speed of table pages
    "truncate_cells_html": 200,
}


class ServeError(GovkbError):
    """The web server cannot listen where it was told to."""


def make_datasette(path: Path, *, config: Mapping[str, Any] | None = None) -> Any:
    """A Datasette that serves the knowledge base at `path`, read-only, as `kb`. StoreError when there is none.

    `config` is Datasette's own: plugins, `allow` blocks and the like.
    """
    open_kb(path).close()
    # Importing datasette.app registers every installed plugin, this package among them, so the package must be whole by then.
    from datasette.app import Datasette  # noqa: PLC0415
    from datasette.plugins import pm  # noqa: PLC0415

    from govkb import publishing  # noqa: PLC0415

    if not pm.is_registered(publishing):  # run from a source tree that is not installed
        pm.register(publishing, "govkb")
    datasette = Datasette(settings=SETTINGS, metadata=dict(config or {}), secret=os.environ.get("DATASETTE_SECRET"))
    datasette.remove_database("_memory")
    datasette.add_database(ServedFile(datasette, path), name=NAME)
    return datasette


def serve(  # noqa: PLR0913 - one keyword for each option of the command
    path: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8001,
    config: Path | None = None,
    editor: str = "",
    listening: Callable[[str], None] | None = None,
) -> None:
    """Serve the knowledge base until interrupted. StoreError for the file, ServeError for host, port or the configuration file.

    Once the port is taken, from when on a browser finds it, `listening` is called with the path to open: `/`, or the one that signs `editor` in.
    """
    settings = {} if config is None else read_config(config)
    datasette = make_datasette(path, config=with_editor(settings, editor) if editor else settings)
    try:
        robots.choice(datasette)
    except StartupError as error:
        raise ServeError(f"{config}: {error}") from error
    with closing(_listen(host, port)) as listener:
        if listening is not None:
            listening(f"{own_path(datasette, 'sign-in')}?token={invite(datasette, editor)}" if editor else "/")
        server = uvicorn.Server(uvicorn.Config(datasette.app(), lifespan="on", log_level="warning"))
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listener])


def with_editor(config: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The configuration with one more editor, by id."""
    plugins = config.get("plugins") or {}
    plugin = plugins.get(PLUGIN) or {}
    allowed = plugin.get("editors") or {}
    ids = allowed.get("id") or []
    editors = {**allowed, "id": [*(ids if isinstance(ids, list) else [ids]), name]}
    return {**config, "plugins": {**plugins, PLUGIN: {**plugin, "editors": editors}}}


def read_config(path: Path) -> Mapping[str, Any]:
    """Datasette's configuration from a YAML or JSON file; ServeError when it is none."""
    try:
        config = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ServeError(f"{path}: cannot be read as a configuration: {error}") from error
    if not isinstance(config, dict) or not isinstance(config.get("plugins", {}), dict):
        raise ServeError(f"{path}: is no configuration of Datasette; expected keys such as plugins: and allow:")
    return config


def _listen(host: str, port: int) -> socket.socket:
    if not 1 <= port <= 65535:  # the system would cut a larger one down to some other port
        raise ServeError(f"{host}:{port}: no such port; expected 1 to 65535")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except (OSError, UnicodeError) as error:
        raise ServeError(f"{host}:{port}: no such address ({error}); expected a host such as 127.0.0.1") from error
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise ServeError(f"{host}:{port}: cannot listen here ({error.strerror or error}); choose another port with --port") from error
    return listener
