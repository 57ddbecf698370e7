"""Text that several reports print is one source."""

import random
from pathlib import Path

import pytest

from govkb.reading import read
from govkb.reconciliation import reconcile
from govkb.reconciliation.context import context_of
from govkb.reconciliation.reprints import find_reprints
from govkb.reconciliation.things import things_of

CORPUS = Path(__file__).parents[2] / "corpus"
NAMES = (
    "s01-qiandongnan-optimise.txt",
    "s03-tongren-page.txt",
    "s07-rongjiang-flood.txt",
    "s09-linxi-elderly.txt",
    "s10-shiqiao-rural.txt",
)
HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 3_000)]
HEAD = "云岭省青禾市临溪区：{}\n\n　　"

FIRST = (
    "临溪区把助餐这件小事办成了大事，街道腾房子，社区找厨师，老人自己选菜单，三个月里跑遍了每一条巷子，听了一肚子的心里话。"
    "截至2025年底，全区建成老年食堂38个，每天有2600余名老人来吃饭，志愿者312名轮班送餐，雨天也没有断过一顿，街坊们都说好。"
)
SECOND = (
    "入冬以来，临溪区的巷子里多了一阵饭香。掌勺的老周退休前是船上的厨师，如今带着徒弟守着灶台，谁家老人没来，他就托人捎一碗热汤过去。"
    "账本上记着，截至2025年底，全区建成老年食堂38个，另有两处正在装修；区里说明年还要把送餐的路线再理一理，好让山上的几户也吃得上。"
)


def noisy(text, share, seed):
    """`text` with that share of its characters and digits changed, marks as they are."""
    chance = random.Random(seed)
    return "".join(
        char
        if chance.random() >= share
        else chance.choice(HAN)
        if char >= "一"
        else chance.choice("0123456789")
        if char.isdigit()
        else char
        for char in text
    )


@pytest.fixture(scope="module")
def originals(resolved):
    """Text and result of some reports of the corpus."""
    texts = {name: read(CORPUS / name, document=name).text for name in NAMES}
    return {name: (text, resolved(text, document=name)) for name, text in texts.items()}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_reprints_an_article_with_5_percent_changed_is_one_source(resolved, originals, seed):
    """The same articles in two files, every twentieth character another one, digits too."""
    for name, (text, original) in originals.items():
        results = [original, resolved(noisy(text, 0.05, seed), document=f"z-{name}")]
        sources = context_of(results).sources
        both = [
            thing for thing in things_of([claim for one in results for claim in one.claims]) if len({c.document for c in thing.claims}) > 1
        ]
        assert both
        assert {sources.count(thing.claims) for thing in both} == {1}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_reprints_match_the_figures_by_place(resolved, originals, seed):
    """Of the figures still read in a noisy copy 85 in a hundred are matched, and each with the figure that it was."""
    text, original = originals["s09-linxi-elderly.txt"]
    copy = resolved(noisy(text, 0.05, seed), document="z.txt")
    matched = [group for group in find_reprints([original, copy]).claims if len(group) == 2]
    assert len(matched) >= 0.85 * min(sum(not claim.repeat for claim in result.claims) for result in (original, copy))
    assert all(abs(one.start - other.start) < 8 for one, other in matched)


def test_reprints_two_articles_that_share_a_phrase_are_two(resolved):
    """A clause of thirty characters with its figure is a formula of the genre, not a reprint."""
    results = [
        resolved(HEAD.format(title) + text + "\n", document=name)
        for title, text, name in (("饭香", FIRST, "a.txt"), ("灶台", SECOND, "b.txt"))
    ]
    assert find_reprints(results).claims == ()
    (row,) = [row for row in reconcile(results).observations if row.claim.quote == "38个"]
    assert row.sources == 2


def test_reprints_half_a_paragraph_inside_another_is_one_source(resolved):
    """What is around it does not hide it."""
    half = FIRST[len(FIRST) // 2 - 10 :]
    other = HEAD.format("灶台") + SECOND[: SECOND.index("账本")] + half + "\n"
    results = [resolved(HEAD.format("饭香") + FIRST + "\n", document="a.txt"), resolved(other, document="b.txt")]
    quotes = {tuple(claim.quote for claim in group) for group in find_reprints(results).claims}
    assert quotes >= {("38个", "38个"), ("2600余名", "2600余名"), ("312名", "312名")}
    assert {row.sources for row in reconcile(results).observations if len(row.claim_ids) > 1} == {1}


def test_reprints_what_includes_half_a_paragraph_is_another_article(resolved):
    """Of the figures that both print, those of the shared half have one source and those in words of their own have two."""
    own = "另据统计，截至2025年底，全区共有社区88个，{}。"
    half = FIRST[len(FIRST) // 2 - 10 :]
    one = HEAD.format("饭香") + FIRST + "\n\n　　" + own.format("老城的街巷最多，住户大多是退休的船工") + "\n"
    other = HEAD.format("灶台") + SECOND[: SECOND.index("账本")] + half + "\n\n　　今年春天摸底，" + own.format("新城只占三成") + "\n"
    results = [resolved(one, document="a.txt"), resolved(other, document="b.txt")]
    assert find_reprints(results).articles == ()
    sources = {row.claim.quote: row.sources for row in reconcile(results).observations if len(row.claim_ids) > 1}
    assert sources == {"38个": 1, "2600余名": 1, "312名": 1, "88个": 2}


def test_reprints_two_counties_with_one_template_are_two(resolved):
    """The same words around other figures, about another place."""
    there = FIRST.replace("临溪区", "石桥县").replace("38", "21").replace("2600", "900").replace("312", "85").replace("全区", "全县")
    results = [
        resolved(HEAD.format("饭香") + FIRST + "\n", document="a.txt"),
        resolved("云岭省青禾市石桥县：饭香\n\n　　" + there + "\n", document="b.txt"),
    ]
    assert find_reprints(results).claims == ()


def test_reprints_a_changed_digit_is_still_the_same_place(resolved):
    """The figure that the copy gives otherwise is matched with the one it replaced."""
    results = [
        resolved(HEAD.format("饭香") + FIRST + "\n", document="a.txt"),
        resolved(HEAD.format("饭香") + FIRST.replace("38个", "83个") + "\n", document="b.txt"),
    ]
    assert ("38个", "83个") in {tuple(claim.quote for claim in group) for group in find_reprints(results).claims}


def test_reprints_the_first_print_is_the_one_published_first(resolved):
    """A day of publication goes before none, an earlier one before a later one, then file names."""
    text = HEAD.format("饭香") + FIRST + "\n"
    results = [resolved(text, document="a.txt"), resolved(text, document="b.txt", published="2026-02-01")]
    results.append(resolved(text, document="c.txt", published="2026-01-05"))
    assert {tuple(claim.document for claim in group) for group in find_reprints(results).claims} == {("c.txt", "b.txt", "a.txt")}


def test_reprints_a_short_sentence_word_for_word_is_one_source(resolved):
    """Also where it is too short for anything else to tell."""
    results = [resolved(HEAD.format(title) + "全区有网格120个。\n", document=f"{title}.txt") for title in ("甲", "乙")]
    assert len(find_reprints(results).claims) == 1


def test_reprints_order_of_reports_does_not_matter(resolved, originals):
    """The same groups from files in any order."""
    results = [original for _, original in originals.values()]
    results += [resolved(noisy(text, 0.05, 4), document=f"z-{name}") for name, (text, _) in originals.items()]
    assert find_reprints(results) == find_reprints(results[::-1])


@pytest.mark.slow
def test_reprints_long_paragraph_is_cut(resolved):
    """A page in one paragraph is compared in pieces, and figures in all of them are matched."""
    text = HEAD.format("长文") + "".join(noisy(FIRST, 0.4, seed) for seed in range(60)) + "\n"
    results = [resolved(text, document="a.txt"), resolved(text.replace("长文", "又一篇"), document="b.txt")]
    matched = find_reprints(results).claims
    assert len(matched) >= 0.9 * len(results[0].claims)
