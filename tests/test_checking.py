"""A draft against a knowledge base: the rooms in a row."""

from govkb.checking import make_checker
from govkb.reading import read
from govkb.store import open_kb

DRAFT = "　　2025年，青禾市改造老旧小区{}个。\n"


def _verdicts(root, tmp_path, text):
    (tmp_path / "draft.txt").write_text(text, encoding="utf-8")
    with open_kb(root / "kb.sqlite") as kb:
        checked = make_checker(kb).check(read(tmp_path / "draft.txt", document="draft.txt"))
    return [str(figure.verdict) for figure in checked.figures]


def test_checking_knows_the_places_on_record(pytestconfig, tmp_path):
    """A city that only the reports on record introduce is the draft's subject too."""
    assert _verdicts(pytestconfig.rootpath, tmp_path, DRAFT.format(86)) in (["match"], ["contested"])
    assert _verdicts(pytestconfig.rootpath, tmp_path, DRAFT.format(87)) == ["differs"]


def test_checking_bears_places_of_unknown_level(pytestconfig, tmp_path):
    """The corpus names towns only on the way to a village; a draft that opens with one after a county is read all the same."""
    assert _verdicts(pytestconfig.rootpath, tmp_path, "　　云岭省青禾市石桥县梅坳镇砚池村有农户312户。\n") == ["not-in-kb"]
