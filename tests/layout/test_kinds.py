"""Marks at both ends of a paragraph."""

from govkb.layout.kinds import split_furniture
from govkb.layout.piece import squeeze
from govkb.model import PassageKind


def _kinds(text, knowledge):
    return [(part.kind, part.text) for part in split_furniture(squeeze(text, 0), knowledge)]


def test_kinds_marks_of_both_ends_are_cut_off(knowledge):
    """What stands between them stays the body."""
    assert _kinds("（上接A1版）路修好了。（下转B2版）", knowledge) == [
        (PassageKind.FURNITURE, "（上接A1版）"),
        (PassageKind.BODY, "路修好了。"),
        (PassageKind.FURNITURE, "（下转B2版）"),
    ]


def test_kinds_thousands_of_marks_in_a_row_are_as_many_pieces(knowledge):
    """However many there are, none is lost and none is too many."""
    pieces = _kinds("（下转B2版）" * 5_000 + "路修好了。", knowledge)
    assert pieces == [(PassageKind.BODY, "（下转B2版）" * 5_000 + "路修好了。")]
    pieces = _kinds("路修好了。" + "（下转B2版）" * 5_000, knowledge)
    assert pieces == [(PassageKind.BODY, "路修好了。"), *[(PassageKind.FURNITURE, "（下转B2版）")] * 5_000]
