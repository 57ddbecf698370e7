"""Which blocks of a web page are its report: jusText tells paragraphs from menus, and the element that holds them is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from govkb.reading.web_page import WebBlock, WebPage

_SHORT, _LONG = 25, 70
"""Characters under which a block may be anything, and over which it is running text. jusText's own 70 and 200 are of alphabetic writing;
Chinese says the same in about a third."""

_LINKED = 0.35
"""A block with a larger share of its characters inside links leads elsewhere."""

_SHARE = 0.8
"""Share of the running text that the main element holds: the rest may be a disclaimer far below."""

_SHORTEST_TITLE = 3
"""A heading as short as this is a column's name."""

_WINDOW = 500
"""Blocks classified together. jusText looks for the neighbours of each, in a time that grows with the square of their number."""


@dataclass(frozen=True, slots=True)
class _Path:
    dom: str
    xpath: str = ""


def main_blocks(page: WebPage, titles: Sequence[str]) -> tuple[list[WebBlock], list[WebBlock]]:
    """The blocks of the report, its headline first, and those set aside above its end, which may say when and where it appeared.

    `titles` are what the page calls itself; a heading that is one of them stands above the report wherever the rest is.
    """
    blocks = page.blocks
    verdicts = [verdict for start in range(0, len(blocks), _WINDOW) for verdict in _verdicts(blocks[start : start + _WINDOW])]
    # Where all running text stands in elements set aside, their names mislead.
    mind_asides = any(good and not block.aside for block, (good, _) in zip(blocks, verdicts, strict=True)) or not any(
        good for good, _ in verdicts
    )
    weights = [
        len(block.block.text) if good and not (block.aside and mind_asides) else 0
        for block, (good, _) in zip(blocks, verdicts, strict=True)
    ]
    first, end = _range(page, weights)
    titled = _headline(blocks[:end], titles)
    first = first if titled is None else min(first, titled)
    kept: list[WebBlock] = []
    beside: list[WebBlock] = []
    for at, (block, (_, leads_elsewhere)) in enumerate(zip(blocks[:end], verdicts, strict=False)):
        is_kept = at == titled or (at >= first and not leads_elsewhere and not (block.aside and mind_asides))
        (kept if is_kept else beside).append(block)
    return kept, beside


def _verdicts(blocks: Sequence[WebBlock]) -> Iterator[tuple[bool, bool]]:
    """For each block whether it is running text by itself and its neighbours, and whether it leads elsewhere whatever stands around it."""
    from justext.core import classify_paragraphs, revise_paragraph_classification  # noqa: PLC0415 - slow to load
    from justext.paragraph import Paragraph  # noqa: PLC0415

    paragraphs = []
    for block in blocks:
        paragraph = Paragraph(_Path("h1" if block.heading else "p"))
        paragraph.append_text(block.block.text)
        paragraph.chars_count_in_links = block.linked
        paragraphs.append(paragraph)
    # Without a list of stop words: Chinese has no blanks between words to tell them by.
    classify_paragraphs(
        paragraphs, frozenset(), length_low=_SHORT, length_high=_LONG, stopwords_low=0, stopwords_high=0, max_link_density=_LINKED
    )
    revise_paragraph_classification(paragraphs)
    for paragraph in paragraphs:
        yield paragraph.class_type == "good", paragraph.cf_class == "bad" and paragraph.chars_count_in_links > 0


def _range(page: WebPage, good: Sequence[int]) -> tuple[int, int]:
    """First block and the one after the last of the smallest element that holds most of the running text; the whole page without any."""
    sums = list(accumulate(good, initial=0))
    whole = (0, len(page.blocks))
    holders = [(first, end) for first, end in page.ranges if sums[end] - sums[first] >= _SHARE * sums[-1]]
    if sums[-1] == 0 or not holders:
        return whole
    return min(holders, key=lambda held: (held[1] - held[0], held))


def _headline(blocks: Sequence[WebBlock], titles: Sequence[str]) -> int | None:
    """The last heading that the page's title repeats, or begins with."""
    squeezed = [squeeze for title in titles if (squeeze := "".join(title.split()))]
    for at in range(len(blocks) - 1, -1, -1):
        text = "".join(blocks[at].block.text.split()) if blocks[at].heading else ""
        if len(text) > _SHORTEST_TITLE and any(title.startswith(text) or text.startswith(title) for title in squeezed):
            return at
    return None
