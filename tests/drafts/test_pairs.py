"""The few texts worth a closer look."""

import time

from govkb.drafts.pairs import PairIndex


def test_pairs_find_the_text_itself_first():
    """Then those that share most with it."""
    texts = ["全州共有网格□个", "全县建成社区食堂□个", "全州共有网格员□名", "月球"]
    index = PairIndex(texts)
    assert list(index.most_like("全州共有网格□个", limit=2)) == [0, 2]


def test_pairs_of_a_text_unlike_all_find_nothing():
    """No pair in common, or no pair at all."""
    index = PairIndex(["全州共有网格□个"])
    assert list(index.most_like("月球", limit=3)) == list(index.most_like("", limit=3)) == []


def test_pairs_cost_little_among_many_texts():
    """A question among 20,000 texts that share a formula takes milliseconds."""
    texts = [f"截至目前，{chr(0x4E00 + number)}县共有网格员□名，人人持证上岗" for number in range(20_000)]
    index = PairIndex(texts)
    begin = time.perf_counter()
    found = [index.most_like(text, limit=3)[0] for text in texts[::200]]
    assert found == list(range(0, 20_000, 200))
    assert time.perf_counter() - begin < 2
