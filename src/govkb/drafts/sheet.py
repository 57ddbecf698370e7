"""A checked draft as Markdown: a table of what needs an eye, and the ready-made notes."""

from __future__ import annotations

from collections.abc import Iterator

from govkb.drafts.excerpts import excerpt, named
from govkb.drafts.listing import CLEAN
from govkb.drafts.verdicts import MEANING, NO_FIGURES, Checked, Figure


def as_markdown(checked: Checked) -> str:
    """The whole check as a Markdown document in Chinese."""
    return "\n".join(_parts(checked))


def _parts(checked: Checked) -> Iterator[str]:
    yield f"# 核稿：{_cell(checked.name)}\n"
    yield "、".join(f"{MEANING[verdict][0]} {number}" for verdict, number in checked.counts().items()) or NO_FIGURES
    yield ""
    marked = [figure for figure in checked.figures if figure.verdict not in CLEAN]
    if marked:
        yield "| 位置 | 数字 | 意见 | 缘由 | 在册原句 |\n| --- | --- | --- | --- | --- |"
        yield from map(_row, marked)
        yield ""
    notes = list(dict.fromkeys(figure.note for figure in marked if figure.note))
    if notes:
        yield "## 存异说明\n"
        yield from (f"- {' '.join(note.split())}" for note in notes)
        yield ""


def _row(figure: Figure) -> str:
    what = figure.quote if figure.claim is None else named(figure.claim)
    sentence = f"{excerpt(figure.sources[0])}（{figure.sources[0].document}）" if figure.sources else ""
    cells = (f"{figure.line}:{figure.column}", what, MEANING[figure.verdict][0], figure.reason_zh, sentence)
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    escaped = "".join(f"\\{character}" if character in "\\|*_`[]<>#" else character for character in text)
    return " ".join(escaped.split())
