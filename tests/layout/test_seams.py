"""Whether a text that stops goes on in another."""

import pytest

from govkb.layout.seams import Seams, opens

PAGE = ["全县网格员队伍共有1200人，网格员队伍每天走访。", "配备网格长138名。"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("把服务送到网格员队", "伍手中"),
        ("今年走访群众2", "300人次"),
        ("今年走访群众23", "名干部"),
        ("各部门一起推", "进工作"),
        ("他说：“有事找我", "”，说完就走"),
        ("居民的意见", "，都记在本子上"),
    ],
)
def test_seams_tell_what_goes_on(left, right):
    """By words and numbers that the seam would cut, by marks that close what is open."""
    assert Seams(PAGE).joins(left, right) >= 1.0


@pytest.mark.parametrize(("left", "right"), [("把服务送到居民", "■记者"), ("由街道统筹", "）下一步工作"), ("他说：“有事找我", "》为题")])
def test_seams_tell_what_does_not(left, right):
    """Nothing speaks for the two, or a bracket that none opened against them."""
    assert Seams(PAGE).joins(left, right) < 0.0


@pytest.mark.parametrize(
    ("text", "sign"), [("近年来，石桥县", 1), ("建强骨干队伍。石桥县", 1), ("，石桥县", -1), ("的力量", -1), ("石桥县", 0)]
)
def test_seams_know_how_paragraphs_begin(text, sign):
    """With a time or a label; not with a mark that closes, nor a particle."""
    found = opens(text)
    assert (found > 0) - (found < 0) == sign
