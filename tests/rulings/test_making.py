"""What an editor points at becomes a ruling, or is refused with the way out."""

import pytest

from govkb.rulings import Decision, Target, make_ruling
from govkb.rulings.making import RulingError


def _quotes(prints):
    return [one.quote for one in prints]


def test_making_prefers_one_side_of_a_finding(rule):
    """The preferred side stands first, whichever side of the finding it is."""
    for quote, other in (("1703名", "1705名"), ("1705名", "1703名")):
        ruling = rule("prefer", of=quote)
        assert (_quotes(ruling.a), _quotes(ruling.b), ruling.relation) == ([quote], [other], "conflict")


def test_making_rejects_a_whole_finding_or_the_claims_of_one_side(rule):
    """A rejected side is a ruling on its claims."""
    whole, one = rule("reject"), rule("reject", of="1705名")
    assert {*_quotes(whole.a), *_quotes(whole.b)} == {"1703名", "1705名"}
    assert (_quotes(one.a), one.b, one.relation) == (["1705名"], (), "")


def test_making_takes_the_time_from_the_clock_only_when_not_told(conflict):
    """A ruling made now is made in UTC."""
    ruling = make_ruling(Target("finding", conflict.a, conflict.b, "conflict"), Decision.NOTE, author="王编辑", reason="已核实")
    assert ruling.made.endswith("+00:00")


def test_making_states_a_print_once_that_is_printed_twice(claim_of):
    """A repeated passage is one print."""
    claim = claim_of("1703名")
    ruling = make_ruling(Target("claim", (claim, claim)), Decision.ACCEPT, author="王", reason="核实")
    assert _quotes(ruling.a) == ["1703名"]


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        (("prefer",), {}, r"say which is preferred: --side a \(.*in .\.txt\) or --side b"),
        (("same",), {"of": "1703名"}, "same is about both sides"),
        (("same", "1703名"), {}, "is one claim; same takes two"),
        (("note",), {"reason": " "}, "a ruling states its reason"),
    ],
)
def test_making_refuses_what_says_nothing(rule, arguments, options, message):
    """The message says what to add."""
    with pytest.raises(RulingError, match=message):
        rule(*arguments, **options)


def test_making_refuses_sides_that_are_not_there(claim_of):
    """A claim has none, a finding may have one only."""
    claim = claim_of("1703名")
    with pytest.raises(RulingError, match="has one side only, no side 'a'"):
        make_ruling(Target("claim x", (claim,), side="a"), Decision.REJECT, author="王", reason="核实")
    with pytest.raises(RulingError, match="nothing to prefer"):
        make_ruling(Target("finding x", (claim,), relation="arithmetic"), Decision.PREFER, author="王", reason="核实")


def test_making_refuses_one_indicator_for_two_subjects(read, claim_of):
    """Figures of two districts are not compared, whatever they count."""
    (other,) = read({"c.txt": "榕江县做实服务\n\n　　榕江县共有网格员168名。\n"})
    with pytest.raises(RulingError, match="figures of different subjects are not compared"):
        make_ruling(Target("claim x", (claim_of("1703名"),), (other.claims[0],)), Decision.SAME, author="王", reason="核实")
