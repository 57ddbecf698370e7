"""Marked text is the text, escaped, with its marks around the right stretches."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from govkb.publishing.marking import Mark, excerpt, marked


def test_marking_nests_the_figure_in_its_sentence() -> None:
    """A shorter mark stands inside a longer one."""
    text = marked("前句。有网格5个。", [Mark(3, 9, tag="span", css="sentence"), Mark(6, 8, css="figure")])
    assert (
        text
        == '前句。<span class="sentence">有网格</span><span class="sentence"><mark class="figure">5个</mark></span><span class="sentence">。</span>'
    )


def test_marking_escapes_text_and_attributes() -> None:
    """Neither the text nor a title can leave its place."""
    shown = marked("<b>&", [Mark(0, 1, href='/"x', title='"><i>')])
    assert shown == '<a href="/&#34;x" title="&#34;&gt;&lt;i&gt;">&lt;</a>b&gt;&amp;'


def test_marking_gives_one_link_where_two_overlap() -> None:
    """A link inside a link is no HTML."""
    shown = marked("abcd", [Mark(0, 3, href="/1"), Mark(1, 4, href="/2")])
    assert re.findall(r"<a [^>]*>(?:(?!</a>).)*<a ", str(shown)) == []


@given(text=st.text(max_size=40), spans=st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45)), max_size=6))
def test_marking_keeps_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    """Without its tags, marked text is the text; marks that do not fit it are left out."""
    shown = marked(text, [Mark(start, end) for start, end in spans])
    assert html.unescape(re.sub(r"</?mark>", "", str(shown))) == html.unescape(html.escape(text))


@given(text=st.text(alphabet="网格村民", min_size=1, max_size=600), at=st.integers(0, 599))
def test_marking_excerpt_shows_the_hit(text: str, at: int) -> None:
    """An excerpt holds its first hit and is not much longer than asked for."""
    at %= len(text)
    shown = str(excerpt(text, [(at, at + 1)], before=10, length=40))
    assert f"<mark>{text[at]}</mark>" in shown
    assert len(re.sub(r"<[^>]+>", "", shown)) <= 42
