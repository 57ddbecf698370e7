"""Measures → indicators: the gate before figures are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govkb.knowledge import default_folder, load
from govkb.resolution.indicators import indicator_for

KNOWLEDGE = load(default_folder())


def find(measure, unit="个", statistic="total"):
    """The indicator of a measure."""
    return indicator_for(measure, unit, statistic, KNOWLEDGE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("社区", "个"), ("社区党组织", "个")),
        (("城市社区", "个"), ("社区党组织", "个")),
        (("社区工作者", "名"), ("优秀社区工作者", "名")),
        (("网格", "个"), ("综合网格", "个")),
        (("党员", "名"), ("在职党员", "名")),
        (("志愿服务", "场"), ("志愿服务", "人次")),
        (("矛盾纠纷", "件"), ("矛盾纠纷化解率", "%")),
        (("小区", "个"), ("小区党支部", "个")),
        (("有党员的组织覆盖率", "%"), ("组织覆盖率", "%")),
        (("议事亭", "个"), ("议事长廊", "个")),
    ],
)
def test_indicators_stay_apart(one, other):
    """What is not the same count never falls together."""
    statistics = {"%": "share"}
    refs = [find(measure, unit, statistics.get(unit, "total")) for measure, unit in (one, other)]
    assert refs[0].id != refs[1].id


@pytest.mark.parametrize(
    ("measure", "unit", "statistic", "expected"),
    [
        ("全县各类志愿服务队", "支", "total", ("volunteer-teams", "")),
        ("社区工作者", "人", "total", ("community-workers", "")),
        ("社区工作者总数", "位", "total", ("community-workers", "")),
        ("“三有”企业", "家", "total", ("three-have-firms", "")),
        ("县(市)", "个", "total", ("counties", "")),
        ("城市社区", "个", "total", ("communities", "城市")),
        ("每万城镇常住人口拥有社区工作者", "名", "rate", ("community-workers-per-10k", "城镇常住")),
        ("每万城镇人口配备社区工作者", "人", "rate", ("community-workers-per-10k", "城镇")),
        ("农村常住居民人均可支配收入", "元", "mean", ("disposable-income", "农村")),
        ("社区工作者月人均薪酬", "元", "mean", ("community-worker-pay", "")),
        ("社区工作者平均报酬", "元/月", "mean", ("community-worker-pay", "")),
        ("网格", "", "total", ("grids", "")),
    ],
)
def test_indicators_meet_by_phrase_unit_and_statistic(measure, unit, statistic, expected):
    """Marks, words without weight and listed scopes are set aside."""
    ref = find(measure, unit, statistic)
    assert (expected, True) == ((ref.id, ref.scope), ref.curated)


@pytest.mark.parametrize(
    ("measure", "unit", "statistic"),
    [
        ("社区工作者", "%", "share"),
        ("社区工作者", "名", "change"),
        ("社区工作者", "个", "total"),
        ("农村网格员队伍建设", "个", "total"),
        ("年平均社区工作者薪酬", "元", "mean"),
    ],
)
def test_indicators_derive_where_unit_or_statistic_differ(measure, unit, statistic):
    """A share of the workers is not their number, a yearly pay no monthly one."""
    assert not find(measure, unit, statistic).curated


def test_indicators_take_no_scope_that_is_not_listed():
    """城市 is part of 城市管理队员."""
    ref = find("城市管理队员", "名")
    assert (ref.scope, ref.name) == ("", "城市管理队员")


def test_indicators_derived_id_is_that_of_the_phrase_and_unit_class():
    """名 and 人 count alike, 家 and 个 do not."""
    assert find("文艺爱好者", "名") == find("全县的“文艺爱好者”", "人")
    assert find("文艺团体", "个").id != find("文艺团体", "家").id


@given(st.text(alphabet="全县各类的社区工作者数量城市“”（） ", max_size=12), st.sampled_from(["个", "名", ""]))
def test_indicators_give_an_indicator_for_any_phrase(measure, unit):
    """Nothing is left out, and the answer is always the same."""
    ref = find(measure, unit)
    assert ref.id
    assert ref.name
    assert ref == find(measure, unit)
