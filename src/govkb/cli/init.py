"""govkb init"""

from __future__ import annotations

from pathlib import Path

import click

from govkb import folder


@click.command(epilog="\b\nExample:\n  govkb init mykb")
@click.argument("directory", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
def init(directory: Path) -> None:
    """Make DIR a knowledge base folder: an empty corpus, and the same extractors as govkb's own, yours to change.

    A folder with something in it is left as it is.
    """
    made = folder.init(directory)
    where = "" if directory == Path() else f" {directory}"
    click.echo(f"{directory}: made. Put reports (.txt) into {made.corpus} and run: govkb build{where}")
