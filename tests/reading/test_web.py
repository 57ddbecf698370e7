"""Saved web pages: the report alone, tables as tables, each character with its place in the source."""

import pytest

import editions
from govkb.errors import ReadingError
from govkb.reading.web import read_web_page

TEXT = """溪口村晒账本

溪口村去年修桥三座，花去84万元，账目一笔一笔写在村口的墙上，谁都可以去看，谁都可以去问，问了就有人答。

墙上还写着今年的打算：再修便道15公里，先从上学的路修起，雨天不再踩泥，晴天不再吃灰。
"""


@pytest.mark.parametrize("style", editions.WEB)
def test_web_sets_aside_what_is_no_report(style):
    """Menus, scripts, styles, comments, related news and the footer are not read."""
    text = read_web_page(editions.web_page(TEXT, style=style)).text
    assert [line for line in text.split("\n") if line] == [line for line in TEXT.split("\n") if line]


@pytest.mark.parametrize("style", editions.WEB)
def test_web_text_leads_back_to_the_source(style):
    """What reads as it is written stands at its place; what does not is an escape."""
    data = editions.web_page(TEXT, style=style)
    source, content = data.decode(), read_web_page(data)
    for one in content.origin:
        read, written = content.text[one.start : one.start + one.length], source[one.at : one.at + one.span]
        assert read == written if one.length == one.span else written.startswith("&")
    placed = {at for one in content.origin for at in range(one.start, one.start + one.length)}
    assert "".join(character for at, character in enumerate(content.text) if at not in placed).strip() == ""


def test_web_tables_stay_tables():
    """A row is a line, its cells apart; a table that only sets the page in columns is none."""
    rows = "<tr><th>街道</th><th>网格</th></tr><tr><td>柳堤</td><td>120<b>个</b></td></tr>"
    page = f"<body><article><p>{TEXT}</p><table>{rows}</table></article><div class='footer'>{TEXT}</div>"
    assert read_web_page(page.encode()).text.endswith("\n\n街道\t网格\n柳堤\t120个")
    columns = f"<body><table><tr><td>{TEXT * 2}</td><td>{TEXT * 2}</td></tr></table>"
    assert "\t" not in read_web_page(columns.encode()).text


def test_web_short_paragraphs_beside_a_long_one_are_read():
    """One paragraph may be most of a report, and is not all of it."""
    paragraphs = ["溪口村修桥三座。", "桥修好了，" * 80 + "人人都说好。", "还要修路15公里。"]
    body = "".join(f"<p><span>{paragraph}</span></p>" for paragraph in paragraphs)
    page = f"<body><div class='menu'><a href='/'>首页</a></div><div>{body}</div><div class='footer'>青禾日报社</div>"
    assert read_web_page(page.encode()).text.split("\n\n") == paragraphs


@pytest.mark.parametrize(
    ("codec", "declared", "encoding"),
    [
        ("utf-8", "utf-8", "UTF-8"),
        ("gb18030", "gb2312", "GB18030"),
        ("gb18030", "utf-8", "GB18030"),
        ("utf-8", "gbk", "UTF-8"),
        ("gb18030", "", "GB18030"),
        ("utf-16", "gbk", "UTF-16"),
        ("big5", "big5", "Big5"),
    ],
)
def test_web_encoding_is_the_declared_one_where_it_fits(codec, declared, encoding):
    """A page in another encoding than it says is read in that; the choice is recorded."""
    words = (
        "溪口村去年修橋三座，花去84萬元，賬目寫在村口的牆上。"
        if codec == "big5"
        else "溪口村去年修桥三座，花去84万元，账目写在村口的墙上。"
    )
    meta = f'<meta charset="{declared}">' if declared else ""
    content = read_web_page(f"<html><head>{meta}</head><body><p>{words}</p></body></html>".encode(codec))
    assert (content.text, content.encoding) == (words, encoding)


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("溪口村修桥三座。", "holds no HTML element; if it is plain text, rename it to .txt"),
        ("<body><script>a()</script>", "is a web page without any text; it may have been saved before its script had filled it"),
        ("<p>" + "网" * 4_000_000, "holds 4,000,003 characters of HTML; the limit is 4,000,000. Save the article alone"),
    ],
)
def test_web_says_what_is_wrong(page, message):
    """One line, and what to do."""
    with pytest.raises(ReadingError, match=f"^{message}$"):
        read_web_page(page.encode())
