"""Two stretches side by side."""

from hypothesis import given
from hypothesis import strategies as st

from govkb.reconciliation.alignment import align

TEXT = st.text("网格社区个１2", max_size=40)
FIRST = "全区共有社区168个，划分网格1705个，配备网格员"
AGAIN = "截至目前，全区共有社区169个，划分治理网格1703个，配备"


def place(quote):
    """What stands in the first text at the place of a quote of the later one."""
    start = AGAIN.index(quote)
    return FIRST[slice(*align(FIRST, AGAIN).to_first(start, start + len(quote)))]


def test_alignment_finds_the_place_of_a_changed_figure():
    """A digit more or less does not lose it; what was put in has no place."""
    assert [place("169个"), place("1703个"), place("网格"), place("治理")] == ["168个", "1705个", "网格", ""]


@given(first=TEXT, again=TEXT)
def test_alignment_shares_no_more_than_there_is(first, again):
    """Shared characters add up over the whole and never pass the shorter text."""
    side_by_side = align(first, again)
    assert side_by_side.shared_in(0, len(again)) <= min(len(first), len(again))
    middle = len(again) // 2
    assert side_by_side.shared_in(0, middle) + side_by_side.shared_in(middle, len(again)) == side_by_side.shared_in(0, len(again))


@given(text=TEXT.filter(len))
def test_alignment_of_a_text_with_itself(text):
    """Every stretch stands at its own place."""
    side_by_side = align(text, text)
    for start in range(len(text)):
        assert (start, len(text)) == side_by_side.to_first(start, len(text))


@given(first=TEXT, again=TEXT)
def test_alignment_places_lie_in_the_first_text(first, again):
    """Whatever is asked for leads to a stretch of it."""
    side_by_side = align(first, again)
    for start in range(len(again)):
        begin, end = side_by_side.to_first(start, start + 1)
        assert 0 <= begin <= len(first)
        assert 0 <= end <= len(first)
