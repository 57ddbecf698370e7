"""Headlines whose glyphs were printed twice."""

import pytest

from govkb.layout.doubled import find_doubled


def _read(line):
    doubled = find_doubled(line)
    return None if doubled is None else "".join(line[start:end] for start, end in doubled.kept)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("石桥县石桥县：：织密网格织密网格 服务到家服务到家", "石桥县：织密网格服务到家"),
        ("石石桥桥县县织织密密网网格格", "石桥县织密网格"),
        ("谢谢各位点点滴滴", None),
        ("石桥县织密网格", None),
        ("", None),
    ],
)
def test_doubled_glyphs_are_read_once(line, read):
    """Unit by unit or glyph by glyph; ordinary doublings of the language are none."""
    assert _read(line) == read


def test_doubled_stretch_ends_where_text_is_printed_once():
    """The rest of the line is text."""
    line = "石桥县石桥县：：织密网格织密网格近年来"
    assert line[find_doubled(line).end :] == "近年来"
