"""The command `govkb`."""

from govkb.cli.entry import main

__all__ = ["main"]
