"""What no single extractor file can know of itself, on copies of the repository's own files."""

import shutil

import pytest

from govkb.errors import ExtractorError
from govkb.knowledge import default_folder, load


@pytest.fixture
def folder(tmp_path):
    """A copy of the repository's extractors, to be spoiled."""
    return shutil.copytree(default_folder(), tmp_path / "extractors")


def spoil(folder, name, old, new):
    """Change one file and tell what the loader says."""
    path = folder / "indicators" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ExtractorError) as raised:
        load(folder)
    return [str(problem) for problem in raised.value.problems]


def test_checks_unit_is_known(folder):
    """个个 is no unit."""
    said = spoil(folder, "网格.yaml", "unit: 个", "unit: 个个")
    assert "indicators/网格.yaml:4: '个个' is no known unit; the units stand in units.yaml" in said


def test_checks_scope_is_known(folder):
    """A scope that no rule lists."""
    said = spoil(folder, "社区.yaml", "scopes: [城市", "scopes: [城内")
    assert [line.split("; ")[0] for line in said] == ["indicators/社区.yaml:7: '城内' is no known scope"]


def test_checks_broader_is_known(folder):
    """A parent that is not there."""
    said = spoil(folder, "小区党支部.yaml", "broader: party-organisations", "broader: party-organizations")
    assert said == ["indicators/小区党支部.yaml:6: 'party-organizations' is no known indicator"]


def test_checks_indicator_ids_are_unique(folder):
    """Two indicators of one id."""
    said = spoil(folder, "网格长.yaml", "id: grid-leaders", "id: streets")
    assert any("indicator id 'streets' is given twice" in line for line in said)


def test_checks_phrases_meet_one_indicator(folder):
    """One phrase for two indicators would make a comparison a matter of file order."""
    said = spoil(folder, "网格长.yaml", "measures: [网格长]", "measures: [网格长, 现有网格员]")
    assert [line.split(": ", 1)[1] for line in said] == [
        "'现有网格员' in '名' is a phrase of 'grid-leaders' and, in indicators/网格员.yaml, of 'grid-workers'"
    ]


def test_checks_example_is_for_the_file_itself(folder):
    """An indicator whose examples all speak of others."""
    said = spoil(folder, "网格长.yaml", "indicator: grid-leaders", "indicator: grids")
    assert [line.split(": ", 1)[1] for line in said] == ["no example gives 'grid-leaders' or an indicator inside it"]
