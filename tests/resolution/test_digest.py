"""A digest of eight places on one page: each place with its level and the places above it, small ones under the street that they are printed behind."""

import pytest

from govkb.engines.analysis import analyse
from govkb.model import Report

DIGEST = """\
基层治理见闻

江苏省苏州市姑苏区：小巷里的网格

　　姑苏区双塔街道幸福社区党委书记王丽说，社区有网格18个。苏锦街道平安社区、和平社区实行居民自治。

浙江省宁波市鄞州区：楼道里的议事

　　鄞州区东柳街道华光城社区有业委会3个。首南街道和谐社区创建工作已经开始。

四川省成都市武侯区：院子里的茶话

　　武侯区玉林街道黉门街社区居民2.1万人，晋阳街道吉福社区有党员123名。全区有智慧社区12个。

甘肃省临夏州东乡族自治县：山上搬下来

　　东乡县达板镇凤凰山社区接收群众1.2万人。锁南镇建成村级党群服务中心12个。

广西壮族自治区柳州市三江侗族自治县：鼓楼边议事

　　三江县独峒镇唐朝村、高定村、干冲村有议事会3个。

新疆维吾尔自治区喀什地区疏勒县：一起过日子

　　疏勒县巴合齐乡、牙甫泉镇有村民小组20个。喀什市西域大道街道新城社区有居民900户。

河南省鹤壁市山城区：老楼新梯

　　山城区红旗街道阳光花园小区装电梯8部。长风中路街道朝霞社区、前进社区办活动16场次。

贵州省毕节市七星关区：搬来的新邻居

　　七星关区柏杨林街道阳光社区网格员李梅介绍了经过。碧海街道幸福社区有居民700户。
"""

PLACES = """\
江苏省/苏州市/姑苏区/双塔街道/幸福社区
江苏省/苏州市/姑苏区/苏锦街道/平安社区
江苏省/苏州市/姑苏区/苏锦街道/和平社区
浙江省/宁波市/鄞州区/东柳街道/华光城社区
浙江省/宁波市/鄞州区/首南街道
四川省/成都市/武侯区/玉林街道/黉门街社区
四川省/成都市/武侯区/晋阳街道/吉福社区
甘肃省/临夏回族自治州/东乡族自治县/达板镇/凤凰山社区
甘肃省/临夏回族自治州/东乡族自治县/锁南镇
广西壮族自治区/柳州市/三江侗族自治县/独峒镇/唐朝村
广西壮族自治区/柳州市/三江侗族自治县/独峒镇/高定村
广西壮族自治区/柳州市/三江侗族自治县/独峒镇/干冲村
新疆维吾尔自治区/喀什地区/疏勒县/巴合齐乡
新疆维吾尔自治区/喀什地区/疏勒县/牙甫泉镇
新疆维吾尔自治区/喀什地区/喀什市/西域大道街道/新城社区
河南省/鹤壁市/山城区/红旗街道/阳光花园小区
河南省/鹤壁市/山城区/长风中路街道/朝霞社区
河南省/鹤壁市/山城区/长风中路街道/前进社区
贵州省/毕节市/七星关区/柏杨林街道/阳光社区
贵州省/毕节市/七星关区/碧海街道/幸福社区
"""


@pytest.fixture(scope="module")
def places(knowledge):
    """Path of names → level and code of every place of the digest."""
    result = analyse(Report("digest.txt", DIGEST, "UTF-8", "text", "0", len(DIGEST)), knowledge, segmenter="jieba")
    return {entity.path: (entity.level, entity.code) for entity in result.entities if entity.kind == "place"}


def test_digest_places_lie_where_they_are_printed(places):
    """Every place of the digest with all above it, and no other."""
    expected = {"/".join(path.split("/")[: depth + 1]) for path in PLACES.split() for depth in range(path.count("/") + 1)}
    assert set(places) == expected


def test_digest_provinces_prefectures_and_counties_have_codes(places):
    """Six digits, as the tables have them; what lies below has none."""
    assert all((len(code) == 6) is (level in ("province", "prefecture", "county")) for level, code in places.values())
    assert places["甘肃省/临夏回族自治州/东乡族自治县"] == ("county", "622926")


def test_digest_places_of_one_name_stay_apart(places):
    """幸福社区 of two streets."""
    assert sum(path.endswith("/幸福社区") for path in places) == 2
