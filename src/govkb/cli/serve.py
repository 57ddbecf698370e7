"""govkb serve"""

from __future__ import annotations

from pathlib import Path

import click

from govkb.folder import database_of


@click.command(epilog="\b\nExamples:\n  govkb serve\n  govkb serve kb.sqlite --port 8002")
@click.argument("path", metavar="[KB.SQLITE|DIR]", default=".", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 lets other machines in.")
@click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Datasette's configuration, YAML or JSON: plugins, editors, who may look.",
)
@click.option("--editor", metavar="NAME", default="", help="Print an address that signs NAME in, once, to record rulings.")
def serve(*, path: Path, port: int, host: str, config: Path | None, editor: str) -> None:
    """Serve a knowledge base as web pages until Ctrl-C. In addresses the database is named kb."""
    from govkb import publishing  # noqa: PLC0415 - loads Datasette, which `govkb serve --help` does without

    database = database_of(path)
    address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    def say(page: str) -> None:
        click.echo(f"{database}: {address}{page} (Ctrl-C ends)")

    publishing.serve(database, host=host, port=port, config=config, editor=editor.strip(), listening=say)
