"""The check as Markdown."""

from govkb.drafts import as_markdown

RECORD = {"a|b.txt": "碧江区要闻\n\n　　截至目前，碧江区共有网格员1703名，社区33个。\n"}


def test_sheet_lists_what_needs_an_eye_and_the_notes(check_text):
    """A table of four columns and a source, then the notes; a bar in a name does not open a column."""
    page = as_markdown(check_text("碧江区新报\n\n　　碧江区的网格员有1705名、社区33个。\n", RECORD))
    rows = [line for line in page.splitlines() if line.startswith("| 3:")]
    assert rows == [
        "| 3:11 | 1705名（网格员） | 与在册数值不符 | a\\|b.txt印作1703名（截至目前） | 截至目前，碧江区共有网格员1703名，社区33个。（a\\|b.txt） |"
    ]
    assert "## 存异说明\n\n- 【存异说明】碧江区网格员：" in page


def test_sheet_of_a_clean_draft_has_no_table(check_text):
    """Nothing to look at."""
    assert as_markdown(check_text("碧江区新报\n\n　　碧江区有社区33个。\n", RECORD)) == "# 核稿：draft.txt\n\n相符 1\n"


def test_sheet_of_a_draft_without_figures_says_so(check_text):
    """Not an empty page."""
    assert "没有可核对的数字" in as_markdown(check_text("碧江区新报\n\n　　今天天气很好。\n", RECORD))
