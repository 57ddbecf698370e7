"""Which extractor files there are.

A new kind of file is one model (in `rules.py`, `places.py` …) and one line here: `RuleKind("names.yaml", NameRule)` for a rule file,
`YamlKind("places/levels.yaml", Levels)` for a file that is one mapping, `TableKind(…)` for a big CSV table. Names may be globs.
"""

from __future__ import annotations

from govkb.knowledge.indicators import IndicatorFile, MeasureWord, ScopeRule, UnitClass
from govkb.knowledge.kinds import Kind, RuleKind, TableKind, YamlKind
from govkb.knowledge.naming_rules import CommitteeRule, PairRule, PersonRule, ProgrammeRule, RunRule
from govkb.knowledge.places import Aliases, Division, Guard, Levels, Ordinary, Township, Whole, check_division
from govkb.knowledge.text_rules import (
    Approximator,
    FoundedRule,
    FurnitureRule,
    ModalityRule,
    NameRule,
    OrganisationRule,
    PhraseRule,
    StatisticRule,
    StemRule,
    UnitRule,
)
from govkb.knowledge.times import TimeRule, TimeWords

KINDS: tuple[Kind, ...] = (
    RuleKind("approximators.yaml", Approximator),
    RuleKind("committees.yaml", CommitteeRule),
    RuleKind("founded.yaml", FoundedRule),
    RuleKind("furniture.yaml", FurnitureRule),
    RuleKind("phrases.yaml", PhraseRule),
    RuleKind("names.yaml", NameRule),
    RuleKind("norms.yaml", ModalityRule),
    RuleKind("organisations.yaml", OrganisationRule),
    RuleKind("pairs.yaml", PairRule),
    RuleKind("people.yaml", PersonRule),
    RuleKind("programmes.yaml", ProgrammeRule),
    RuleKind("runs.yaml", RunRule),
    RuleKind("statistics.yaml", StatisticRule),
    YamlKind("indicators/*.yaml", IndicatorFile),
    RuleKind("measure_words.yaml", MeasureWord),
    RuleKind("scopes.yaml", ScopeRule),
    RuleKind("times.yaml", TimeRule),
    YamlKind("time_words.yaml", TimeWords),
    RuleKind("unit_classes.yaml", UnitClass),
    RuleKind("units.yaml", UnitRule),
    RuleKind("places/stems.yaml", StemRule),
    TableKind("places/divisions.csv", ("code", "name", "short", "level", "parent_code"), Division, check=check_division),
    TableKind("places/townships.csv", ("name", "county_code"), Township),
    YamlKind("places/levels.yaml", Levels),
    RuleKind("places/wholes.yaml", Whole),
    YamlKind("places/aliases.yaml", Aliases),
    RuleKind("places/guards.yaml", Guard),
    YamlKind("places/ordinary.yaml", Ordinary),
)
