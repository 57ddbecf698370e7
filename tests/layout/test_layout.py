"""A page taken apart: nothing raised, nothing lost."""

import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from govkb.knowledge import default_folder, load
from govkb.layout import lay_out
from govkb.model import Report
from pages.generate import make_page

REPORTS = sorted((Path(__file__).parents[3] / "shared" / "reports").glob("*.txt"))

SCRAPS = st.sampled_from(
    [
        "石桥县",
        "：",
        "。",
        "，",
        "\n",
        "\n\n",
        "　　",
        " ",
        "（下转B2版）",
        "（上接B1版）",
        "全县",
        "临溪区",
        "近年来，",
        "12",
        "网格",
        "“",
        "■记者",
        "▲",
        "\u2028",
    ]
)


@cache
def extractors():
    """The repository's extractors: no fixture, since Hypothesis prints the arguments of a test that fails."""
    return load(default_folder())


def report(text):
    return Report("page.txt", text, "UTF-8", "text", "0" * 64, len(text))


def spans(layout):
    """Every stretch of the report that a passage holds, in its text or dropped from it, in the order of print."""
    runs = [(run.start, run.start + run.length) for passage in layout.passages for run in passage.runs]
    return sorted([*runs, *(span for passage in layout.passages for span in passage.dropped)])


def restored(layout, text):
    """The report's text, put together of all passages: what none of them holds stays as it is only where it is white space."""
    printed, end = [], 0
    for start, stop in spans(layout):
        assert start >= end, "printed twice"
        printed += [char if char.isspace() else "" for char in text[end:start]]
        printed.append(text[start:stop])
        end = stop
    return "".join([*printed, *(char for char in text[end:] if char.isspace())])


def whole(layout, text):
    clean = all("".join(text[run.start : run.start + run.length] for run in one.runs) == one.text for one in layout.passages)
    return clean and restored(layout, text) == text


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem[:3])
def test_layout_keeps_every_character_of_a_real_page(path, knowledge):
    """Text, repeats, furniture and doubled glyphs, put back in order, are the report."""
    text = path.read_text(encoding="utf-8")
    assert whole(lay_out(report(text), knowledge), text)


@pytest.mark.parametrize("seed", range(12))
def test_layout_keeps_every_character_of_a_generated_page(seed, knowledge):
    """The same for pages with all faults."""
    page = make_page(seed)
    assert whole(lay_out(report(page.text), knowledge), page.text)


@settings(deadline=None, max_examples=150)
@given(text=st.one_of(st.text(), st.lists(SCRAPS, max_size=60).map("".join)))
@example(text="")
@example(text=" \n\n\t")
@example(text="\x1f")
@example(text="甲乙丙丁甲乙丙丁")
def test_layout_keeps_every_character_of_any_text(text):
    """And for text that is no page at all."""
    assert whole(lay_out(report(text), extractors()), text)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\u3000\u2028"])
def test_layout_of_blank_text_is_empty(text, knowledge):
    """Nothing is printed, nothing is said."""
    layout = lay_out(report(text), knowledge)
    assert (layout.articles, layout.passages) == ((), ())


def seconds(text):
    begin = time.process_time()
    lay_out(report(text), extractors())
    return time.process_time() - begin


@cache
def seconds_of_prose():
    return seconds("\n\n".join(make_page(seed).text for seed in range(20))[:SIZE])


SIZE = 40_000
HOSTILE = {
    "one character": "网",
    "digits": "7",
    "brackets": "（“",
    "newlines": "\n",
    "lines": "网\n",
    "sentences": "网。\n\n",
    "unfinished": "网格，\n\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_layout_of_hostile_text_takes_no_longer_than_prose(name):
    """At most five times what as much prose takes."""
    piece = HOSTILE[name]
    extractors()
    assert seconds(piece * (SIZE // len(piece))) < 5 * seconds_of_prose()


def test_layout_takes_linear_time():
    """Four times the pages take about four times as long, once there are more articles than a fragment is weighed against."""
    text = "\n\n".join(make_page(seed).text for seed in range(90))
    seconds(text[:2000])
    assert seconds(text[: 4 * SIZE]) < 8 * seconds(text[:SIZE])
