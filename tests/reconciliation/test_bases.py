"""The base that a count and a rate imply."""

from decimal import Decimal

import pytest

from govkb.reconciliation.bases import bases_of, common_end, difference

HEAD = "云岭省青禾市临溪区：家底\n\n　　"
A = HEAD + "截至目前，全区社区工作者达2624人，也就是每万城镇人口拥有社区工作者18.86人。\n"
B = HEAD + "全区社区工作者队伍壮大至3165人，每万城镇常住人口配备20.97名社区工作者。\n"


def bases(result):
    """The bases of a report."""
    return list(bases_of(result.claims))


def test_bases_2624_at_1886_and_3165_at_2097(resolved):
    """139.1万城镇人口 and 150.9万城镇常住人口, 8.5 % apart."""
    (a,), (b,) = bases(resolved(A)), bases(resolved(B, document="b.txt"))
    assert [a.zh, b.zh] == ["139.1万城镇人口", "150.9万城镇常住人口"]
    assert [a.count.quote, a.rate.quote] == ["2624人", "18.86人"]
    assert a.low < Decimal(1_391_304) < a.high
    zh, en = difference(a, b)
    assert "相差8.5%" in zh
    assert "8.5 % apart" in en


@pytest.mark.parametrize(
    ("sentence", "base"),
    [
        ("全区有社区工作者2624人，每万城镇人口的社区工作者为18.86人。", "139.1万城镇人口"),
        ("全区有社区工作者2624人，每千人口拥有社区工作者1.886人。", "139.1万人口"),
        ("全区有社区工作者2624人，每万城镇常住人口人口配备社区工作者18.86人。", "139.1万城镇常住人口"),
        ("全区有养老床位2624张，每千名老人拥有养老床位18.86张。", "13.91万名老人"),
        ("全区有养老床位2624张，每千名老人有床位18.86张。", "13.91万名老人"),
        ("全区有社区工作者2624人，每万城镇人口拥有专职社区工作者18.86人。", "139.1万城镇人口"),
        ("全区有社区工作者2624人，每万城镇常住人口配备专职社区工作者18.86人。", "139.1万城镇常住人口"),
        ("全区有活动站12个，每万名国有企业职工有活动站2.4个。", "5万名国有企业职工"),
    ],
)
def test_bases_words(resolved, sentence, base):
    """The words of the base stand without what is counted in it and without a word printed twice over."""
    assert [base] == [one.zh for one in bases(resolved(HEAD + sentence + "\n"))]


@pytest.mark.parametrize(
    "sentence",
    [
        "每万城镇人口拥有社区工作者18.86人。",
        "全区有网格员2624人，每万城镇人口拥有社区工作者18.86人。",
        "全区有社区工作者2624人。每万城镇人口拥有社区工作者18.86人。",
        "全区有社区工作者2624人，每年培训社区工作者12次。",
    ],
    ids=["no-count", "other-people", "other-sentence", "no-population"],
)
def test_bases_take_a_count_of_the_same(resolved, sentence):
    """Count and rate stand in one sentence and are of one thing."""
    assert bases(resolved(HEAD + sentence + "\n")) == []


def test_bases_approximate_count_leaves_the_end_open(resolved):
    """2600余人 is a lower bound, and so is its base."""
    (base,) = bases(resolved(HEAD + "全区有社区工作者2600余人，每万城镇人口拥有社区工作者18.86人。\n"))
    assert base.high is None


@pytest.mark.parametrize(("one", "other", "size"), [("社区工作者", "工作者", 3), ("甲", "乙", 0), ("", "乙", 0), ("乙", "乙", 1)])
def test_bases_common_end(one, other, size):
    """Characters that two phrases end with alike."""
    assert common_end(one, other) == size
