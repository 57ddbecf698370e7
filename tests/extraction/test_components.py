"""spaCy components: what they write on a Doc, and under which names spaCy finds them."""

import json
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from govkb.errors import ExtractorError, SegmenterError
from govkb.extraction import components
from govkb.extraction.passages import Context
from govkb.knowledge.finder import PlaceFinder

TEXT = "2025年，榕江县现有综合网格120个，网格员人数最多的社区有３２名。"
REGISTRATIONS = json.loads(Path(__file__).with_name("registrations.json").read_text(encoding="utf-8"))


def read(component, text=TEXT, **config):
    """A text read by a pipeline of one component."""
    nlp = spacy.blank("zh")
    nlp.add_pipe(component, config=config)
    return nlp(text)


def quotes(doc):
    """The figures of a Doc's claims."""
    return [claim.quantity.text for claim in doc._.govkb_claims]


def test_components_claims():
    """Claims on the Doc, with the ledger and the places that they rest on."""
    doc = read("govkb_claims")
    assert quotes(doc) == ["120个", "３２名"]
    assert [numeral.text for numeral in doc._.govkb_ledger.numerals] == ["2025", "120", "３２"]
    assert [place.name for place in doc._.govkb_places] == ["榕江县"]
    assert [claim.place.name for claim in doc._.govkb_claims] == ["榕江县"] * 2


def test_components_spans():
    """Spans are labelled and widened to whole tokens."""
    doc = read("govkb_claims")
    spans = {key: [(span.text, span.label_) for span in doc.spans[key]] for key in sorted(doc.spans)}
    assert spans == {
        "govkb_claims": [("120个", "CLAIM"), ("３２名", "CLAIM")],
        "govkb_numerals": [("2025", "NUMERAL"), ("120", "NUMERAL"), ("３２", "NUMERAL")],
        "govkb_places": [("榕江县", "PLACE")],
    }


@pytest.mark.parametrize(
    ("component", "ledger", "claims"), [("govkb_places", False, False), ("govkb_numerals", True, False), ("govkb_claims", True, True)]
)
def test_components_build_on_each_other(component, ledger, claims):
    """Each writes what it needs of the one before, and nothing more."""
    doc = read(component)
    assert (True, ledger, claims) == tuple(getattr(doc._, name) is not None for name in ("govkb_places", "govkb_ledger", "govkb_claims"))


def test_components_do_not_read_twice():
    """In one pipeline the later component takes what the earlier one found."""
    nlp = spacy.blank("zh")
    for name in ("govkb_places", "govkb_numerals", "govkb_claims"):
        nlp.add_pipe(name)
    doc = nlp(TEXT)
    assert quotes(doc) == quotes(read("govkb_claims"))
    assert len(doc.spans["govkb_places"]) == 1


def test_components_keep_what_is_there():
    """A ledger found elsewhere is not made again."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("govkb_claims")
    doc = nlp.make_doc(TEXT)
    doc._.govkb_places = ()
    doc = nlp(doc)
    assert doc._.govkb_places == ()
    assert "govkb_places" not in doc.spans


def test_components_take_a_passages_surroundings(knowledge):
    """With a context the names of its report count, and furniture makes no claims."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("govkb_claims")
    doc = nlp.make_doc("临溪区有社区9个。")
    doc._.govkb_context = Context(knowledge, PlaceFinder(knowledge, "云岭省青禾市临溪区"), makes_claims=False)
    doc = nlp(doc)
    assert [place.path for place in doc._.govkb_places] == [("云岭省", "青禾市", "临溪区")]
    assert (doc._.govkb_claims, len(doc._.govkb_ledger.figures)) == (None, 1)


@pytest.mark.parametrize("segmenter", ["jieba", "char"])
def test_components_figures_do_not_depend_on_tokens(segmenter):
    """Figures, places and numerals are found on characters."""
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "govkb.segmenter", "segmenter": segmenter}}})
    nlp.add_pipe("govkb_claims", config={"segmenter": segmenter})
    doc = nlp(TEXT)
    assert quotes(doc) == ["120个", "３２名"]
    assert [place.name for place in doc._.govkb_places] == ["榕江县"]


@pytest.mark.parametrize("text", ["", "　", "没有数字。", "a b\n c"])
def test_components_read_any_text(text):
    """Texts without a claim have none."""
    assert quotes(read("govkb_claims", text)) == []


def test_components_of_another_folder(tmp_path):
    """`extractors` names a folder; one that is wrong fails with its problems."""
    (tmp_path / "units.yaml").write_text("about: []\n", encoding="utf-8")
    with pytest.raises(ExtractorError, match=r"units\.yaml"):
        read("govkb_claims", extractors=str(tmp_path))


def test_components_of_an_unknown_segmenter():
    """The segmenter's message reaches the user."""
    with pytest.raises(SegmenterError, match="thulac"):
        read("govkb_claims", segmenter="thulac")


def test_components_tokens_are_the_segmenters_words():
    """Words as tokens with their classes, offsets untouched by blanks."""
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "govkb.segmenter", "segmenter": "jieba"}}})
    assert [(token.text, token.tag_) for token in nlp("社区网格")] == [("社区", "n"), ("网格", "n")]
    assert nlp("社 区\n网格 ").text == "社 区\n网格 "


def test_components_pipeline_comes_back_from_disk(tmp_path):
    """A saved pipeline keeps its segmenter and its component."""
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "govkb.segmenter", "segmenter": "char"}}})
    nlp.add_pipe("govkb_claims", config={"segmenter": "char"})
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert quotes(loaded(TEXT)) == quotes(nlp(TEXT))
    assert [token.text for token in loaded("社区")] == ["社", "区"]


def test_components_tokenizer_comes_back_from_bytes():
    """The tokenizer that reads bytes takes their segmenter."""
    pipelines = [
        spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "govkb.segmenter", "segmenter": name}}})
        for name in ("char", "jieba")
    ]
    pipelines[1].tokenizer.from_bytes(pipelines[0].tokenizer.to_bytes())
    assert [token.text for token in pipelines[1]("社区")] == ["社", "区"]


def test_components_registered_contract():
    """Names, what they assign, and the entry points by which an installed package offers them: nothing disappears unnoticed."""
    names = (components.PLACES, components.NUMERALS, components.CLAIMS)
    found = {"components": {name: list(Language.get_factory_meta(name).assigns) for name in sorted(names)}}
    for group in ("spacy_factories", "spacy_tokenizers"):
        found[group] = {point.name: point.value for point in sorted(entry_points(group=group)) if point.value.startswith("govkb.")}
    assert found == REGISTRATIONS


def test_components_without_importing_govkb():
    """spaCy finds the component by its entry point in a process that never imported govkb."""
    code = f"import spacy; nlp = spacy.blank('zh'); nlp.add_pipe('govkb_claims'); print(len(nlp({TEXT!r})._.govkb_claims))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stdout.strip()) == (0, "2"), done.stderr
