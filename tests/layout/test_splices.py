"""Pieces cut where a text printed before begins or ends."""

from govkb.layout.piece import squeeze
from govkb.layout.splices import REPEAT, SPLICE, mark_repeats

TAIL = "把走访、登记、调解几件事合在一处办，群众少跑路、少等候、少开证明，心里更踏实。"


def _marked(*texts):
    pieces, at = [], 0
    for text in texts:
        pieces.append(squeeze(text, at))
        at += len(text)
    return mark_repeats(pieces)


def test_splices_cut_a_tail_that_was_printed_before():
    """What stands before it is kept; the tail is linked to its first print."""
    before, first, tail = _marked("石桥县" + TAIL, "养老护理员的培训由各街道" + TAIL)
    assert (first.text, tail.text, tail.repeat_of, tail.repeat_at) == ("养老护理员的培训由各街道", TAIL, 0, 3)
    assert (before.reasons, SPLICE in first.reasons, REPEAT in tail.reasons, tail.follows) == ((), True, True, True)


def test_splices_leave_pages_without_repeats_alone():
    """Nothing is cut, nothing marked."""
    assert [piece.text for piece in _marked("石桥县" + TAIL, "老人添床。")] == ["石桥县" + TAIL, "老人添床。"]
