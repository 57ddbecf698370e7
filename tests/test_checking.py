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
