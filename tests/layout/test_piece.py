"""A piece cut at many places is the same text and the same print, part by part."""

from hypothesis import given
from hypothesis import strategies as st

from govkb.layout.piece import Piece, cut, squeeze
from govkb.model import Run

PRINT = st.text("网格员 \n", min_size=1, max_size=40)


@given(PRINT, st.sets(st.integers(-1, 45)))
def test_piece_cut_loses_and_moves_nothing(text, offsets):
    """Put together, the parts are the piece; each run still equals the print at its place."""
    piece = squeeze(text, 7)
    if piece is None:
        return
    parts = cut(piece, offsets)
    assert "".join(part.text for part in parts) == piece.text
    assert len(parts) == len({at for at in offsets if 0 < at < len(piece.text)}) + 1
    printed = [run for part in parts for run in part.runs]
    assert "".join(text[run.start - 7 : run.start - 7 + run.length] for run in printed) == piece.text
    for part in parts:
        assert part.text == "".join(text[run.start - 7 : run.start - 7 + run.length] for run in part.runs)
        assert [run.clean for run in part.runs] == [sum(run.length for run in part.runs[:at]) for at in range(len(part.runs))]


def test_piece_cut_keeps_dropped_glyphs_with_their_part():
    """A doubled glyph goes with the part that holds its first print; blank lines stand before the first part alone."""
    piece = Piece("网格员", (Run(0, 0, 1), Run(1, 2, 1), Run(2, 4, 1)), gap=2, dropped=((1, 2), (3, 4), (5, 6)))
    first, second = cut(piece, (1,))
    assert (first.text, first.dropped, first.gap) == ("网", ((1, 2),), 2)
    assert (second.text, second.dropped, second.gap) == ("格员", ((3, 4), (5, 6)), 0)
