"""A checked draft as a page: the text with its figures marked as a proof-reader would, the remarks beside it. One file, no script."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

from markupsafe import Markup, escape

from govkb.drafts.excerpts import excerpt, named
from govkb.drafts.listing import CLEAN
from govkb.drafts.verdicts import MEANING, NO_FIGURES, Checked, Figure

_PAGE = Markup("""\
<!DOCTYPE html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name} · 核稿</title>
<style>
{style}</style>
</head>
<body>
<header>
<h1>{name}</h1>
<ul class="counts">{counts}</ul>
</header>
<main>
<article>{text}</article>
<aside>
<h2>核稿意见</h2>
<ol>
{remarks}</ol>
</aside>
</main>
</body>
</html>
""")

_REMARK = Markup(
    '<li id="r{number}" value="{number}" class="{verdict}"><a href="#f{number}">{line}:{column}</a> <b>{label}</b> {what}<p>{reason}</p>{sources}{note}</li>\n'
)


def as_html(checked: Checked) -> str:
    """The whole check as an HTML page in Chinese."""
    style = resources.files(__package__).joinpath("proof.css").read_text(encoding="utf-8")
    marked = [figure for figure in checked.figures if figure.verdict not in CLEAN]
    numbers = {id(figure): number for number, figure in enumerate(marked, start=1)}
    counts = Markup("").join(
        Markup('<li class="{}">{} {}</li>').format(verdict, MEANING[verdict][0], number) for verdict, number in checked.counts().items()
    )
    page = _PAGE.format(
        name=checked.name,
        style=Markup(style),  # noqa: S704 - govkb's own file
        counts=counts or Markup("<li>{}</li>").format(NO_FIGURES),
        text=Markup("").join(_text(checked, numbers)),
        remarks=Markup("").join(_remark(figure, numbers[id(figure)]) for figure in marked),
    )
    return str(page)


def _text(checked: Checked, numbers: dict[int, int]) -> Iterator[Markup]:
    """The draft's text with a mark around each figure."""
    text, at = checked.report.text, 0
    for figures in checked.places():
        start, end = min(figure.start for figure in figures), max(figure.end for figure in figures)
        yield escape(text[at:start])
        yield _mark(text[start:end], figures[0], numbers)
        at = end
    yield escape(text[at:])


def _mark(printed: str, figure: Figure, numbers: dict[int, int]) -> Markup:
    number = numbers.get(id(figure))
    title = f"{MEANING[figure.verdict][0]}：{figure.reason_zh}"
    if number is None:
        return Markup('<mark class="{}" title="{}">{}</mark>').format(figure.verdict, title, printed)
    return Markup('<mark class="{}" id="f{}" title="{}">{}</mark><sup><a href="#r{}">{}</a></sup>').format(
        figure.verdict, number, title, printed, number, number
    )


def _remark(figure: Figure, number: int) -> Markup:
    what = figure.quote if figure.claim is None else named(figure.claim)
    shown = dict.fromkeys((source.document, excerpt(source)) for source in figure.sources[:3])
    sources = Markup("").join(Markup("<blockquote>{}<cite>{}</cite></blockquote>").format(words, document) for document, words in shown)
    note = Markup("<details><summary>存异说明</summary><p>{}</p></details>").format(figure.note) if figure.note else ""
    return _REMARK.format(
        number=number,
        verdict=figure.verdict,
        line=figure.line,
        column=figure.column,
        label=MEANING[figure.verdict][0],
        what=what,
        reason=figure.reason_zh,
        sources=sources,
        note=note,
    )
