"""Rules named in a reason or a reading (`norm-quota：每年至少`), found again in the files they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govkb.knowledge.knowledge import Entry, Knowledge
from govkb.knowledge.rules import Rule

_WORD = re.compile(r"[a-z0-9][a-z0-9_.-]*")


@dataclass(frozen=True, slots=True)
class Cited:
    """A rule that a decision rests on: where it stands, and what its file and its own note say of it (either may be empty)."""

    id: str
    file: str
    line: int
    about: str
    note: str


def cited_in(said: str, knowledge: Knowledge) -> tuple[Cited, ...]:
    """The rules whose ids stand in `said`, in the order in which they are named, each once."""
    entries = knowledge.built(_entries)
    ids = dict.fromkeys(word.rstrip(".") for word in _WORD.findall(said))
    return tuple(_cited(entries[id_]) for id_ in ids if id_ in entries)


def cite(rule: Rule, knowledge: Knowledge) -> Cited:
    """Where a rule of this knowledge stands."""
    return _cited(knowledge.built(_entries)[rule.id])


def _cited(entry: Entry) -> Cited:
    rule: Rule = entry.value
    return Cited(rule.id, entry.file, entry.line, " ".join(entry.about.split()), rule.note or "")


def _entries(knowledge: Knowledge) -> dict[str, Entry]:
    return {entry.value.id: entry for kind, entries in knowledge.entries.items() if issubclass(kind, Rule) for entry in entries}
