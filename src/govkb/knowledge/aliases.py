"""Habitual forms of a division's name, by the rules of `aliases.yaml`: 黔东南苗族侗族自治州 → 黔东南州."""

from __future__ import annotations

from functools import cached_property

from govkb.knowledge.places import Aliases, AliasRule


class AliasMaker:
    """Makes the forms of full names; the rules are tried in their order and the first whose suffix fits is used."""

    def __init__(self, aliases: Aliases) -> None:
        self._aliases = aliases

    def forms(self, name: str, short: str) -> tuple[str, ...]:
        """Habitual forms of the full name `name`, without itself, in the order of the rule; `short` as in the division table."""
        rule = next((rule for rule in self._aliases.rules if name.endswith(rule.suffix)), None)
        if rule is None:
            return ()
        bare = name.removesuffix(rule.suffix)
        stem = self._stem(bare)
        if rule.only_peoples and stem == bare:
            return ()
        return self._filled(rule, stem, short, name)

    def _filled(self, rule: AliasRule, stem: str, short: str, name: str) -> tuple[str, ...]:
        forms: dict[str, None] = {}
        for form in rule.forms:
            if "{short}" in form:
                forms.update((form.replace("{short}", one), None) for one in short.split("/") if one and not one.endswith(rule.suffix[-1]))
            else:
                forms[form.replace("{stem}", stem)] = None
        forms.pop(name, None)
        return tuple(forms)

    def _stem(self, name: str) -> str:
        """`name` without the peoples' names at its end; two characters at least stay (东乡族 → 东乡, 内蒙古 whole)."""
        stem = name
        while (cut := self._without_last_people(stem)) is not None:
            if len(cut) < 2:
                return stem.removesuffix("族")
            stem = cut
        return stem

    def _without_last_people(self, name: str) -> str | None:
        return next((name.removesuffix(people) for people in self._peoples if name.endswith(people)), None)

    @cached_property
    def _peoples(self) -> tuple[str, ...]:
        """With 族 and, for names of three characters up, without (维吾尔自治区, 哈萨克自治州): official names use both."""
        full = self._aliases.peoples
        bare = tuple(name.removesuffix("族") for name in full if len(name) > 2)
        return tuple(sorted({*full, *bare, *self._aliases.collective}, key=lambda name: (-len(name), name)))
