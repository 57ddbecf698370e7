"""One verdict for each figure of a draft."""

from pathlib import Path

import pytest
import yaml

from govkb.drafts import FAILING

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
PASSAGE = (
    "　　碧江区建成社区食堂12个、户外驿站43个、托育中心10个，居民办理业务实现集中办理、一站办结，群众少跑路、少等候，满意度逐年提高。\n"
)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_check_gives_each_figure_its_verdict(check_text, case):
    """The cases of cases.yaml."""
    checked = check_text(case["draft"], case["record"])
    assert [[figure.quote, figure.verdict.value] for figure in checked.figures] == case["verdicts"]


def test_check_fails_on_differs_and_arithmetic_only():
    """What makes the command exit 1."""
    assert {verdict.value for verdict in FAILING} == {"differs", "arithmetic"}


def test_check_places_figures_by_line_and_column(check_text):
    """Both count from 1, columns in characters, whatever the line ends."""
    checked = check_text("碧江区新报\r\n\r\n　　碧江区的网格员有1703名。\r\n", {"a.txt": "碧江区要闻\n\n　　碧江区共有网格员1703名。\n"})
    (figure,) = checked.figures
    assert (figure.line, figure.column) == (3, 11)
    assert checked.report.text[figure.start : figure.end] == "1703名"


def test_check_tells_later_prints_of_a_passage(check_text):
    """A paragraph printed twice in the draft: the first print has the verdict, the second is a repeat."""
    checked = check_text(f"碧江区新报\n\n{PASSAGE}\n　　碧江区要闻两则。\n\n{PASSAGE}", {"a.txt": "榕江县要闻\n\n　　榕江县有社区12个。\n"})
    verdicts = [figure.verdict.value for figure in checked.figures]
    assert verdicts[3:] == ["repeated"] * 3
    assert "repeated" not in verdicts[:3]


ARTICLE = (
    "碧江区要闻\n\n　　碧江区共有网格员1703名，做到人人持证。\n\n　　全区建成社区食堂12个，老年人凭卡就餐。\n\n"
    "　　去年，全区开展入户走访3600次，收集意见860条。\n\n　　今年，全区计划培训社区工作者420名，分期分批进行。\n"
)


def test_check_of_an_article_on_record_is_borne_out_by_itself_only(check_text):
    """The same article again: there is no second source."""
    checked = check_text(ARTICLE, {"a.txt": ARTICLE})
    assert {figure.verdict.value for figure in checked.figures} == {"self-only"}


def test_check_of_an_article_on_record_takes_other_reports_for_sources(check_text):
    """Where another report prints a figure too, it is borne out."""
    checked = check_text(ARTICLE, {"a.txt": ARTICLE, "b.txt": "碧江区简讯\n\n　　据悉，碧江区有网格员1703名。\n"})
    assert [figure.verdict.value for figure in checked.figures][:2] == ["match", "self-only"]


def test_check_of_a_quotation_is_no_self_support(check_text):
    """One sentence out of an article on record is a quotation of it."""
    checked = check_text("碧江区新报\n\n　　全区建成社区食堂12个，老年人凭卡就餐。\n\n　　碧江区的做法受到欢迎。\n", {"a.txt": ARTICLE})
    assert [figure.verdict.value for figure in checked.figures] == ["match"]


def test_check_finds_a_figure_altered_in_its_own_earlier_print(check_text):
    """The earlier print bears nothing out, but contradicts all the same."""
    checked = check_text(ARTICLE.replace("3600次", "3900次"), {"a.txt": ARTICLE})
    assert [figure.quote for figure in checked.figures if figure.fails] == ["3900次"]


def test_check_says_where_the_draft_itself_prints_a_figure_again(check_text):
    """Not on record, twice in the draft: its only support is itself."""
    draft = (
        "碧江区新报\n\n　　去年，碧江区为困难群众代办各类民生事项320件，群众少跑了不少路。\n\n　　碧江区还办了实事。\n\n"
        "　　记者获悉。去年，碧江区为困难群众代办各类民生事项320件，群众少跑了不少路。\n"
    )
    checked = check_text(draft, {"a.txt": "榕江县要闻\n\n　　榕江县有社区12个。\n"})
    assert {figure.verdict.value for figure in checked.figures} <= {"self-only", "repeated"}


def test_check_names_the_prints_behind_a_verdict(check_text):
    """The decisive one first, with its sentence."""
    checked = check_text(
        "碧江区新报\n\n　　碧江区的网格员有1705名。\n", {"a.txt": "碧江区要闻\n\n　　截至目前，碧江区共有网格员1703名。\n"}
    )
    (figure,) = checked.figures
    assert (figure.sources[0].document, figure.sources[0].quote) == ("a.txt", "1703名")
    assert (figure.reason_zh, figure.reason_en) == ("a.txt印作1703名（截至目前）", "1703名 in a.txt (截至目前)")


def test_check_counts_verdicts_gravest_first(check_text):
    """For the last line of a listing."""
    checked = check_text(
        "碧江区新报\n\n　　碧江区的网格员有1705名，社区33个。\n", {"a.txt": "碧江区要闻\n\n　　碧江区共有网格员1703名。\n"}
    )
    assert {verdict.value: number for verdict, number in checked.counts().items()} == {"differs": 1, "not-in-kb": 1}
