"""What the elements of a web page are for, as `web_elements.yaml` lists them."""

from __future__ import annotations

from pathlib import Path

import yaml

ELEMENTS: dict[str, frozenset[str]] = {
    use: frozenset(names)
    for use, names in yaml.safe_load(Path(__file__).with_name("web_elements.yaml").read_text(encoding="utf-8")).items()
}
"""Names of elements by their use."""
