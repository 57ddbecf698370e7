"""One text in other formats: as a saved web page, a Word file, Markdown, a PDF, the way people and programs make them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby

from docx import Document

CELL = "\t"
"""Between the cells of a row, where a text has a table."""

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="{charset}"><title>{title}_青禾日报网</title><meta property="og:site_name" content="青禾日报网">
<meta name="publishdate" content="2026-01-05"><style>p {{ margin: 99px }}</style>
<script>var figures = "全县共有网格99999个"; if (1 < 2) {{ document.write("<p>网格88888个</p>"); }}</script></head>
<body class="page">
<div class="top"><a href="/">首页</a> | <a href="/news">新闻77777条</a> | <a href="/video">视频</a></div>
<ul id="menu"><li><a href="/1">要闻</a></li><li><a href="/2">政务</a></li><li><a href="/3">民生</a></li></ul>
<div class="wrap">
<!-- <p>旧稿共有网格66666个</p> -->
<div class="content">
{body}
</div></div>
<div class="related"><h3>相关新闻</h3><ul><li><a href="/4">全市列出今年新任务55555项</a></li><li><a href="/5">上周要闻</a></li></ul></div>
<div id="comments"><p>网友说，我们村里也修了这样的路，前前后后一共花了44444元，大家都觉得值，盼着明年接着修下去，把桥也一起修了，上学不再绕远路。</p></div>
<div class="footer">版权所有 青禾日报社 电话 0000-3333333</div>
<script src="/counter.js"></script></body></html>
"""


def paragraphs(text: str) -> list[str]:
    """Blocks of lines between blank lines, line ends inside kept; a picture's white space is an empty one for each blank line but the first."""
    blocks: list[str] = []
    blank = 0
    for line in [*lines(text), ""]:
        if line.strip() == "":
            blank += 1
        elif blank or not blocks:
            blocks += [""] * (blank - 1 if blocks else 0) + [line]
            blank = 0
        else:
            blocks[-1] += f"\n{line}"
    return blocks


def lines(text: str) -> list[str]:
    """Every line, blank ones too."""
    return text.replace("\r\n", "\n").strip("\n").split("\n")


def _blocks(text: str) -> str:
    return "\n".join(f"  <p>{escape(block)}</p>" for block in paragraphs(text))


def _breaks(text: str) -> str:
    return "<p>" + "</p>\n<p>".join(escape(block).replace("\n", "<br>\n") for block in paragraphs(text)) + "</p>"


def _single(text: str) -> str:
    return "<br/>\n".join(escape(line) for line in lines(text))


def _lines(text: str) -> str:
    return "\n".join(f"<P>{escape(line)}</P>" if line.strip() else "<P>&nbsp;</P>" for line in lines(text))


def _divs(text: str) -> str:
    return "".join(f"<div><span>{escape(line)}</span></div>" if line.strip() else "<div><br></div>" for line in lines(text))


def _escaped(text: str) -> str:
    """Every other character an escape, as some programs save Chinese."""
    spelt = (
        "".join(f"&#{ord(char)};" if at % 2 else f"&#x{ord(char):X};" for at, char in enumerate(block) if char != "\n")
        for block in paragraphs(text)
    )
    return "".join(f"<p>{block}</p>" for block in spelt)


WEB: dict[str, Callable[[str], str]] = {
    "a paragraph for each block": _blocks,
    "line ends as breaks": _breaks,
    "one paragraph, breaks alone": _single,
    "a paragraph for each line": _lines,
    "a box for each line": _divs,
    "escapes alone": _escaped,
    "preformatted": lambda text: f"<pre>{escape(text)}</pre>",
}


def web_page(text: str, *, style: str, charset: str = "utf-8") -> bytes:
    """The text as the article of a page with menus, scripts, related news and readers' comments. `style` is one of WEB."""
    title = next(line.strip() for line in lines(text) if line.strip())
    return _PAGE.format(charset=charset, title=escape(title), body=WEB[style](text)).encode(charset)


def _word_blocks(text: str) -> Iterator[str]:
    yield from paragraphs(text)


def _word_lines(text: str) -> Iterator[str]:
    yield from lines(text)


WORD: dict[str, Callable[[str], Iterator[str]]] = {"a paragraph for each block": _word_blocks, "a paragraph for each line": _word_lines}


def web_tables(text: str) -> bytes:
    """The text as an article whose lines with tabs are the rows of tables."""
    parts = (
        f"<table>{''.join(_row(line) for line in lines)}</table>" if in_table else "".join(f"<p>{escape(line)}</p>" for line in lines)
        for in_table, lines in _tables(text)
    )
    return f'<html><head><meta charset="utf-8"></head><body><article>{"".join(parts)}</article></body></html>'.encode()


def _row(line: str) -> str:
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in line.split(CELL))}</tr>"


def _tables(text: str) -> Iterator[tuple[bool, list[str]]]:
    for in_table, found in groupby(text.splitlines(), key=lambda line: CELL in line):
        yield in_table, list(found)


def word_tables(text: str) -> bytes:
    """The text as a Word file whose lines with tabs are the rows of tables."""
    document = Document()
    for in_table, found in _tables(text):
        if not in_table:
            for line in found:
                document.add_paragraph(line)
            continue
        table = document.add_table(rows=0, cols=found[0].count(CELL) + 1)
        for line in found:
            for cell, words in zip(table.add_row().cells, line.split(CELL), strict=True):
                cell.text = words
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def markdown_tables(text: str) -> bytes:
    """The text as Markdown whose lines with tabs are the rows of tables."""
    written: list[str] = []
    for in_table, found in _tables(text):
        rows = [f"| {line.replace(CELL, ' | ')} |" if in_table else line for line in found]
        written += [rows[0], f"|{' --- |' * (found[0].count(CELL) + 1)}", *rows[1:]] if in_table else rows
    return "\n".join(written).encode()


def word_file(text: str, *, style: str) -> bytes:
    """The text as a Word file; `style` is one of WORD. Line ends inside a paragraph are breaks."""
    document = Document()
    for paragraph in WORD[style](text):
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def markdown(text: str) -> bytes:
    """The text as Markdown under a head."""
    return f"---\ntitle: 石桥县的账目\npublisher: 青禾日报\n---\n{text}".encode()
