"""Words followed through their source."""

import pytest

from govkb.reading.web_source import words_of


@pytest.mark.parametrize(("tags", "placed"), [(0, "修桥三座"), (5, "修桥三座"), (31, "修桥"), (5_000, "修桥")])
def test_web_source_passes_over_a_few_tags_and_no_thousands(tags, placed):
    """A text whose words stand far apart has no place from there on, and no work is done to find one."""
    words = list(words_of(f"修桥{'<i>' * tags}三座", 0, "修桥三座"))
    assert "".join(one.text for one in words) == "修桥三座"
    assert "".join(one.text for one in words if one.at is not None) == placed
