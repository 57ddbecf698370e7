"""Findings about text printed again."""

from govkb.model import Modality, Relation
from govkb.reconciliation.context import Context
from govkb.reconciliation.repeats import repeats
from govkb.reconciliation.reprints import Reprints
from govkb.reconciliation.sources import Sources


def context(*groups):
    """Nothing is known but that these claims stand in one text each."""
    return Context(sources=Sources(Reprints(groups, ())))


def test_repeats_inside_a_report(claim_of):
    """One finding for a figure, with all later prints."""
    first = claim_of(53)
    again = [claim_of(53, start=start, repeat=True, repeat_of=first.id) for start in (300, 600)]
    (found,) = repeats([first, *again])
    assert (found.relation, found.a, found.b) == (Relation.REPEAT, (first,), tuple(again))
    assert "印了3遍" in found.cause_zh


def test_repeats_across_reports(claim_of):
    """The report printed first is the origin; the others are named, many of them by number."""
    prints = [claim_of(53, document=f"{name}.txt") for name in "abcdef"]
    (found,) = repeats(prints, context(tuple(prints)))
    assert (found.a, found.b) == ((prints[0],), tuple(prints[1:]))
    assert "b.txt、c.txt、d.txt等5个文件与a.txt印有同一段" in found.cause_zh
    assert "b.txt, c.txt, d.txt and 2 more print the text of a.txt" in found.cause_en


def test_repeats_inside_and_across(claim_of):
    """One text is one finding, wherever it is printed again."""
    first, other = claim_of(53), claim_of(53, document="b.txt")
    again = claim_of(53, document="b.txt", start=300, repeat=True, repeat_of=other.id)
    (found,) = repeats([first, other, again], context((first, other)))
    assert found.b == (other, again)


def test_repeats_another_number_of_one_thing_is_left_to_the_comparison(claim_of):
    """Figures read as of one thing are compared as such."""
    first, other = claim_of(1705), claim_of(1703, document="b.txt")
    assert list(repeats([first, other], context((first, other)))) == []


def test_repeats_another_number_where_the_claims_were_read_otherwise(claim_of):
    """A garbled measure, or a rule: no comparison would meet them, but they stand at one place of one text."""
    first = claim_of(1705)
    garbled = claim_of(1703, document="b.txt", indicator_id="grlds", scope="城市")
    (found,) = repeats([first, garbled], context((first, garbled)))
    assert (found.relation, found.a, found.b) == (Relation.CONFLICT, (first,), (garbled,))
    assert "同一段文字" in found.cause_zh
    rules = [claim_of(5, modality=Modality.NORM), claim_of(3, document="b.txt", modality=Modality.NORM)]
    assert [one.relation for one in repeats(rules, context(tuple(rules)))] == [Relation.CONFLICT]


def test_repeats_a_later_edition_updates(claim_of):
    """One text with another year and another number is no misprint."""
    first = claim_of(1705, time="2024年", indicator_id="x")
    later = claim_of(1703, document="b.txt", time="2025年")
    assert [one.relation for one in repeats([first, later], context((first, later)))] == [Relation.UPDATE]


def test_repeats_very_many_prints_are_counted(claim_of):
    """A finding lists some prints and says how many more there are."""
    prints = [claim_of(53, document=f"{number:03}.txt") for number in range(60)]
    (found,) = repeats(prints, context(tuple(prints)))
    assert len(found.b) == 24
    assert found.evidence["unlisted"] == [{"side": "b", "prints": 35}]
