"""Quotations and their speakers."""

import pytest

from govkb.examples.runner import read_alone


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“饭菜可口，价钱也公道。”居民田小雨说。", [("“饭菜可口，价钱也公道。”", "田小雨")]),
        ("网格员田小雨介绍：“灯修好了，大家都夸。”", [("“灯修好了，大家都夸。”", "田小雨")]),
        (
            "“网格虽小，事情不小。”榕江县车民街道文体社区党总支书记田小雨介绍道，“我们一户一户走。”",
            [("“网格虽小，事情不小。”", "田小雨"), ("“我们一户一户走。”", "田小雨")],
        ),
        ("“队员来得快，我很放心。”在活动室里，退休职工田永雨给队员点赞。", [("“队员来得快，我很放心。”", "田永雨")]),
        ("“要把事办好，办到家门口。”网格员田小雨的话，说出了大家的心声。", [("“要把事办好，办到家门口。”", "田小雨")]),
        ("“小田，灯坏了，啥时来修？”网格员田小雨的手机响个不停。", []),
        ("推行“三进”行动，居民田小雨说好。", []),
        ("“路通了，灯亮了。”大家都说。", []),
    ],
)
def test_sayings_have_their_speaker(knowledge, text, said):
    """The speaker stands behind, before or between; what is about something else of a person's is no saying of theirs."""
    found = read_alone(text, knowledge).names.sayings
    assert [(text[one.start : one.end], one.person.mention.text) for one in found] == said


def test_sayings_evidence_holds_quotation_and_speaker(knowledge):
    """Both in one stretch of print."""
    text = "今年，“饭菜可口。”居民田小雨说，很方便。"
    (saying,) = read_alone(text, knowledge).names.sayings
    assert text[saying.evidence_start : saying.evidence_end] == "“饭菜可口。”居民田小雨说"
