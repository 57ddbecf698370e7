"""A report's result as JSON and back."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from govkb.engines.analysis import analyse
from govkb.reading import corpus_files, read
from govkb.resolution import ReportResult

ADAPTER = TypeAdapter(ReportResult)
FILES = corpus_files(Path(__file__).parents[2] / "corpus")


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_result_round_trip(path, knowledge):
    """Nothing is lost on the way, not a digit and not a type."""
    result = analyse(read(path, document=path.name), knowledge, segmenter="jieba")
    assert result == ADAPTER.validate_json(ADAPTER.dump_json(result))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.text(alphabet="云岭省青禾市临溪区枫林街道社区网格员有120.5万%个名，。：（）“”第年月余 \n三分之两", max_size=40), max_size=6)
)
def test_result_round_trip_of_any_text(resolved, lines):
    """Whatever is printed."""
    text = "\n\n".join(lines)
    assume(text.strip())
    result = resolved(text)
    assert result == ADAPTER.validate_json(ADAPTER.dump_json(result))
