"""存异说明: both figures, dates, what they count, citations."""

RECORD = {"a.txt": "碧江区要闻\n\n　　截至2025年底，碧江区共有网格员1703名。\n"}


def test_notes_name_both_figures_dates_counts_and_citations(check_text):
    """Ready to be pasted."""
    (figure,) = check_text("碧江区新报\n\n　　碧江区的网格员有1705名。\n", RECORD).figures
    assert figure.note.startswith("【存异说明】碧江区网格员：本稿作1705名（未注明时间）；")
    assert "a.txt《碧江区要闻》（某报，2026-03-01）作1703名（截至2025年底，即2025-12-31）。" in figure.note
    assert "口径：" in figure.note
    start = RECORD["a.txt"].index("1703名")
    assert figure.note.endswith(f"依据：“截至2025年底，碧江区共有网格员1703名。”（a.txt，第{start}—{start + 5}字）。")


def test_notes_say_what_a_draft_contradicts_in_itself(check_text):
    """No source on record: the other figure of the draft."""
    sentence = "　　去年，碧江区为困难群众代办民生事项{}件，少跑了不少路。\n\n"
    figure = check_text(f"碧江区新报\n\n{sentence.format(320)}　　办好了实事。\n\n{sentence.format(350)}", RECORD).figures[0]
    assert figure.note.endswith("本稿作320件。同一句话在稿内另一处印作350件。同稿相关数字：350件。发稿前请核对。")


def test_notes_stand_on_conflicts_only(check_text):
    """A figure that matches, or is not on record, needs none."""
    checked = check_text("碧江区新报\n\n　　碧江区的网格员有1703名，社区33个。\n", RECORD)
    assert [figure.note for figure in checked.figures] == ["", ""]
