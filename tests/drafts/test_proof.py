"""The page of a proof-reader: every character of the draft, figures marked, nothing run."""

from html.parser import HTMLParser

import pytest

from govkb.drafts import as_html

RECORD = {"a.txt": "碧江区要闻\n\n　　截至目前，碧江区共有网格员1703名，社区33个。\n"}
DRAFT = "碧江区<b>新报</b>&amp;\n\n　　碧江区的网格员有1705名、社区33个，养老床位210张。\n"


class _Page(HTMLParser):
    """The text of the article, and the elements of the page."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text, self._inside, self._note = [], "", False, 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._inside |= tag == "article"
        self._note += tag == "sup"

    def handle_endtag(self, tag):
        self._inside &= tag != "article"
        self._note -= tag == "sup"

    def handle_data(self, data):
        self.text += data if self._inside and not self._note else ""


@pytest.fixture(scope="module")
def html(check_text):
    """The page of a draft with a figure that differs and words that look like HTML."""
    return as_html(check_text(DRAFT, RECORD))


def test_proof_shows_the_text_as_it_stands(html):
    """Every character, in order, none read as HTML."""
    assert _Page(html).text == DRAFT


def test_proof_marks_each_figure_with_its_verdict(html):
    """The reason shows over the mark."""
    marks = [attributes for tag, attributes in _Page(html).tags if tag == "mark"]
    assert [mark["class"] for mark in marks] == ["differs", "match", "not-in-kb"]
    assert marks[0]["title"] == "与在册数值不符：a.txt印作1703名（截至目前）"


def test_proof_remarks_and_marks_lead_to_each_other(html):
    """Numbers beside the figures, and back."""
    tags = _Page(html).tags
    ids = {attributes["id"] for _, attributes in tags if "id" in attributes}
    links = {attributes["href"][1:] for tag, attributes in tags if tag == "a"}
    assert ids == links == {"f1", "r1", "f2", "r2"}


def test_proof_holds_the_note_and_the_source(html):
    """For the editor to copy."""
    assert "【存异说明】碧江区网格员" in html
    assert "<cite>a.txt</cite>" in html


def test_proof_is_one_file_without_script(html):
    """Nothing is loaded from anywhere."""
    tags = {tag for tag, _ in _Page(html).tags}
    assert tags.isdisjoint({"script", "link", "img", "iframe"})
    assert not any(name.startswith("on") or name == "src" for _, attributes in _Page(html).tags for name in attributes)
