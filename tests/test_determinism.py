"""Same reports and extractors, same knowledge base: byte for byte, whoever builds it, wherever, in whatever order."""

import random
import shutil

import pytest


@pytest.fixture
def reference(built):
    """The bytes of kb.sqlite built plainly."""
    return (built / "kb.sqlite").read_bytes()


@pytest.mark.parametrize(
    ("workers", "environment"),
    [
        ("1", {"PYTHONHASHSEED": "1"}),
        ("2", {"PYTHONHASHSEED": "2"}),
        ("1", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
        ("1", {"TZ": "Pacific/Kiritimati"}),
    ],
)
def test_determinism_of_workers_locale_and_time_zone(built, govkb, reference, workers, environment):
    """Nothing of the machine or its settings goes in."""
    assert govkb("build", built, "--workers", workers, "--no-cache", env=environment).code == 0
    assert (built / "kb.sqlite").read_bytes() == reference


def test_determinism_of_the_order_and_place_of_files(built, govkb, reference, tmp_path):
    """Files made in another order, in another folder, at another time."""
    other = tmp_path / "elsewhere"
    shutil.copytree(built / "extractors", other / "extractors")
    (other / "corpus").mkdir()
    names = sorted(path.name for path in (built / "corpus").iterdir())
    random.Random(3).shuffle(names)
    for name in names:
        shutil.copyfile(built / "corpus" / name, other / "corpus" / name)
    assert govkb("build", other).code == 0
    assert (other / "kb.sqlite").read_bytes() == reference


def test_determinism_of_increments(built, govkb, reference):
    """A file added, changed back, an entry damaged: what the cache gives is what a build from nothing gives."""
    corpus, text = built / "corpus", (built / "corpus" / "b.txt").read_text(encoding="utf-8")
    (corpus / "b.txt").write_text(text.replace("168", "169"), encoding="utf-8")
    (corpus / "d.txt").write_text("榕江县有社区12个。\n", encoding="utf-8")
    assert govkb("build", built).code == 0
    assert (built / "kb.sqlite").read_bytes() != reference
    (corpus / "b.txt").write_text(text, encoding="utf-8")
    (corpus / "d.txt").unlink()
    entries = sorted((built / ".govkb" / "cache").glob("*.json"))
    entries[0].write_bytes(entries[0].read_bytes().replace("碧".encode(), "壁".encode(), 1)[:-1])
    assert govkb("build", built).code == 0
    assert (built / "kb.sqlite").read_bytes() == reference
    assert len(list((built / ".govkb" / "cache").iterdir())) == 3
