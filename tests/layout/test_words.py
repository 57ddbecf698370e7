"""Which article a fragment's words fit."""

import pytest

from govkb.layout.words import Words, learned, trust


def test_words_tell_articles_on_different_subjects_apart():
    """A fragment fits the article that prints its words elsewhere."""
    texts = ["网格员走访网格", "网格员登记网格", "老年食堂送餐", "老年食堂添床", "网格员巡查网格"]
    assert Words(texts).signs([1, 1, 2, 2, None], [[1, 2]] * 5)[4][1] == 0.0


def test_words_are_learned_from_what_lies_between_certain_fragments():
    """What lies at a border would prove its own place."""
    assert learned([1, 1, 1, 1, 2], [{1: 4.0}, {}, {1: 4.0}, {}, {2: 4.0}]) == [1, 1, 1, None, 2]


@pytest.mark.parametrize(("best", "least", "most"), [(1, 0.5, 1.0), (2, 0.0, 0.0)])
def test_words_are_trusted_as_far_as_they_agree_with_places(best, least, most):
    """Not at all where they are wrong."""
    fits = [{1: 0.0 if best == 1 else -1.0, 2: 0.0 if best == 2 else -1.0}] * 8
    assert least <= trust(fits, [{1: 4.0}] * 8) <= most
