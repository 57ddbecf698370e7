"""Pieces joined, and links led along."""

from govkb.layout.piece import squeeze
from govkb.layout.splices import mark_repeats
from govkb.layout.stitches import COLUMN, stitch


def _pieces(*texts):
    pieces, at = [], 0
    for text in texts:
        pieces.append(squeeze(text, at))
        at += len(text)
    return pieces


def test_stitches_join_a_piece_to_what_it_takes_up():
    """Whatever stands between, at the place of the first half."""
    joined = stitch(_pieces("网格员走访", "老人添床。", "群众。"), {2: 0})
    assert [piece.text for piece in joined] == ["网格员走访群众。", "老人添床。"]
    assert COLUMN in joined[0].reasons


def test_stitches_lead_repeats_to_where_their_first_print_stands():
    """A repeat of the second half points into the joined piece."""
    tail = "把走访、登记、调解几件事合在一处办，群众少跑路、少等候、少开证明，心里更踏实。"
    marked = mark_repeats(_pieces("石桥县的网格员按照方便群众的原则", tail, tail))
    joined = stitch(marked, {1: 0})
    assert (joined[1].repeat_of, joined[1].repeat_at) == (0, 16)
    assert joined[0].text[16:] == joined[1].text
