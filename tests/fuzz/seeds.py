"""Small whole files of every format that is read: what the fuzzer spoils."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cache

from docx import Document
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

import editions

FONT = "STSong-Light"

TEXT = """青禾日报 2026年1月5日 星期一 第3版

临临溪溪区区：：清清单单管管到到家家门门口口

　　本报青禾1月4日讯（记者 柳岸）云岭省青禾市临溪区（以下简称“临溪”）地处沙河上游，
下辖6个街道、1705个网格，常住
人口4.18万余人，占全市的23.5%。
　　截至2025年底，全区配备网格员1，024名，其中专职312人、兼职712人；去年新增百分之十二，
平均每个网格0.6名。梧桐社区“1+3+N”机制覆盖住户300—500户，超三成，翻了一番。
　　“一网统管”带来变化：办结事项2.5万件，办结率98.7%，同比提高3.2个百分点。（下转B2版）


①
图为网格员在柳堤街道走访。松岗 摄

临溪区：桥修好了

　　（上接A1版）全区投入1200万元，修桥三座、便道15.6公里，惠及群众两万余人，人均1/3亩。
　　截至2025年底，全区配备网格员1，024名，其中专职312人、兼职712人；去年新增百分之十二，
平均每个网格0.6名。
"""


@dataclass(frozen=True)
class Seed:
    """A file's suffix and bytes."""

    suffix: str
    data: bytes


@cache
def seeds() -> tuple[Seed, ...]:
    """Every format in its usual makes."""
    texts = [TEXT.encode(codec) for codec in ("utf-8", "gb18030", "utf-16", "utf-8-sig", "utf-16-be")]
    pages = [editions.web_page(TEXT, style=style) for style in editions.WEB]
    pages += [editions.web_page(TEXT, style="a paragraph for each block", charset="gb18030"), _table_page()]
    words = [_timeless(data) for data in _word_files()]
    return (
        *(Seed(".txt", data) for data in texts),
        *(Seed(".html", data) for data in pages),
        *(Seed(".docx", data) for data in words),
        *(Seed(".md", data) for data in (editions.markdown(TEXT), _table_markdown())),
        *(Seed(".pdf", _pdf(columns, compressed=compressed)) for columns in (1, 2) for compressed in (False, True)),
    )


def _word_files() -> list[bytes]:
    return [editions.word_file(TEXT, style=style) for style in editions.WORD] + [_table_file()]


def _timeless(data: bytes) -> bytes:
    """The archive without the time at which it was made."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as timeless:
        for info in archive.infolist():
            timeless.writestr(zipfile.ZipInfo(info.filename), archive.read(info), zipfile.ZIP_DEFLATED)
    return file.getvalue()


_ROWS = (("街道", "网格（个）", "网格员（名）"), ("柳堤街道", "120", "118"), ("松岗街道", "85", "91"), ("合计", "205", "209"))


def _table_page() -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in _ROWS)
    linked = '{"@type":"NewsArticle","headline":"清单管到家门口","datePublished":"2026-01-05T08:00","publisher":{"name":"青禾日报"}}'
    return (
        f'<html><head><title>清单管到家门口_青禾网</title><script type="application/ld+json">{linked}</script></head><body><article>'
        f"<h1>清单管到家门口</h1><p>{TEXT}</p><table><caption>各街道</caption>{rows}</table></article></body></html>"
    ).encode()


def _table_file() -> bytes:
    document = Document()
    document.core_properties.title = "清单管到家门口"
    document.add_heading("清单管到家门口")
    document.add_paragraph(TEXT)
    table = document.add_table(rows=0, cols=len(_ROWS[0]))
    for row in _ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _table_markdown() -> bytes:
    rows = [f"| {' | '.join(row)} |" for row in _ROWS]
    return "\n".join(
        ["---", "published: 2026-01-05", "---", "# 清单管到家门口", "", rows[0], "|---|---|---|", *rows[1:], "", TEXT]
    ).encode()


def _pdf(columns: int, *, compressed: bool) -> bytes:
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(600, 400), invariant=1, pageCompression=int(compressed))
    canvas.setTitle("桥修好了")
    lines = [line[at : at + 40 // columns] for line in TEXT.splitlines() for at in range(0, max(len(line), 1), 40 // columns)]
    height = -(-len(lines) // columns)
    canvas.setFont(FONT, 10)
    for at, line in enumerate(lines):
        canvas.drawString(40 + at // height * 280, 380 - at % height * (350 / height), line)
    canvas.showPage()
    canvas.save()
    return file.getvalue()
