"""What the own pages say, from `labels.yaml`: one entry a phrase, Chinese first, English second."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Labels:
    """Phrases in one language. A key that `labels.yaml` lacks is a fault of the page, hence KeyError."""

    language: str

    @property
    def tag(self) -> str:
        """The language as HTML writes it."""
        return "en" if self.language == "en" else "zh-CN"

    def text(self, key: str, **values: object) -> str:
        """A phrase of the page, its {names} filled in."""
        phrase = str(_table()["text"][key][self._place])
        return phrase.format(**values) if values else phrase

    def field(self, key: str) -> str:
        """The name of a field; the key itself where it has none, as knowledge files may add fields to a reading."""
        return self._or_key(_table()["field"], key)

    def value(self, kind: str, key: str | None) -> str:
        """A value of a closed list in words; the value itself when the list does not have it."""
        return self._or_key(_table()["value"][kind], key or "")

    def values(self, kind: str) -> dict[str, str]:
        """All values of a closed list in words."""
        return {key: self.value(kind, key) for key in _table()["value"][kind]}

    def _or_key(self, table: dict[str, list[str]], key: str) -> str:
        return str(table[key][self._place]) if key in table else key

    @property
    def _place(self) -> int:
        return LANGUAGES.index(self.language)


def labels(language: str | None) -> Labels:
    """Labels in the language asked for; Chinese when it is none of LANGUAGES."""
    return Labels(language if language in LANGUAGES else LANGUAGES[0])


@cache
def _table() -> dict[str, Any]:
    source = resources.files(__package__).joinpath("labels.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.safe_load(source)
    return table
