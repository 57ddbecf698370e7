"""Examples of the rules that `layout` and `extraction` read."""

from __future__ import annotations

from govkb.examples.runner import AnyCase, Runner, UnmetError, only, read_alone
from govkb.extraction.ledger import keep_ledger
from govkb.extraction.organisations import find_organisations
from govkb.knowledge import Knowledge
from govkb.knowledge.finder import PlaceFinder
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
from govkb.layout.kinds import split_furniture
from govkb.layout.piece import squeeze
from govkb.model import Fate, PassageKind


def approximator(case: AnyCase, knowledge: Knowledge) -> object:
    """The bound of the one claim, whose figure this rule bounds."""
    claim = only(read_alone(case.example.text, knowledge).claims, "claims")
    if case.rule.id not in claim.reading["quantity"]:
        raise UnmetError(f"bound {claim.quantity.bound} by {claim.reading['quantity']}")
    return claim.quantity.bound


def unit(case: AnyCase, knowledge: Knowledge) -> object:
    """The unit of the one figure, which has a word of this rule in it."""
    figure = only(keep_ledger(case.example.text, [], knowledge).figures, "figures")
    printed = figure.quantity.text.replace("／", "/")
    if not any(word in printed for word in case.rule.words) and case.rule.group != "duration":
        raise UnmetError(f"the figure {printed} has no unit of this rule")
    return figure.quantity.unit


def name(case: AnyCase, knowledge: Knowledge) -> object:
    """The fates of the numerals that the example names; a fate other than a claim's is decided by this rule."""
    numerals = keep_ledger(case.example.text, [], knowledge).numerals
    others = sorted({numeral.reason for numeral in numerals if numeral.fate is not Fate.CLAIM} - {case.rule.id})
    if others:
        raise UnmetError(f"decided by {', '.join(others)}")
    keys = {str(key): key for key in case.example.gives}
    return {keys.get(numeral.text, numeral.text): numeral.fate for numeral in numerals}


def furniture(case: AnyCase, knowledge: Knowledge) -> object:
    """The kind of the whole text, or the part that is cut off."""
    piece = squeeze(case.example.text, 0)
    pieces = split_furniture(piece, knowledge) if piece is not None else []
    cut = only([part for part in pieces if any(reason.startswith(case.rule.id) for reason in part.reasons)], "parts by this rule")
    return cut.kind if case.example.gives in list(PassageKind) else cut.text


def modality(case: AnyCase, knowledge: Knowledge) -> object:  # noqa: ARG001 - a runner's signature
    """The modality by the rule's own pattern on what it reaches."""
    text = case.example.text
    reach = text if case.rule.reach == "clause" else text[: text.find("⟦")]
    return case.rule.modality if case.rule.regex.search(reach) else []


def statistic(case: AnyCase, knowledge: Knowledge) -> object:
    """The statistic of the first rule that fits, which is this one."""
    first = next((rule for rule in knowledge.rules(StatisticRule) if rule.regex.search(case.example.text)), None)
    if first is None or first.id != case.rule.id:
        raise UnmetError("decided by no rule" if first is None else f"decided by {first.id}")
    return first.statistic


def organisation(case: AnyCase, knowledge: Knowledge) -> object:
    """The organisations found."""
    places = PlaceFinder(knowledge, case.example.text).find(case.example.text)
    return [mention.text for mention in find_organisations(case.example.text, places, knowledge)]


def founded(case: AnyCase, knowledge: Knowledge) -> object:  # noqa: ARG001 - as above
    """The names of what is founded."""
    return [match["name"] for match in case.rule.regex.finditer(case.example.text)]


def phrase(case: AnyCase, knowledge: Knowledge) -> object:
    """The measure of the text's claim; a text without a number has one put behind it."""
    claims = read_alone(case.example.text, knowledge).claims or read_alone(f"{case.example.text}9个", knowledge).claims
    return only(claims, "claims").measure


def stem(case: AnyCase, knowledge: Knowledge) -> object:
    """The places found."""
    return [place.text for place in PlaceFinder(knowledge, case.example.text).find(case.example.text)]


RUNNERS: dict[type, Runner] = {
    Approximator: approximator,
    UnitRule: unit,
    NameRule: name,
    FurnitureRule: furniture,
    ModalityRule: modality,
    StatisticRule: statistic,
    OrganisationRule: organisation,
    FoundedRule: founded,
    PhraseRule: phrase,
    StemRule: stem,
}
