"""The curated indicators as a whole."""

from govkb.knowledge.examples import indicator_examples
from govkb.knowledge.indicators import IndicatorFile, indicators_in


def test_indicator_files_are_named_after_their_indicator(knowledge):
    """The file's name is the indicator's, quotation marks aside."""
    for case in indicator_examples(knowledge):
        plain = case.rule.name.translate(str.maketrans("", "", "“”"))
        assert case.file == f"indicators/{plain}.yaml"


def test_indicator_files_cover_the_field(knowledge):
    """At least sixty, each kind among them."""
    files = knowledge.all(IndicatorFile)
    assert len(files) >= 60
    assert {"stock", "flow", "rate", "share", "mean"} == {file.kind for file in files}


def test_indicator_files_say_a_definition_for_every_indicator(knowledge):
    """Also for the narrower ones, which take it from the broader."""
    for file in knowledge.all(IndicatorFile):
        for one in indicators_in(file):
            assert len(one.definition) >= 8
            assert one.parent in {file.id, file.broader or ""}


def test_indicator_files_measures_are_short_phrases(knowledge):
    """A phrase of the field, no sentence."""
    for file in knowledge.all(IndicatorFile):
        for one in indicators_in(file):
            assert max(map(len, one.measures)) <= 24
