"""Markdown: a head that says where the report comes from, a body without its marks."""

import pytest

from govkb.errors import ReadingError
from govkb.reading.markdown import read_markdown

HEAD = "---\ntitle: 桥修好了\npublisher: 青禾日报\npublished: 2026-01-05\n---\n"


def test_markdown_head_says_where_the_report_comes_from():
    """Each entry is a clue with its origin; the body begins below."""
    content = read_markdown(f"{HEAD}溪口村修桥三座。\n".encode())
    told = {clue.name: (clue.value, clue.origin) for clue in content.clues}
    assert content.text == "溪口村修桥三座。\n"
    assert told == {
        "title": ("桥修好了", "YAML head"),
        "publisher": ("青禾日报", "YAML head"),
        "published": ("2026-01-05", "YAML head"),
    }


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("# 桥修好了\n\n修桥**三座**，`84`万元。", "桥修好了\n\n修桥三座，84万元。"),
        ("> 修桥三座。\n> 修路五里。", "修桥三座。\n修路五里。"),
        ("| 街道 | 网格 |\n|---|---:|\n| 柳堤 | 120个 |\n", "街道\t网格\n柳堤\t120个\n"),
        ("5 * 3 = 15，网格#3，a_b", "5 * 3 = 15，网格#3，a_b"),
        ("---\n\n修桥三座。", None),
    ],
)
def test_markdown_marks_are_no_part_of_the_text(body, text):
    """Headings, emphasis, quotations and tables read without their marks; other characters stay."""
    if text is None:
        with pytest.raises(ReadingError, match="has no end"):
            read_markdown(body.encode())
        return
    assert read_markdown(body.encode()).text == text


def test_markdown_text_leads_back_to_the_file():
    """Every stretch stands there as it reads."""
    source = f"{HEAD}# 桥修好了\n\n| 街道 | 网格 |\n|---|---|\n| **柳堤** | 120个 |\n"
    content = read_markdown(source.encode())
    assert all(content.text[one.start : one.start + one.length] == source[one.at : one.at + one.span] for one in content.origin)


def test_markdown_title_is_its_first_heading_where_the_head_has_none():
    """A heading of the first level is what the file calls itself."""
    (clue,) = read_markdown("# 桥修好了 #\n\n## 一\n修桥三座。".encode()).clues
    assert (clue.name, clue.value, clue.origin) == ("title", "桥修好了", "first heading")


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("titel: x", "line 2: unknown key 'titel'; allowed: title, publisher, page, published, url, note"),
        ("title: x\ntitle: y", "line 3: key 'title' stands twice"),
        ("published: 5.1.2026", "line 2: '5.1.2026' is no date; expected YYYY-MM-DD, such as 2026-01-31"),
        ("title: [x]", "line 2: a value must be plain text"),
        ("title: {a: b}", "line 2: a value must be plain text"),
        ("title: &a x\nnote: *a", "line 3: a value must be plain text"),
        ("title: 'x", "line .: the head is no YAML: .*"),
        ("title: x\n\tnote: y", "line 3: the head is no YAML: .*"),
        ('title: "\\ud800"', r"line 2: '\\ud800' holds half of a character; write the character itself"),
    ],
)
def test_markdown_says_what_is_wrong_with_its_head(head, message):
    """The line, what was found, what is allowed; nothing can swell or nest."""
    with pytest.raises(ReadingError, match=f"^{message}$"):
        read_markdown(f"---\n{head}\n---\n修桥三座。".encode())
