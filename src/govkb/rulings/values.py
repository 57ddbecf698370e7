"""What an editor decided, about which print, when and why; and the one line of JSON that keeps it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from govkb.model import make_id


class Decision(StrEnum):
    """What a ruling says. Of several on the same print the latest holds; notes stand beside it."""

    ACCEPT = "accept"
    """The finding, or the claim, is right."""
    REJECT = "reject"
    """The finding is none; the claim's figure is wrong and is compared no more."""
    PREFER = "prefer"
    """Of the values on record this one is to be used."""
    SAME = "same"
    """Both prints are values of one indicator, and are to be compared."""
    DIFFERENT = "different"
    """The prints are values of two indicators, and are not to be compared."""
    NOTE = "note"
    """A remark that decides nothing."""


@dataclass(frozen=True)
class Print:
    """A figure as it is printed: what a ruling rests on, whatever id, file or reading the figure has today.

    `sentence` and `quote` are normalised (`keys.normalised`); `occurrence` counts equal quotes in the sentence from 1. `document` and `title` say
    where it stood when the ruling was made; they are for people and are no part of the key.
    """

    sentence: str
    quote: str
    occurrence: int
    subject: str
    document: str = ""
    title: str = ""

    @cached_property
    def key(self) -> str:
        return make_id("print", self.sentence, self.quote, self.occurrence, self.subject)


@dataclass(frozen=True)
class Ruling:
    """One decision. `made` is ISO 8601 in UTC; `relation` that of the finding ruled on, empty for a ruling on claims.

    `a` are the prints of the claim or of the finding's first side, `b` those of the other side; a `prefer` prefers `a`.
    """

    made: str
    author: str
    decision: Decision
    reason: str
    a: tuple[Print, ...]
    b: tuple[Print, ...] = ()
    relation: str = ""

    @cached_property
    def id(self) -> str:
        return make_id("ruling", self.made, self.author, self.decision, self.reason, self.relation, *_keys(self.a), "|", *_keys(self.b))

    @cached_property
    def matter(self) -> str:
        """What it is about: rulings with one matter replace each other."""
        return make_id("matter", bool(self.relation or self.b), *sorted({*_keys(self.a), *_keys(self.b)}))


def _keys(prints: tuple[Print, ...]) -> list[str]:
    return [one.key for one in prints]


_TEXTS = ("id", "made", "author", "decision", "reason", "relation")


def to_line(ruling: Ruling) -> str:
    """The ruling as one line of JSON, without its line end."""
    fields = {
        "id": ruling.id,
        "made": ruling.made,
        "author": ruling.author,
        "decision": ruling.decision.value,
        "reason": ruling.reason,
        "relation": ruling.relation,
        "a": [_print_fields(one) for one in ruling.a],
        "b": [_print_fields(one) for one in ruling.b],
    }
    return json.dumps(fields, ensure_ascii=False)


def from_line(line: str) -> Ruling:
    """A line back into its ruling; ValueError that says what is wrong with it, and what would be right."""
    try:
        fields = json.loads(line)
    except ValueError as error:
        raise ValueError("is no whole line of JSON: its writer was stopped in the middle, or it was changed by hand") from error
    if not isinstance(fields, dict):
        raise ValueError(f"holds {line[:40]!r}, not a JSON object")
    lost = [name for name in _TEXTS if not isinstance(fields.get(name), str)]
    if lost:
        raise ValueError(f"has no text under {lost[0]!r}; a ruling has {', '.join(_TEXTS)}, a and b")
    ruling = Ruling(
        _time(fields["made"]),
        fields["author"],
        _decision(fields["decision"]),
        fields["reason"],
        _prints(fields, "a"),
        _prints(fields, "b"),
        fields["relation"],
    )
    if ruling.id != fields["id"]:
        raise ValueError("was changed after it was made (its id does not fit); make a new ruling instead")
    return ruling


def _print_fields(one: Print) -> dict[str, object]:
    return {
        "sentence": one.sentence,
        "quote": one.quote,
        "occurrence": one.occurrence,
        "subject": one.subject,
        "document": one.document,
        "title": one.title,
    }


def _decision(text: str) -> Decision:
    try:
        return Decision(text)
    except ValueError as error:
        raise ValueError(f"decision {text!r} is none of {', '.join(Decision)}") from error


def _time(text: str) -> str:
    try:
        datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"made {text!r} is no time in ISO 8601") from error
    return text


def _prints(fields: Mapping[str, object], side: str) -> tuple[Print, ...]:
    listed = fields.get(side)
    if not isinstance(listed, list):
        raise ValueError(f"has no list of prints under {side!r}")
    return tuple(_print(one, side) for one in listed)


def _print(one: object, side: str) -> Print:
    texts = ("sentence", "quote", "subject", "document", "title")
    if not isinstance(one, dict) or not all(isinstance(one.get(name), str) for name in texts) or not isinstance(one.get("occurrence"), int):
        raise ValueError(f"a print under {side!r} has not {', '.join(texts)} and occurrence")
    return Print(one["sentence"], one["quote"], one["occurrence"], one["subject"], one["document"], one["title"])
