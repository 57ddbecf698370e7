"""What an extractor file says: mappings checked by models, each rule with examples that run as tests.

A rule file is `{about: …, rules: [{id, pattern | words, …, note, examples}]}`. A new kind of rule is a subclass of `Rule` with its effect
fields and one line in `registry.py`.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from govkb.knowledge.scanner import ends_of, heads_of

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_.-]*$", max_length=80)]
"""Lower-case Latin letters, digits, - _ . : the name by which readings and reports speak of a rule."""

Text = Annotated[str, Field(min_length=1)]


class Strict(BaseModel):
    """Base of all extractor models: unknown keys are refused, values cannot be changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,))


class Example(Strict):
    """A sentence and what the rule gives on it; `gives` is read by the mechanism that the rule belongs to ([] for nothing)."""

    text: Text
    gives: Any


class Rule(Strict):
    """A rule says what to look for (`pattern`, a regular expression, or `words`) and, in its subclasses, what that means."""

    id: Id
    pattern: str | None = None
    words: Annotated[tuple[Text, ...], Field(min_length=1)] | None = Field(default=None, validate_default=True)
    note: Text | None = None
    examples: Annotated[tuple[Example, ...], Field(min_length=1)]

    @field_validator("pattern")
    @classmethod
    def _pattern_compiles(cls, pattern: str | None) -> str | None:
        if pattern is not None:
            check_pattern(pattern)
        return pattern

    @field_validator("words")
    @classmethod
    def _pattern_or_words(cls, words: tuple[str, ...] | None, info: ValidationInfo) -> tuple[str, ...] | None:
        """Stands on `words` because pydantic runs it even when other keys are wrong; a `pattern` that failed is not in `info.data`."""
        if "pattern" in info.data and (info.data["pattern"] is None) is (words is None):
            found = "neither" if words is None else "both"
            raise ValueError(f"a rule has either 'pattern' or 'words'; found {found}")
        return words

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern; words become an alternation, longest first."""
        return re.compile(self.source)

    @cached_property
    def heads(self) -> frozenset[str] | None:
        """The characters with which a match can begin; None when that cannot be told."""
        return heads_of(self.source)

    @cached_property
    def tails(self) -> frozenset[str] | None:
        """The characters with which a match can end; None when that cannot be told."""
        return ends_of(self.source)

    @property
    def source(self) -> str:
        """The regular expression as text, to be joined with others."""
        if self.pattern is not None:
            return self.pattern
        return "|".join(re.escape(word) for word in sorted(self.words or (), key=lambda word: (-len(word), word)))


_ALONE = re.compile(r"\\[1-9]|\(\?(?:P=|[aiLmsux(])")
"""What makes a pattern mean something else when it is joined with others: back references, conditions, flags."""


def check_pattern(pattern: str) -> None:
    """Raise ValueError when `pattern` is no regular expression, matches the empty text (it would fire everywhere) or cannot be joined with others."""
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        at = "" if error.pos is None else f" at character {error.pos + 1}"
        raise ValueError(f"not a regular expression: {error.msg}{at}; found {pattern}") from error
    if compiled.fullmatch("") is not None:
        raise ValueError(f"the regular expression matches the empty text; found {pattern}")
    if (alone := _ALONE.search(pattern)) is not None:
        raise ValueError(f"no back references, conditions or flags are allowed: rules are joined; found {alone.group()} in {pattern}")


AnyRule = TypeVar("AnyRule", bound=Rule)


class RuleFile(Strict, Generic[AnyRule]):
    """A rule file. `about` tells a newcomer what the rules of the file are for."""

    about: Text
    rules: Annotated[tuple[AnyRule, ...], Field(min_length=1)]
